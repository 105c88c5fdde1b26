import { Ids } from './ids.js';
import type { Element } from './nodes.js';
import { type NameConflict, Rank, type Target, TargetNames } from './target-names.js';

/**
 * What a document holds that other parts of it refer to, or that refers to them, in the order of the text: docutils' bookkeeping
 * (`document.names`, `ids`, `refnames`, `autofootnotes` and so on).
 */
export class DocumentTargets {
  readonly names = new TargetNames();
  readonly targets = new Map<Element, Target>();
  readonly byId = new Map<string, Element>();
  /** References and targets that lead to a name. */
  readonly refnames = new Map<string, Element[]>();
  /** References and targets that lead to an id. */
  readonly refids = new Map<string, Element[]>();
  /** Targets that lead to other targets by name. */
  readonly indirectTargets: Element[] = [];
  /** Footnotes with a number of their own. */
  readonly footnotes: Element[] = [];
  readonly autoFootnotes: Element[] = [];
  readonly symbolFootnotes: Element[] = [];
  readonly citations: Element[] = [];
  readonly autoFootnoteReferences: Element[] = [];
  readonly symbolFootnoteReferences: Element[] = [];
  readonly footnoteReferences = new Map<string, Element[]>();
  readonly citationReferences = new Map<string, Element[]>();
  readonly substitutions = new Map<string, Element>();
  /** Names of substitutions by their lower-case form. */
  readonly substitutionKeys = new Map<string, string>();
  readonly pending: Element[] = [];
  readonly #ids: Ids;

  constructor(autoIdPrefix?: string) {
    this.#ids = new Ids(autoIdPrefix);
  }

  /** Gives an element an id, made of its first free name or of its type. */
  identify(element: Element, prefix?: string): string {
    return this.#target(element, prefix).id;
  }

  /** An id for an element that has, or will have, its `ids` from its maker. */
  newId(element: Element, prefix: string = element.type): string {
    const id = this.#ids.assign(prefix, element.attributes.names ?? []);
    this.byId.set(id, element);
    return id;
  }

  /** Enters an element with its names: those that an author gave, or those that the text implies. */
  name(element: Element, rank: Rank): { id: string; conflicts: NameConflict[] } {
    const target = this.#target(element);
    return { id: target.id, conflicts: this.names.add(target, rank) };
  }

  /** Enters the names of an element that has its id already. */
  adopt(element: Element, id: string): NameConflict[] {
    const target = { element, id, names: [...(element.attributes.names ?? [])], dupnames: [] };
    this.targets.set(element, target);
    this.byId.set(id, element);
    return this.names.add(target, Rank.explicit);
  }

  /** Sets each target's names and id on its element. */
  write(): void {
    for (const { element, id, names, dupnames } of this.targets.values()) {
      const { attributes } = element;
      attributes.ids = [id];
      if (names.length > 0) attributes.names = names;
      else delete attributes.names;
      if (dupnames.length > 0) attributes.dupnames = dupnames;
    }
  }

  /** The id that a name leads to; `null` where several elements have the name. */
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
    const known = this.targets.get(element);
    if (known) return known;
    const id = this.newId(element, prefix);
    const target = { element, id, names: [...(element.attributes.names ?? [])], dupnames: [] };
    this.targets.set(element, target);
    return target;
  }
}

/** Puts a value at the end of a key's list. */
export function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
