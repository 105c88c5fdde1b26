import type { Element } from './nodes.js';

/** The labels of a document's footnotes, and the footnote or citation that each reference resolves to. */
export interface FootnoteNumbers {
  /** Labels of autonumbered and symbol footnotes, in document order. */
  readonly labels: ReadonlyMap<Element, string>;
  /** The footnote or citation that each reference resolves to. */
  readonly byReference: ReadonlyMap<Element, Element>;
  /** Autonumbered footnotes without a name. */
  readonly unnamed: readonly Element[];
  /** `[#]_` references without a matching footnote. */
  readonly unmatched: readonly Element[];
  /** Footnotes labelled with a symbol. */
  readonly symbols: readonly Element[];
  /** `[*]_` references without a matching footnote. */
  readonly unmatchedSymbols: readonly Element[];
}

interface FootnoteNames {
  /** The unambiguous names of a footnote or citation. */
  namesOf(note: Element): readonly string[];
  /** Whether any element has this number as its name. */
  isTaken(label: string): boolean;
}

/**
 * Numbers footnotes and matches references to them. `notes` and `references` are in document order.
 *
 *     [1]      manually numbered
 *     [#]      autonumbered; the nth `[#]_` refers to the nth `[#]`
 *     [#name]  autonumbered in the same sequence, referenced by name
 *     [*]      labelled with a symbol, referenced in order like `[#]`
 *     [Name]   a citation
 */
export function numberFootnotes(
  notes: readonly Element[],
  references: readonly Element[],
  { namesOf, isTaken }: FootnoteNames,
): FootnoteNumbers {
  const labels = new Map<Element, string>();
  const unnamed: Element[] = [];
  const symbols: Element[] = [];
  const byName = { footnote: new Map<string, Element>(), citation: new Map<string, Element>() };
  let number = 0;
  for (const note of notes) {
    const { auto, names, dupnames } = note.attributes;
    for (const name of namesOf(note))
      byName[note.type === 'citation' ? 'citation' : 'footnote'].set(name, note);
    if (auto === '*') {
      labels.set(note, symbolAt(symbols.length));
      symbols.push(note);
    } else if (auto) {
      do number++;
      while (isTaken(String(number)));
      labels.set(note, String(number));
      if ((names ?? dupnames) === undefined) unnamed.push(note);
    }
  }
  const byReference = new Map<Element, Element>();
  const unmatched: Element[] = [];
  const unmatchedSymbols: Element[] = [];
  const next = { unnamed: 0, symbol: 0 };
  for (const reference of references) {
    const { auto, refname } = reference.attributes;
    const isSymbol = auto === '*';
    const named =
      refname === undefined
        ? undefined
        : byName[reference.type === 'citation_reference' ? 'citation' : 'footnote'].get(refname);
    // `[#name]_` with an unknown name is treated like `[#]_`.
    const note =
      named ??
      (isSymbol
        ? symbols[next.symbol++]
        : auto || refname === undefined
          ? unnamed[next.unnamed++]
          : undefined);
    if (note) byReference.set(reference, note);
    else if (refname === undefined) (isSymbol ? unmatchedSymbols : unmatched).push(reference);
  }
  return { labels, byReference, unnamed, unmatched, symbols, unmatchedSymbols };
}

const symbolSequence = [
  '*',
  '\u2020',
  '\u2021',
  '\u00a7',
  '\u00b6',
  '#',
  '\u2660',
  '\u2665',
  '\u2666',
  '\u2663',
];

/** The symbol of the footnote with this index; after the tenth, symbols are doubled, then tripled. */
const symbolAt = (index: number): string =>
  (symbolSequence[index % symbolSequence.length] ?? '*').repeat(
    Math.floor(index / symbolSequence.length) + 1,
  );
