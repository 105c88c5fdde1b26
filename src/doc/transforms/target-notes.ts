import { append } from '../document-targets.js';
import { type Element, element, type Node, text } from '../nodes.js';
import { elementsOf, type Transform, type TransformState } from './transform.js';

/** `target-notes` becomes a footnote for each address that the text links to; a reference to it follows each link. */
export const targetNotes: Transform = {
  priority: 540,
  apply(state, pending) {
    for (const found of pending) listTargets(found, state);
  },
};

function listTargets(pending: Element, state: TransformState): void {
  const classes = pending.attributes.data?.class;
  const names = Array.isArray(classes) ? classes.map(String) : [];
  const footnotes = new Map<string, Element>();
  const replacements = new Map<Element, Node[]>();
  const follow = (refuri: string, references: readonly Element[]): void => {
    const footnote = footnotes.get(refuri) ?? targetFootnote(refuri, pending, state);
    footnotes.set(refuri, footnote);
    for (const reference of references) {
      if (reference.type === 'target') continue;
      replacements.set(reference, [reference, ...footnoteReference(reference, footnote, names, state)]);
    }
  };
  for (const target of elementsOf(state.document)) {
    const { refuri, names: own = [] } = target.attributes;
    if (target.type !== 'target' || refuri === undefined) continue;
    const references = own.flatMap((name) => state.notes.refnames.get(name) ?? []);
    if (references.length > 0) follow(refuri, references);
  }
  for (const reference of elementsOf(state.document)) {
    const { refuri, anonymous } = reference.attributes;
    if (reference.type === 'reference' && anonymous && refuri !== undefined) follow(refuri, [reference]);
  }
  state.replace(replacements);
  state.replace(new Map<Element, Node[]>([[pending, [...footnotes.values()]]]));
}

function targetFootnote(refuri: string, pending: Element, { notes }: TransformState): Element {
  const link = element('reference', pending, [text(refuri, pending)], { refuri });
  const footnote = element('footnote', pending, [element('paragraph', pending, [link])], { auto: 1 });
  const id = notes.newId(footnote);
  // No name that an author writes has upper-case letters.
  const name = `TARGET_NOTE: ${id}`;
  footnote.attributes.ids = [id];
  footnote.attributes.names = [name];
  notes.adopt(footnote, id);
  notes.autoFootnotes.push(footnote);
  return footnote;
}

function footnoteReference(
  after: Element,
  footnote: Element,
  classes: readonly string[],
  { notes, settings }: TransformState,
): Node[] {
  const place = { source: after.source, start: after.end, end: after.end };
  const refname = footnote.attributes.names?.[0] ?? '';
  const reference = element('footnote_reference', place, [], { auto: 1, refname });
  reference.attributes.ids = [notes.newId(reference)];
  if (classes.length > 0) reference.attributes.classes = [...classes];
  notes.autoFootnoteReferences.push(reference);
  append(notes.footnoteReferences, refname, reference);
  notes.noteRefname(reference);
  if (settings.trim_footnote_reference_space) return [reference];
  const blank = text(' ', place);
  return [
    classes.length > 0 ? element('inline', place, [blank], { classes: [...classes] }) : blank,
    reference,
  ];
}
