import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { numberFootnotes } from './footnote-numbers.js';
import { Ids } from './ids.js';
import { IndexProblems } from './index-problems.js';
import type { Destination, FootnoteLabel, Lookups } from './lookups.js';
import { makeId } from './make-id.js';
import { normalizeName } from './names.js';
import { type Element, type Node, textOf } from './nodes.js';
import { SubstitutionDefinitions } from './substitution-definitions.js';
import { summarize } from './summary.js';
import { Rank, type Target, TargetNames } from './target-names.js';

/** A part of a document: a title with its blocks, or blocks without one. */
export interface Part {
  readonly title: Element | undefined;
  readonly body: readonly Node[];
  /** Whether something is missing from it, since its source is not there or cannot be read. */
  readonly isIncomplete?: boolean;
}

/** An index over all parts of a document: ids, reference names, footnote numbers and substitutions. */
export interface DocumentIndex extends Lookups {
  /** The ids of each part's title, the preferred link target first. */
  readonly partIds: readonly (readonly string[])[];
  /** Whether a part is missing: a name that seems unknown may be defined there, and is not reported. */
  readonly isIncomplete: boolean;
  /** Aliases that were requested for another id and are in use. */
  readonly idAliases: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

const unknown: Destination = { kind: 'unknown' };
const ambiguous: Destination = { kind: 'ambiguous' };
const circular: Destination = { kind: 'circular' };

const noAliases: ReadonlyMap<string, readonly string[]> = new Map();

/**
 * Indexes a document: ids and names of everything, numbers of footnotes, anonymous targets, substitutions. `idAliases` are further ids
 * by the id beside which they stand; one that something has already stays there.
 */
export function indexDocument(
  parts: readonly Part[],
  idAliases: ReadonlyMap<string, readonly string[]> = noAliases,
): DocumentIndex {
  return new Indexing(parts, idAliases);
}

class Indexing implements DocumentIndex {
  readonly partIds: string[][] = [];
  readonly #ids = new Ids();
  readonly #names = new TargetNames();
  readonly #targets = new Map<Element, Target>();
  readonly #destinations = new Map<string, Destination>();
  readonly #substitutions = new SubstitutionDefinitions();
  readonly #footnotes = new Map<Element, FootnoteLabel>();
  readonly #anonymous = new Map<Element, Element | undefined>();
  readonly #aliases: Element[] = [];
  readonly #problems = new IndexProblems(this, this.#names, this.#substitutions);

  readonly isIncomplete: boolean;
  readonly #furtherIds = new Map<string, readonly string[]>();
  readonly idAliases = new Set<string>();

  constructor(parts: readonly Part[], idAliases: ReadonlyMap<string, readonly string[]>) {
    this.isIncomplete = parts.some((part) => part.isIncomplete);
    const noted: Element[] = [];
    const enter = (nodes: readonly Node[]): void => {
      for (const element of summarize(nodes).noted) {
        noted.push(element);
        this.#enter(element);
      }
    };
    for (const { title, body } of parts) {
      if (title) {
        const target = this.#target(title, 'section', [normalizeName(textOf(title))]);
        this.#name(target, Rank.implicit);
        this.partIds.push([target.id]);
        enter(title.children);
      } else this.partIds.push([]);
      enter(body);
    }
    this.#enterAliases();
    this.#enterIdAliases(idAliases);
    this.#numberFootnotes(noted);
    this.#pairAnonymous(noted);
    this.#problems.references(noted);
    for (const { definition, isCircular } of this.#substitutions.refuseEndless())
      this.#problems.endlessSubstitution(definition, isCircular);
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#problems.diagnostics;
  }

  idsOf(element: Element): readonly string[] {
    const id = this.#targets.get(element)?.id;
    return id === undefined ? [] : [id, ...(this.#furtherIds.get(id) ?? [])];
  }

  destination(name: string): Destination {
    const known = this.#destinations.get(name);
    if (known) return known;
    const found = this.#names.find(name);
    const destination =
      found === undefined ? unknown : found === 'ambiguous' ? ambiguous : this.#follow(found, name);
    this.#destinations.set(name, destination);
    return destination;
  }

  anonymous(reference: Element): Destination {
    const element = this.#anonymous.get(reference);
    const target = element && this.#targets.get(element);
    return target ? this.#follow(target) : unknown;
  }

  footnote(element: Element): FootnoteLabel | undefined {
    return this.#footnotes.get(element);
  }

  substitution(name: string): Element | undefined {
    return this.#substitutions.get(name);
  }

  /** Where a target leads, be it over other targets; what these lead to is the same and is kept. */
  #follow(start: Target, name?: string): Destination {
    const passed = new Set<string>(name === undefined ? [] : [name]);
    let destination: Destination | undefined;
    for (let target = start; destination === undefined; ) {
      const { refuri, refname } = target.element.attributes;
      if (refuri !== undefined) destination = { kind: 'external', uri: refuri };
      else if (refname === undefined) destination = { kind: 'internal', id: target.id };
      else if (passed.has(refname)) destination = circular;
      else {
        destination = this.#destinations.get(refname);
        const next = this.#names.find(refname);
        passed.add(refname);
        if (next === undefined) destination = unknown;
        else if (next === 'ambiguous') destination = ambiguous;
        else target = next;
      }
    }
    for (const via of passed) this.#destinations.set(via, destination);
    return destination;
  }

  #enter(element: Element): void {
    const { type, attributes } = element;
    if (type === 'substitution_definition') {
      for (const name of attributes.names ?? []) {
        const before = this.#substitutions.add(name, element);
        if (before) this.#problems.duplicateSubstitution(name, element, before);
      }
      return;
    }
    if (type === 'reference' || type === 'substitution_reference' || type === 'pending') return;
    if (attributes.alias !== undefined) {
      this.#aliases.push(element);
      return;
    }
    const target = this.#target(element, type, attributes.names ?? []);
    // What a reference with an address leaves behind has no width.
    const isEmbedded = type === 'target' && element.start === element.end;
    this.#name(target, isEmbedded ? Rank.embedded : Rank.explicit);
  }

  /** An alias has the id of its name if nothing else has it. */
  #enterAliases(): void {
    for (const element of this.#aliases) {
      for (const name of element.attributes.names ?? []) {
        const id = makeId(name);
        if (!this.#ids.take(id)) continue;
        const target = { element, id, names: [name], dupnames: [] };
        this.#targets.set(element, target);
        this.#name(target, Rank.alias);
      }
    }
  }

  /** Further ids stand where the id is that they lead to, if there is one. */
  #enterIdAliases(aliases: ReadonlyMap<string, readonly string[]>): void {
    for (const [id, further] of aliases) {
      if (!this.#ids.has(id)) continue;
      const free = further.filter((one) => this.#ids.take(one));
      if (free.length === 0) continue;
      this.#furtherIds.set(id, free);
      for (const one of free) this.idAliases.add(one);
    }
    if (this.#furtherIds.size === 0) return;
    for (const ids of this.partIds) ids.push(...ids.flatMap((id) => this.#furtherIds.get(id) ?? []));
  }

  #target(element: Element, type: string, names: readonly string[]): Target {
    const target = { element, id: this.#ids.assign(type, names), names: [...names], dupnames: [] };
    this.#targets.set(element, target);
    return target;
  }

  #name(target: Target, rank: Rank): void {
    for (const conflict of this.#names.add(target, rank)) {
      if (conflict.isAmbiguous) this.#problems.duplicateName(conflict, target.element);
    }
  }

  #numberFootnotes(noted: readonly Element[]): void {
    const notes = noted.filter(({ type }) => type === 'footnote' || type === 'citation');
    const references = noted.filter(
      ({ type }) => type === 'footnote_reference' || type === 'citation_reference',
    );
    if (notes.length === 0 && references.length === 0) return;
    const numbers = numberFootnotes(notes, references, {
      namesOf: (note) => this.#targets.get(note)?.names ?? [],
      isTaken: (label) => this.#names.has(label),
    });
    const backrefs = new Map<Element, string[]>(notes.map((note) => [note, []]));
    for (const [reference, note] of numbers.notes) backrefs.get(note)?.push(...this.idsOf(reference));
    for (const note of notes) {
      const [own] = note.children;
      const label = numbers.labels.get(note) ?? (own ? textOf(own) : '');
      const [id = ''] = this.idsOf(note);
      this.#footnotes.set(note, { id, label, backrefs: backrefs.get(note) ?? [] });
    }
    for (const reference of references) {
      const note = numbers.notes.get(reference);
      const label = note && this.#footnotes.get(note);
      if (label) this.#footnotes.set(reference, label);
      else this.#problems.missingFootnote(reference);
    }
  }

  #pairAnonymous(noted: readonly Element[]): void {
    const targets = noted.filter(({ type, attributes }) => type === 'target' && attributes.anonymous);
    const references = noted.filter(({ type, attributes }) => type === 'reference' && attributes.anonymous);
    for (const [i, reference] of references.entries()) this.#anonymous.set(reference, targets[i]);
    if (references.length > targets.length)
      this.#problems.anonymousMismatch(references, targets, firstLonely(noted));
  }
}

/** The first anonymous reference without a target near it: authors write the targets of a paragraph soon after it, in their order. */
function firstLonely(noted: readonly Element[]): Element | undefined {
  const paragraphs: { readonly references: Element[]; paired: number }[] = [];
  let last: Element | undefined;
  for (const element of noted) {
    if (!element.attributes.anonymous) continue;
    const open = paragraphs.at(-1);
    if (element.type === 'reference') {
      if (open && last && isOneParagraph(last, element)) open.references.push(element);
      else paragraphs.push({ references: [element], paired: 0 });
      last = element;
    } else if (element.type === 'target') {
      last = undefined;
      if (open && ++open.paired === open.references.length) paragraphs.pop();
    }
  }
  const [first] = paragraphs;
  return first?.references[first.paired];
}

const isOneParagraph = (a: Element, b: Element): boolean =>
  a.source === b.source && a.end <= b.start && !/\n\s*\n/.test(a.source.text.slice(a.end, b.start));
