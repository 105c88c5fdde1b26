import { symbolAt } from '../footnote-symbols.js';
import { type Element, element, type Node, text } from '../nodes.js';
import type { Transform, TransformState } from './transform.js';

/** Footnotes get their numbers and symbols, and references to them and to citations lead there. */
export const footnotes: Transform = {
  priority: 620,
  apply(state) {
    const { notes } = state;
    const replacements = new Map<Node, Node[]>();
    const labels = numberFootnotes(state);
    numberReferences(labels, state, replacements);
    symbolize(state, replacements);
    linkLabelled(notes.footnotes, notes.footnoteReferences, state);
    linkLabelled(notes.citations, notes.citationReferences, state);
    state.replace(replacements);
  },
};

/** Numbers the `[#]` and `[#name]` footnotes; gives the footnotes without a name, in order. */
function numberFootnotes(state: TransformState): Element[] {
  const { notes } = state;
  const unnamed: Element[] = [];
  let number = 1;
  for (const footnote of notes.autoFootnotes) {
    while (notes.idOf(String(number)) !== undefined) number++;
    const label = String(number++);
    setLabel(footnote, label, state);
    const { names = [], dupnames = [] } = footnote.attributes;
    for (const name of names) {
      for (const reference of notes.footnoteReferences.get(name) ?? []) {
        setText(reference, label, state);
        link(reference, footnote, state);
      }
    }
    if (names.length > 0 || dupnames.length > 0) continue;
    const target = notes.targets.get(footnote);
    target?.names.push(label);
    footnote.attributes.names = [label];
    notes.name(footnote, true);
    unnamed.push(footnote);
  }
  return unnamed;
}

function numberReferences(
  unnamed: readonly Element[],
  state: TransformState,
  replacements: Map<Node, Node[]>,
): void {
  const open = state.notes.autoFootnoteReferences.filter(
    (reference) => !state.resolved.has(reference) && reference.attributes.refname === undefined,
  );
  // docutils counts references by name as well, until all footnotes have been given out.
  const waiting = state.notes.autoFootnoteReferences.filter((reference) => !state.resolved.has(reference));
  let given = 0;
  for (const reference of waiting) {
    const footnote = unnamed[given];
    if (footnote) {
      if (reference.attributes.refname !== undefined) continue;
      setText(reference, footnote.attributes.names?.[0] ?? '', state);
      link(reference, footnote, state);
      given++;
      continue;
    }
    tooMany(reference, open.slice(given), replacements, state, autoMessage(unnamed.length));
    return;
  }
}

const autoMessage = (count: number): string =>
  `Too many autonumbered footnote references: only ${count} corresponding footnote${count > 1 ? 's' : ''} available.`;

/** Marks the `[*]` footnotes, and the references to them. */
function symbolize(state: TransformState, replacements: Map<Node, Node[]>): void {
  const { symbolFootnotes, symbolFootnoteReferences } = state.notes;
  for (const [i, footnote] of symbolFootnotes.entries()) setLabel(footnote, symbolAt(i), state);
  for (const [i, reference] of symbolFootnoteReferences.entries()) {
    const footnote = symbolFootnotes[i];
    if (!footnote) {
      const message = `Too many symbol footnote references: only ${symbolFootnotes.length} corresponding footnotes available.`;
      tooMany(reference, symbolFootnoteReferences.slice(i), replacements, state, message);
      return;
    }
    setText(reference, symbolAt(i), state);
    link(reference, footnote, state);
  }
}

function tooMany(
  first: Element,
  references: readonly Element[],
  replacements: Map<Node, Node[]>,
  state: TransformState,
  text: string,
): void {
  const message = state.report({ level: 3, rule: 'rst/footnote-mismatch', message: text, span: first });
  state.identify(message);
  for (const reference of references) replacements.set(reference, [state.problematic(reference, message)]);
}

/** Footnotes and citations with a label of their own. */
function linkLabelled(
  notes: readonly Element[],
  references: ReadonlyMap<string, readonly Element[]>,
  state: TransformState,
): void {
  for (const note of notes) {
    for (const name of note.attributes.names ?? []) {
      for (const reference of references.get(name) ?? []) {
        if (!state.resolved.has(reference)) link(reference, note, state);
      }
    }
  }
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
  delete attributes.refname;
  if (id !== undefined) attributes.refid = id;
  if (own !== undefined) note.attributes.backrefs = [...(note.attributes.backrefs ?? []), own];
  state.notes.noteRefid(reference);
  state.resolved.add(reference);
}
