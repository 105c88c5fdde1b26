import { type FootnoteNumbers, numberFootnotes } from '../footnote-numbers.js';
import { type Element, element, type Node, text } from '../nodes.js';
import { Rank } from '../target-names.js';
import type { Transform, TransformState } from './transform.js';

/** Footnotes get their numbers and symbols, and references to them and to citations lead there. */
export const footnotes: Transform = {
  priority: 620,
  apply(state) {
    const { notes } = state;
    const { autoFootnotes, symbolFootnotes, autoFootnoteReferences, symbolFootnoteReferences } = notes;
    const labelled = [...notes.footnotes, ...notes.citations];
    const named = [notes.footnoteReferences, notes.citationReferences]
      .flatMap((byName) => [...byName.values()].flat())
      .filter(({ attributes }) => !attributes.auto);
    const isOpen = (reference: Element): boolean => !state.resolved.has(reference);
    const numbers = numberFootnotes(
      [...autoFootnotes, ...symbolFootnotes, ...labelled],
      [...autoFootnoteReferences, ...symbolFootnoteReferences, ...named].filter(isOpen),
      {
        namesOf: ({ attributes }) => attributes.names ?? [],
        isTaken: (label) => notes.idOf(label) !== undefined,
      },
    );
    for (const [footnote, label] of numbers.labels) setLabel(footnote, label, state);
    for (const footnote of numbers.unnamed) nameByNumber(footnote, numbers.labels.get(footnote) ?? '', state);
    for (const [reference, note] of numbers.notes) {
      const label = numbers.labels.get(note);
      if (label !== undefined && reference.attributes.auto) setText(reference, label, state);
      link(reference, note, state);
    }
    reportSurplus(numbers, state);
  },
};

/** The number of a footnote becomes its name, so that references by name reach it as well. */
function nameByNumber(footnote: Element, label: string, { notes }: TransformState): void {
  footnote.attributes.names = [label];
  notes.targets.get(footnote)?.names.push(label);
  notes.name(footnote, Rank.explicit);
}

function reportSurplus(numbers: FootnoteNumbers, state: TransformState): void {
  const replacements = new Map<Element, Node[]>();
  const { surplus, surplusMarks, unnamed, marked } = numbers;
  const count = unnamed.length;
  const [firstLost] = state.notes.autoFootnoteReferences.filter(
    (reference) => !state.resolved.has(reference),
  );
  // docutils stops at the first reference without a footnote, be it by name.
  if (firstLost) {
    const available = `only ${count} corresponding footnote${count > 1 ? 's' : ''} available.`;
    tooMany(
      firstLost,
      surplus,
      replacements,
      state,
      `Too many autonumbered footnote references: ${available}`,
    );
  }
  const [firstMark] = surplusMarks;
  if (firstMark) {
    const available = `only ${marked.length} corresponding footnotes available.`;
    tooMany(
      firstMark,
      surplusMarks,
      replacements,
      state,
      `Too many symbol footnote references: ${available}`,
    );
  }
  state.replace(replacements);
}

function tooMany(
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
  const place = { source: footnote.source, start: footnote.start, end: footnote.start };
  state.setChildren(footnote, [element('label', place, [text(label, place)]), ...footnote.children]);
}

const setText = (reference: Element, label: string, state: TransformState): void =>
  state.setChildren(reference, [...reference.children, text(label, reference)]);

function link(reference: Element, note: Element, state: TransformState): void {
  const { attributes } = reference;
  const [id] = note.attributes.ids ?? [];
  const [own] = attributes.ids ?? [];
  if (attributes.refname !== undefined && !isFallback(reference, note)) delete attributes.refname;
  if (id !== undefined) attributes.refid = id;
  if (own !== undefined) note.attributes.backrefs = [...(note.attributes.backrefs ?? []), own];
  state.notes.noteRefid(reference);
  state.resolved.add(reference);
}

/** Whether the footnote is one that a reference by name got because there is none of that name. */
const isFallback = ({ attributes }: Element, note: Element): boolean =>
  attributes.auto !== undefined &&
  !note.attributes.names?.includes(attributes.refname ?? '') &&
  !note.attributes.dupnames?.includes(attributes.refname ?? '');
