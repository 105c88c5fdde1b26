import { Ids } from './ids.js';
import type { Element } from './nodes.js';
import { type NameConflict, Rank, type Target, TargetNames } from './target-names.js';

/**
 * The targets and references of a whole document in document order: docutils' bookkeeping (`document.nameids`, `ids`,
 * `refnames`, `autofootnotes` and so on).
 */
export class DocumentTargets {
  readonly names = new TargetNames();
  readonly byElement = new Map<Element, Target>();
  readonly byId = new Map<string, Element>();
  /** References and indirect targets by the name that they refer to. */
  readonly refnames = new Map<string, Element[]>();
  /** References and targets by the id that they refer to. */
  readonly refids = new Map<string, Element[]>();
  /** Targets that refer to other targets by name. */
  readonly indirectTargets: Element[] = [];
  /** Manually numbered footnotes. */
  readonly footnotes: Element[] = [];
  readonly autoFootnotes: Element[] = [];
  readonly symbolFootnotes: Element[] = [];
  readonly citations: Element[] = [];
  readonly autoFootnoteReferences: Element[] = [];
  readonly symbolFootnoteReferences: Element[] = [];
  readonly footnoteReferences = new Map<string, Element[]>();
  readonly citationReferences = new Map<string, Element[]>();
  readonly substitutions = new Map<string, Element>();
  /** Names of substitutions by their normalized form. */
  readonly substitutionKeys = new Map<string, string>();
  readonly pending: Element[] = [];
  readonly #ids: Ids;

  constructor(autoIdPrefix?: string) {
    this.#ids = new Ids(autoIdPrefix);
  }

  /** The id of an element, allocated from its first free name or its type on the first call. */
  identify(element: Element, prefix?: string): string {
    return this.#target(element, prefix).id;
  }

  /** Allocates an id for an element whose `ids` the caller sets. */
  newId(element: Element, prefix: string = element.type): string {
    const id = this.#ids.assign(prefix, element.attributes.names ?? []);
    this.byId.set(id, element);
    return id;
  }

  /** Registers an element under its names. */
  name(element: Element, rank: Rank): { id: string; conflicts: NameConflict[] } {
    const target = this.#target(element);
    return { id: target.id, conflicts: this.names.add(target, rank) };
  }

  /** Registers the explicit names of an element that already has an id. */
  adopt(element: Element, id: string): NameConflict[] {
    const target = { element, id, names: [...(element.attributes.names ?? [])], dupnames: [] };
    this.byElement.set(element, target);
    this.byId.set(id, element);
    return this.names.add(target, Rank.explicit);
  }

  /** Writes the names and the id of each target to its element's attributes. */
  write(): void {
    for (const { element, id, names, dupnames } of this.byElement.values()) {
      const { attributes } = element;
      attributes.ids = [id];
      if (names.length > 0) attributes.names = names;
      else delete attributes.names;
      if (dupnames.length > 0) attributes.dupnames = dupnames;
    }
  }

  /** The id of the element with this name; `null` if several elements have it. */
  idOf(name: string): string | null | undefined {
    const found = this.names.find(name);
    return found === 'ambiguous' ? null : found?.id;
  }

  noteRefname(element: Element): void {
    const { refname } = element.attributes;
    if (refname !== undefined) append(this.refnames, refname, element);
  }

  noteRefid(element: Element): void {
    const { refid } = element.attributes;
    if (refid !== undefined) append(this.refids, refid, element);
  }

  #target(element: Element, prefix?: string): Target {
    const known = this.byElement.get(element);
    if (known) return known;
    const id = this.newId(element, prefix);
    const target = { element, id, names: [...(element.attributes.names ?? [])], dupnames: [] };
    this.byElement.set(element, target);
    return target;
  }
}

/** Appends a value to the list of a key. */
export function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
