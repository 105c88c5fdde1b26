import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';
import { closest } from './closest.js';
import { symbolAt } from './footnote-symbols.js';
import { Ids } from './ids.js';
import { makeId } from './make-id.js';
import { normalizeName } from './names.js';
import { type Element, type Node, textOf } from './nodes.js';
import { summarize } from './summary.js';

/** A part of a document: a title with its blocks, or blocks without one. */
export interface Part {
  readonly title: Element | undefined;
  readonly body: readonly Node[];
}

/** Where a name leads. */
export type Destination =
  | { readonly kind: 'internal'; readonly id: string }
  | { readonly kind: 'external'; readonly uri: string }
  /** Two elements have the name. */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'unknown' };

export interface FootnoteLabel {
  readonly id: string;
  readonly label: string;
}

/** What each part of a document has to know of all others. Questions to it are all that a part depends on. */
export interface DocumentIndex {
  /** The ids of each part's title, the one to link to first. */
  readonly partIds: readonly (readonly string[])[];
  /** The ids of elements that have some. */
  idsOf(element: Element): readonly string[];
  destination(name: string): Destination;
  /** Where the anonymous reference leads. */
  anonymous(reference: Element): Destination;
  /** What stands for a footnote (its label), or what a reference to one shows. */
  footnote(element: Element): FootnoteLabel | undefined;
  substitution(name: string): Element | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface Named {
  readonly element: Element;
  readonly id: string;
  readonly rank: Rank;
}

/** Of two names that are the same the one of the higher rank counts: a target that an author set over one in a link, and that over a title. */
type Rank = 'alias' | 'title' | 'embedded' | 'explicit';
const ranks: Readonly<Record<Rank, number>> = { alias: -1, title: 0, embedded: 1, explicit: 2 };

const unknown: Destination = { kind: 'unknown' };

/** Indexes a document: ids and names of everything, numbers of footnotes, anonymous targets, substitutions. */
export function indexDocument(parts: readonly Part[]): DocumentIndex {
  return new Indexing(parts);
}

class Indexing implements DocumentIndex {
  readonly partIds: string[][] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #ids = new Ids();
  readonly #idsOf = new Map<Element, readonly string[]>();
  readonly #names = new Map<string, Named | 'ambiguous'>();
  readonly #substitutions = new Map<string, Element>();
  readonly #footnotes = new Map<Element, FootnoteLabel>();
  readonly #anonymous = new Map<Element, Element | undefined>();
  readonly #aliases: Element[] = [];

  constructor(parts: readonly Part[]) {
    const noted: Element[] = [];
    const titleIds = new Map<string, string>();
    for (const { title, body } of parts) {
      const ids: string[] = [];
      if (title) {
        const name = normalizeName(textOf(title));
        const id = this.#ids.assign('section', [name]);
        ids.push(id);
        titleIds.set(id, name);
        this.#name(name, { element: title, id, rank: 'title' });
        for (const element of summarize(title.children).noted) {
          noted.push(element);
          this.#enter(element);
        }
      }
      this.partIds.push(ids);
      for (const element of summarize(body).noted) {
        noted.push(element);
        this.#enter(element);
      }
    }
    this.#enterAliases();
    this.#numberFootnotes(noted);
    this.#pairAnonymous(noted);
    this.#reportReferences(noted);
  }

  idsOf(element: Element): readonly string[] {
    return this.#idsOf.get(element) ?? [];
  }

  destination(name: string, seen: ReadonlySet<string> = new Set()): Destination {
    const found = this.#names.get(name);
    if (found === undefined) return unknown;
    if (found === 'ambiguous') return { kind: 'ambiguous' };
    return this.#leads(found.element, found.id, new Set([...seen, name]));
  }

  anonymous(reference: Element): Destination {
    const target = this.#anonymous.get(reference);
    return target ? this.#leads(target, this.idsOf(target)[0] ?? '', new Set()) : unknown;
  }

  footnote(element: Element): FootnoteLabel | undefined {
    return this.#footnotes.get(element);
  }

  substitution(name: string): Element | undefined {
    return this.#substitutions.get(name) ?? this.#substitutions.get(normalizeName(name));
  }

  /** Follows targets that name other targets. */
  #leads({ attributes }: Element, id: string, seen: ReadonlySet<string>): Destination {
    if (attributes.refuri !== undefined) return { kind: 'external', uri: attributes.refuri };
    if (attributes.refname === undefined) return { kind: 'internal', id };
    return seen.has(attributes.refname) ? unknown : this.destination(attributes.refname, seen);
  }

  #enter(element: Element): void {
    const { type, attributes } = element;
    const names = attributes.names ?? [];
    if (type === 'substitution_definition') {
      for (const name of names) this.#defineSubstitution(name, element);
      return;
    }
    if (type === 'reference' || type === 'substitution_reference' || type === 'pending') return;
    if (attributes.alias !== undefined) {
      this.#aliases.push(element);
      return;
    }
    // The target that a link sets (`text <address>`_) takes up no room of its own.
    const isEmbedded = type === 'target' && element.start === element.end;
    const id = this.#ids.assign(type, names);
    this.#idsOf.set(element, [id]);
    for (const name of names) this.#name(name, { element, id, rank: isEmbedded ? 'embedded' : 'explicit' });
  }

  /** An alias has the id of its name if nothing else has it. */
  #enterAliases(): void {
    for (const element of this.#aliases) {
      for (const name of element.attributes.names ?? []) {
        const id = makeId(name);
        if (!this.#ids.take(id)) continue;
        this.#idsOf.set(element, [id]);
        this.#name(name, { element, id, rank: 'alias' });
      }
    }
  }

  #name(name: string, entry: Named): void {
    const before = this.#names.get(name);
    if (before === undefined) {
      this.#names.set(name, entry);
      return;
    }
    if (before === 'ambiguous') return;
    if (leadsAlike(entry.element, before.element)) return;
    const order = ranks[entry.rank] - ranks[before.rank];
    if (order > 0) this.#names.set(name, entry);
    if (order !== 0) return;
    this.#names.set(name, 'ambiguous');
    if (entry.rank === 'title')
      this.#duplicate('rst/duplicate-implicit-target', 'info', name, entry.element, before.element);
    else this.#duplicate('rst/duplicate-target', 'warning', name, entry.element, before.element);
  }

  #duplicate(rule: string, severity: 'warning' | 'info', name: string, span: Span, first: Span): void {
    const kind = severity === 'warning' ? 'explicit' : 'implicit';
    this.diagnostics.push({
      rule,
      severity,
      message: `Duplicate ${kind} target name: "${name}".`,
      span,
      related: [{ message: 'the first one is here', span: first }],
      help: 'Give the two different names.',
    });
  }

  #defineSubstitution(name: string, element: Element): void {
    const before = this.#substitutions.get(name);
    if (before) {
      this.diagnostics.push({
        rule: 'rst/duplicate-substitution',
        severity: 'error',
        message: `Duplicate substitution definition name: "${name}".`,
        span: element,
        related: [{ message: 'the first one is here', span: before }],
      });
    }
    this.#substitutions.set(name, element);
    const folded = normalizeName(name);
    if (!this.#substitutions.has(folded)) this.#substitutions.set(folded, element);
  }

  /** Numbers of `[#]_`, symbols of `[*]_`, in the order of the text; numbers that authors gave are left out. */
  #numberFootnotes(noted: readonly Element[]): void {
    const notes = noted.filter(({ type }) => type === 'footnote' || type === 'citation');
    const given = new Set(
      notes.filter(({ attributes }) => !attributes.auto).flatMap(({ attributes }) => attributes.names ?? []),
    );
    const byName = new Map<string, FootnoteLabel>();
    const automatic: FootnoteLabel[] = [];
    const symbols: FootnoteLabel[] = [];
    let number = 0;
    for (const note of notes) {
      const id = this.idsOf(note)[0] ?? '';
      const { auto, names = [] } = note.attributes;
      let label: FootnoteLabel;
      if (auto === '*') {
        label = { id, label: symbolAt(symbols.length) };
        symbols.push(label);
      } else if (auto) {
        do number++;
        while (given.has(String(number)));
        label = { id, label: String(number) };
        if (names.length === 0) automatic.push(label);
      } else {
        const [own] = note.children;
        label = { id, label: own ? textOf(own) : '' };
      }
      this.#footnotes.set(note, label);
      for (const name of names) byName.set(name, label);
    }
    const next = { automatic: 0, symbols: 0 };
    for (const reference of noted) {
      if (reference.type !== 'footnote_reference' && reference.type !== 'citation_reference') continue;
      const { auto, refname } = reference.attributes;
      const label =
        refname !== undefined
          ? byName.get(refname)
          : auto === '*'
            ? symbols[next.symbols++]
            : automatic[next.automatic++];
      if (label) this.#footnotes.set(reference, label);
      else this.#missingFootnote(reference, refname);
    }
  }

  #missingFootnote(reference: Element, name: string | undefined): void {
    this.diagnostics.push({
      rule: name === undefined ? 'rst/footnote-mismatch' : 'rst/unknown-footnote',
      severity: 'warning',
      message:
        name === undefined
          ? 'There are more references to automatically numbered footnotes than such footnotes.'
          : `There is no footnote or citation "${name}".`,
      span: reference,
      help: 'Define the footnote, or correct its label.',
    });
  }

  #pairAnonymous(noted: readonly Element[]): void {
    const targets = noted.filter(({ type, attributes }) => type === 'target' && attributes.anonymous);
    const references = noted.filter(({ type, attributes }) => type === 'reference' && attributes.anonymous);
    for (const [i, reference] of references.entries()) this.#anonymous.set(reference, targets[i]);
    const [first] = references.slice(targets.length);
    if (!first) return;
    this.diagnostics.push({
      rule: 'rst/anonymous-mismatch',
      severity: 'warning',
      message: `There are ${references.length} anonymous references but ${targets.length} anonymous targets.`,
      span: first,
      help: 'Each reference that ends in two underscores needs a target `__ address`, in the same order.',
    });
  }

  #reportReferences(noted: readonly Element[]): void {
    for (const { type, attributes, source, start, end } of noted) {
      const name = attributes.refname;
      if (name === undefined || (type !== 'reference' && type !== 'target')) continue;
      const { kind } = this.destination(name);
      if (kind === 'internal' || kind === 'external') continue;
      this.diagnostics.push({
        rule: kind === 'ambiguous' ? 'rst/ambiguous-target' : 'rst/unknown-target',
        severity: 'warning',
        message:
          kind === 'ambiguous'
            ? `"${name}" is the name of several targets; a reference to it leads nowhere.`
            : `Unknown target name: "${name}".`,
        span: { source, start, end },
        ...this.#suggestion(name, kind),
      });
    }
  }

  #suggestion(name: string, kind: 'ambiguous' | 'unknown'): { help: string } {
    if (kind === 'ambiguous')
      return { help: 'Put a target of its own (`.. _name:`) before the one that is meant.' };
    const near = closest(name, this.#names.keys());
    return {
      help: near === undefined ? 'Define the target, or correct the name.' : `Did you mean \`${near}\`_?`,
    };
  }
}

/** Whether two targets lead to the same address, or name the same other target. */
const leadsAlike = ({ attributes: a }: Element, { attributes: b }: Element): boolean =>
  (a.refuri !== undefined && a.refuri === b.refuri) || (a.refname !== undefined && a.refname === b.refname);
