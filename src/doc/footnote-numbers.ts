import type { Element } from './nodes.js';

/** What the footnotes, citations and references of a document have to do with one another. */
export interface FootnoteNumbers {
  /** Labels of the footnotes that are numbered, or marked, in their order. */
  readonly labels: ReadonlyMap<Element, string>;
  /** The footnote or citation that each reference leads to. */
  readonly notes: ReadonlyMap<Element, Element>;
  /** Footnotes that are numbered, and have no name. */
  readonly unnamed: readonly Element[];
  /** References of the form `[#]_` for which there is no footnote left. */
  readonly surplus: readonly Element[];
  /** Footnotes that are marked by a symbol. */
  readonly marked: readonly Element[];
  /** References of the form `[*]_` for which there is no footnote left. */
  readonly surplusMarks: readonly Element[];
}

interface Named {
  /** The names that lead to a footnote or citation, and to nothing else. */
  namesOf(note: Element): readonly string[];
  /** Whether something has a number as its name. */
  isTaken(label: string): boolean;
}

/**
 * Numbers footnotes and leads references to them; all are given in the order of the text.
 *
 *     [1]      has its number
 *     [#]      the first that leads to it is the first `[#]_`
 *     [#name]  numbered with those above, found by its name
 *     [*]      marked by a symbol, found as `[#]` is
 *     [Name]   a citation
 */
export function numberFootnotes(
  notes: readonly Element[],
  references: readonly Element[],
  { namesOf, isTaken }: Named,
): FootnoteNumbers {
  const labels = new Map<Element, string>();
  const unnamed: Element[] = [];
  const marked: Element[] = [];
  const byName = { footnote: new Map<string, Element>(), citation: new Map<string, Element>() };
  let number = 0;
  for (const note of notes) {
    const { auto, names: own, dupnames } = note.attributes;
    const names = namesOf(note);
    for (const name of names) byName[note.type === 'citation' ? 'citation' : 'footnote'].set(name, note);
    if (auto === '*') {
      labels.set(note, symbolAt(marked.length));
      marked.push(note);
    } else if (auto) {
      do number++;
      while (isTaken(String(number)));
      labels.set(note, String(number));
      if ((own ?? dupnames) === undefined) unnamed.push(note);
    }
  }
  const lead = new Map<Element, Element>();
  const surplus: Element[] = [];
  const surplusMarks: Element[] = [];
  const next = { unnamed: 0, marked: 0 };
  for (const reference of references) {
    const { auto, refname } = reference.attributes;
    const isMark = auto === '*';
    const named =
      refname === undefined
        ? undefined
        : byName[reference.type === 'citation_reference' ? 'citation' : 'footnote'].get(refname);
    // A reference to a name that no footnote has is as good as one without a name.
    const note =
      named ??
      (isMark ? marked[next.marked++] : auto || refname === undefined ? unnamed[next.unnamed++] : undefined);
    if (note) lead.set(reference, note);
    else if (refname === undefined) (isMark ? surplusMarks : surplus).push(reference);
  }
  return { labels, notes: lead, unnamed, surplus, marked, surplusMarks };
}

const symbols = ['*', '\u2020', '\u2021', '\u00a7', '\u00b6', '#', '\u2660', '\u2665', '\u2666', '\u2663'];

/** The mark of the footnote of that index: the tenth and following ones repeat their mark. */
const symbolAt = (index: number): string =>
  (symbols[index % symbols.length] ?? '*').repeat(Math.floor(index / symbols.length) + 1);
