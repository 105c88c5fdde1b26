import { makeId } from './make-id.js';

/**
 * Gives out ids as docutils does (`document.set_id`): that of the first of an element's names that is free, else one with a number:
 * `section-name-1`, `target-1`.
 */
export class Ids {
  readonly #taken = new Set<string>();
  readonly #counters = new Map<string, number>();

  /** `autoPrefix` is docutils' setting `auto_id_prefix`; `%` stands for the name or the element's type. */
  constructor(private readonly autoPrefix = '%') {}

  /** An id for an element; `names` are its reference names. */
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

  has(id: string): boolean {
    return this.#taken.has(id);
  }

  /** Takes an id that an element has already; `false` where another one has it. */
  take(id: string): boolean {
    if (this.#taken.has(id)) return false;
    this.#taken.add(id);
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
