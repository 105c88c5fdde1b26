import { makeId } from './make-id.js';

/**
 * Allocates ids as docutils does (`document.set_id`): an element gets the id of its first name that is free, otherwise a
 * numbered id such as `section-name-1` or `target-1`.
 */
export class Ids {
  readonly #taken = new Set<string>();
  readonly #counters = new Map<string, number>();
  readonly #dotted = new Set<string>();

  /** `autoPrefix` is docutils' setting `auto_id_prefix`; `%` is replaced by the name or the element type. */
  constructor(private readonly autoPrefix = '%') {}

  /** Allocates an id for an element of this type with these reference names. */
  assign(type: string, names: readonly string[]): string {
    let base = '';
    for (const name of names) {
      const id = makeId(name);
      if (id !== '') base = id;
      if (id === '' || this.#taken.has(id)) continue;
      this.#taken.add(id);
      return id;
    }
    return this.#numbered(this.#prefix(base, type));
  }

  /** The ids with a dot, which only authors give: ids made from names have none. */
  get dotted(): ReadonlySet<string> {
    return this.#dotted;
  }

  has(id: string): boolean {
    return this.#taken.has(id);
  }

  /** Reserves an id; `false` if it is taken already. */
  take(id: string): boolean {
    if (this.#taken.has(id)) return false;
    this.#taken.add(id);
    if (id.includes('.')) this.#dotted.add(id);
    return true;
  }

  #prefix(base: string, type: string): string {
    if (!this.autoPrefix.endsWith('%')) return this.autoPrefix;
    return `${this.autoPrefix.slice(0, -1)}${base || makeId(type)}-`;
  }

  #numbered(prefix: string): string {
    for (;;) {
      const number = (this.#counters.get(prefix) ?? 0) + 1;
      this.#counters.set(prefix, number);
      const id = `${prefix}${number}`;
      if (this.take(id)) return id;
    }
  }
}
