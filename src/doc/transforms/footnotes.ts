import { type FootnoteNumbers, numberFootnotes } from '../footnote-numbers.js';
import { type Element, element, type Node, text } from '../nodes.js';
import { Rank } from '../target-names.js';
import type { Transform, TransformState } from './transform.js';

/** Labels footnotes, and resolves references to footnotes and citations. Reports unmatched references. */
export const footnotes: Transform = {
  priority: 620,
  apply(state) {
    const { targets } = state;
    const { autoFootnotes, symbolFootnotes, autoFootnoteReferences, symbolFootnoteReferences } = targets;
    const labelled = [...targets.footnotes, ...targets.citations];
    const named = [targets.footnoteReferences, targets.citationReferences]
      .flatMap((byName) => [...byName.values()].flat())
      .filter(({ attributes }) => !attributes.auto);
    const isUnresolved = (reference: Element): boolean => !state.resolved.has(reference);
    const numbers = numberFootnotes(
      [...autoFootnotes, ...symbolFootnotes, ...labelled],
      [...autoFootnoteReferences, ...symbolFootnoteReferences, ...named].filter(isUnresolved),
      {
        namesOf: ({ attributes }) => attributes.names ?? [],
        isTaken: (label) => targets.idOf(label) !== undefined,
      },
    );
    for (const [footnote, label] of numbers.labels) setLabel(footnote, label, state);
    for (const footnote of numbers.unnamed) nameByNumber(footnote, numbers.labels.get(footnote) ?? '', state);
    for (const [reference, note] of numbers.byReference) {
      const label = numbers.labels.get(note);
      if (label !== undefined && reference.attributes.auto) setText(reference, label, state);
      link(reference, note, state);
    }
    reportUnmatched(numbers, state);
  },
};

/** Makes the number of a footnote its name, so that `[1]_` resolves to it. */
function nameByNumber(footnote: Element, label: string, { targets }: TransformState): void {
  footnote.attributes.names = [label];
  targets.byElement.get(footnote)?.names.push(label);
  targets.name(footnote, Rank.explicit);
}

function reportUnmatched(numbers: FootnoteNumbers, state: TransformState): void {
  const replacements = new Map<Element, Node[]>();
  const { unmatched, unmatchedSymbols, unnamed, symbols } = numbers;
  const count = unnamed.length;
  const [first] = state.targets.autoFootnoteReferences.filter((reference) => !state.resolved.has(reference));
  // docutils reports the first unmatched reference, even if it has a name.
  if (first) {
    const available = `only ${count} corresponding footnote${count > 1 ? 's' : ''} available.`;
    reportTooMany(
      first,
      unmatched,
      replacements,
      state,
      `Too many autonumbered footnote references: ${available}`,
    );
  }
  const [firstSymbol] = unmatchedSymbols;
  if (firstSymbol) {
    const available = `only ${symbols.length} corresponding footnotes available.`;
    reportTooMany(
      firstSymbol,
      unmatchedSymbols,
      replacements,
      state,
      `Too many symbol footnote references: ${available}`,
    );
  }
  state.replace(replacements);
}

function reportTooMany(
  first: Element,
  references: readonly Element[],
  replacements: Map<Element, Node[]>,
  state: TransformState,
  text: string,
): void {
  const message = state.report({ level: 3, rule: 'rst/footnote-mismatch', message: text, span: first });
  state.identify(message);
  for (const reference of references) replacements.set(reference, [state.problematic(reference, message)]);
}

function setLabel(footnote: Element, label: string, state: TransformState): void {
  const span = { source: footnote.source, start: footnote.start, end: footnote.start };
  state.setChildren(footnote, [element('label', span, [text(label, span)]), ...footnote.children]);
}

const setText = (reference: Element, label: string, state: TransformState): void =>
  state.setChildren(reference, [...reference.children, text(label, reference)]);

function link(reference: Element, note: Element, state: TransformState): void {
  const { attributes } = reference;
  const [id] = note.attributes.ids ?? [];
  const [referenceId] = attributes.ids ?? [];
  if (attributes.refname !== undefined && !isFallback(reference, note)) delete attributes.refname;
  if (id !== undefined) attributes.refid = id;
  if (referenceId !== undefined) {
    note.attributes.backrefs ??= [];
    note.attributes.backrefs.push(referenceId);
  }
  state.targets.noteRefid(reference);
  state.resolved.add(reference);
}

/** Whether a reference with an unknown name was matched with an unnamed footnote. */
const isFallback = ({ attributes }: Element, note: Element): boolean =>
  attributes.auto !== undefined &&
  !note.attributes.names?.includes(attributes.refname ?? '') &&
  !note.attributes.dupnames?.includes(attributes.refname ?? '');
