import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { numberFootnotes } from './footnote-numbers.js';
import { Ids } from './ids.js';
import { IndexProblems } from './index-problems.js';
import type { Destination, FootnoteLabel, IndexLookups } from './lookups.js';
import { makeId } from './make-id.js';
import { normalizeName } from './names.js';
import { type Element, type Node, textOf } from './nodes.js';
import { SubstitutionDefinitions } from './substitution-definitions.js';
import { summarize } from './summary.js';
import { Rank, type Target, TargetNames } from './target-names.js';
import { transitionProblems } from './transition-problems.js';

/** A part of a document: blocks, usually with a title. */
export interface Part {
  readonly title: Element | undefined;
  readonly body: readonly Node[];
  /** The ids of the part; absent: the id of the title, or made from the title, which is then a reference name as well. */
  readonly ids?: readonly string[] | undefined;
  /** Whether some of its sources are missing or unreadable. */
  readonly isIncomplete?: boolean;
}

/** An index over all parts of a document: ids, reference names, footnote numbers and substitutions. */
export interface DocumentIndex extends IndexLookups {
  /** The ids of each part's title, the preferred one first. */
  readonly partIds: readonly (readonly string[])[];
  /** Whether any part is incomplete: unknown names may be defined in it, and are not reported. */
  readonly isIncomplete: boolean;
  /** The requested id aliases that are in use. */
  readonly idAliases: ReadonlySet<string>;
  /** The aliases of tables, rows, notes and examples that are in use, by id. */
  readonly partAliases: ReadonlyMap<string, readonly string[]>;
  /** The ids by authors that contain a dot, as generated ids do. */
  readonly dottedIds: ReadonlySet<string>;
  /** Whether an element of the document has an id. */
  hasId(id: string): boolean;
  readonly diagnostics: readonly Diagnostic[];
}

const unknown: Destination = { kind: 'unknown' };
const ambiguous = (name: string): Destination => ({ kind: 'ambiguous', name });
const circular: Destination = { kind: 'circular' };

const noAliases: ReadonlyMap<string, readonly string[]> = new Map();
const noIds: ReadonlySet<string> = new Set();

/**
 * Indexes a document: ids, names, footnote numbers, anonymous targets and substitutions. Duplicate names and unresolved
 * references are in the `diagnostics` of the result. `idAliases` maps ids to additional ids of the same element, also of
 * elements whose ids are generated later; an alias that is already an id of another element is ignored.
 */
export function indexDocument(
  parts: readonly Part[],
  idAliases: ReadonlyMap<string, readonly string[]> = noAliases,
  generatedIds: ReadonlySet<string> = noIds,
): DocumentIndex {
  return new Index(parts, idAliases, generatedIds);
}

class Index implements DocumentIndex {
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
  readonly #aliasIds = new Map<string, readonly string[]>();
  readonly idAliases = new Set<string>();
  readonly partAliases: ReadonlyMap<string, readonly string[]>;
  readonly dottedIds: ReadonlySet<string>;

  constructor(
    parts: readonly Part[],
    idAliases: ReadonlyMap<string, readonly string[]>,
    generatedIds: ReadonlySet<string>,
  ) {
    this.isIncomplete = parts.some((part) => part.isIncomplete);
    const indexed: Element[] = [];
    const addAll = (nodes: readonly Node[]): void => {
      for (const element of summarize(nodes).indexed) {
        indexed.push(element);
        this.#add(element);
      }
    };
    for (const { title, body, ids } of parts) {
      if (ids) {
        for (const id of ids) this.#ids.take(id);
        this.partIds.push([...ids]);
        if (title) addAll(title.children);
      } else if (title) {
        // Markdown has titles with an id.
        const [id] = title.attributes.ids ?? [];
        const target = this.#target(title, 'section', [normalizeName(textOf(title))], id);
        this.#addNames(target, Rank.implicit);
        this.partIds.push([target.id]);
        addAll(title.children);
      } else this.partIds.push([]);
      addAll(body);
    }
    this.#addAliases();
    // Aliases, which are taken after this, do not keep tables from getting ids.
    this.dottedIds = new Set(this.#ids.dotted);
    this.#addIdAliases(idAliases, generatedIds);
    this.partAliases =
      generatedIds.size === 0
        ? noAliases
        : new Map([...this.#aliasIds].filter(([id]) => generatedIds.has(id)));
    this.#numberFootnotes(indexed);
    this.#pairAnonymous(indexed);
    this.#problems.references(indexed);
    this.#problems.diagnostics.push(...transitionProblems(parts));
    for (const { definition, isCircular } of this.#substitutions.rejectExcessive())
      this.#problems.excessiveSubstitution(definition, isCircular);
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#problems.diagnostics;
  }

  hasId(id: string): boolean {
    return this.#ids.has(id);
  }

  idsOf(element: Element): readonly string[] {
    if (hasExplicitIds(element)) return element.attributes.ids ?? [];
    const id = this.#targets.get(element)?.id;
    return id === undefined ? [] : [id, ...(this.#aliasIds.get(id) ?? [])];
  }

  destination(name: string): Destination {
    const cached = this.#destinations.get(name);
    if (cached) return cached;
    const target = this.#names.find(name);
    const destination =
      target === undefined ? unknown : target === 'ambiguous' ? ambiguous(name) : this.#follow(target, name);
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

  /** Follows a chain of indirect targets, and caches the destination for every name in it. */
  #follow(start: Target, name?: string): Destination {
    const visited = new Set<string>(name === undefined ? [] : [name]);
    let destination: Destination | undefined;
    for (let target = start; destination === undefined; ) {
      const { refuri, refname } = target.element.attributes;
      if (refuri !== undefined) destination = { kind: 'external', uri: refuri };
      else if (refname === undefined) destination = { kind: 'internal', id: target.id };
      else if (visited.has(refname)) destination = circular;
      else {
        destination = this.#destinations.get(refname);
        const next = this.#names.find(refname);
        visited.add(refname);
        if (next === undefined) destination = unknown;
        else if (next === 'ambiguous') destination = ambiguous(refname);
        else target = next;
      }
    }
    for (const via of visited) this.#destinations.set(via, destination);
    return destination;
  }

  #add(element: Element): void {
    const { type, attributes } = element;
    if (type === 'substitution_definition') {
      for (const name of attributes.names ?? []) {
        const previous = this.#substitutions.add(name, element);
        if (previous) this.#problems.duplicateSubstitution(name, element, previous);
      }
      return;
    }
    if (type === 'reference' || type === 'substitution_reference' || type === 'pending') return;
    if (attributes.alias !== undefined) {
      this.#aliases.push(element);
      return;
    }
    if (hasExplicitIds(element)) {
      for (const id of attributes.ids ?? []) this.#ids.take(id);
      return;
    }
    const target = this.#target(element, type, attributes.names ?? []);
    // The target of a reference with an embedded URI has an empty range.
    const isEmbedded = type === 'target' && element.start === element.end;
    this.#addNames(target, isEmbedded ? Rank.embedded : Rank.explicit);
  }

  /** An alias gets the id of its name unless the id is taken. */
  #addAliases(): void {
    for (const element of this.#aliases) {
      for (const name of element.attributes.names ?? []) {
        const id = makeId(name);
        if (!this.#ids.take(id)) continue;
        const target = { element, id, names: [name], dupnames: [] };
        this.#targets.set(element, target);
        this.#addNames(target, Rank.alias);
      }
    }
  }

  #addIdAliases(aliases: ReadonlyMap<string, readonly string[]>, generatedIds: ReadonlySet<string>): void {
    for (const [id, requested] of aliases) {
      if (!this.#ids.has(id) && !generatedIds.has(id)) continue;
      const free = requested.filter((alias) => !generatedIds.has(alias) && this.#ids.take(alias));
      if (free.length === 0) continue;
      this.#aliasIds.set(id, free);
      for (const alias of free) this.idAliases.add(alias);
    }
    if (this.#aliasIds.size === 0) return;
    for (const ids of this.partIds) ids.push(...ids.flatMap((id) => this.#aliasIds.get(id) ?? []));
  }

  /** `wanted` is an id that the element gets if it is free. */
  #target(element: Element, type: string, names: readonly string[], wanted?: string): Target {
    const id = wanted !== undefined && this.#ids.take(wanted) ? wanted : this.#ids.assign(type, names);
    const target = { element, id, names: [...names], dupnames: [] };
    this.#targets.set(element, target);
    return target;
  }

  #addNames(target: Target, rank: Rank): void {
    for (const conflict of this.#names.add(target, rank)) {
      if (conflict.isAmbiguous) this.#problems.duplicateName(conflict, target.element);
    }
  }

  #numberFootnotes(indexed: readonly Element[]): void {
    const notes = indexed.filter(({ type }) => type === 'footnote' || type === 'citation');
    const references = indexed.filter(
      ({ type }) => type === 'footnote_reference' || type === 'citation_reference',
    );
    if (notes.length === 0 && references.length === 0) return;
    const numbers = numberFootnotes(notes, references, {
      namesOf: (note) => this.#targets.get(note)?.names ?? [],
      isTaken: (label) => this.#names.has(label),
    });
    // The number of an autonumbered footnote without a name is its name.
    const byNumber = new Map(numbers.unnamed.map((note) => [numbers.labels.get(note), note]));
    const noteOf = (reference: Element): Element | undefined =>
      numbers.byReference.get(reference) ?? byNumber.get(reference.attributes.refname);
    const backrefs = new Map<Element, string[]>(notes.map((note) => [note, []]));
    for (const reference of references) {
      const note = noteOf(reference);
      if (note) backrefs.get(note)?.push(...this.idsOf(reference));
    }
    for (const note of notes) {
      const [labelNode] = note.children;
      const label = numbers.labels.get(note) ?? (labelNode ? textOf(labelNode) : '');
      const [id = ''] = this.idsOf(note);
      this.#footnotes.set(note, { id, label, backrefs: backrefs.get(note) ?? [] });
    }
    for (const reference of references) {
      const note = noteOf(reference);
      const label = note && this.#footnotes.get(note);
      if (label) this.#footnotes.set(reference, label);
      else this.#problems.missingFootnote(reference);
    }
  }

  #pairAnonymous(indexed: readonly Element[]): void {
    const targets = indexed.filter(({ type, attributes }) => type === 'target' && attributes.anonymous);
    const references = indexed.filter(({ type, attributes }) => type === 'reference' && attributes.anonymous);
    for (const [i, reference] of references.entries()) this.#anonymous.set(reference, targets[i]);
    if (references.length > targets.length)
      this.#problems.anonymousMismatch(references, targets, firstUnmatched(indexed));
  }
}

/** Whether an element is published with the ids that it has; the ids of `problematic` elements belong to messages. */
const hasExplicitIds = ({ type, attributes: { ids } }: Element): boolean =>
  ids !== undefined && ids.length > 0 && type !== 'problematic';

/**
 * The first anonymous reference that most likely lacks a target, assuming that authors write the targets of a paragraph
 * soon after it and in the same order.
 */
function firstUnmatched(indexed: readonly Element[]): Element | undefined {
  const paragraphs: { readonly references: Element[]; paired: number }[] = [];
  let last: Element | undefined;
  for (const element of indexed) {
    if (!element.attributes.anonymous) continue;
    const open = paragraphs.at(-1);
    if (element.type === 'reference') {
      if (open && last && isSameParagraph(last, element)) open.references.push(element);
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

const isSameParagraph = (a: Element, b: Element): boolean =>
  a.source === b.source && a.end <= b.start && !/\n\s*\n/.test(a.source.text.slice(a.end, b.start));
