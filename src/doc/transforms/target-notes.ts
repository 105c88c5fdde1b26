import { append } from '../document-targets.js';
import { type Element, element, type Node, text } from '../nodes.js';
import { elementsOf, type Transform, type TransformState } from './transform.js';

/** Replaces `target-notes` by a footnote for each external target, and adds a footnote reference after each link. */
export const targetNotes: Transform = {
  priority: 540,
  apply(state, pending) {
    for (const directive of pending) listTargets(directive, state);
  },
};

function listTargets(pending: Element, state: TransformState): void {
  const classes = pending.attributes.data?.class;
  const names = Array.isArray(classes) ? classes.map(String) : [];
  const footnotes = new Map<string, Element>();
  const replacements = new Map<Element, Node[]>();
  const addNote = (refuri: string, references: readonly Element[]): void => {
    const footnote = footnotes.get(refuri) ?? targetFootnote(refuri, pending, state);
    footnotes.set(refuri, footnote);
    for (const reference of references) {
      if (reference.type === 'target') continue;
      replacements.set(reference, [reference, ...footnoteReference(reference, footnote, names, state)]);
    }
  };
  for (const target of elementsOf(state.document)) {
    const { refuri, names: targetNames = [] } = target.attributes;
    if (target.type !== 'target' || refuri === undefined) continue;
    const references = targetNames.flatMap((name) => state.targets.refnames.get(name) ?? []);
    if (references.length > 0) addNote(refuri, references);
  }
  for (const reference of elementsOf(state.document)) {
    const { refuri, anonymous } = reference.attributes;
    if (reference.type === 'reference' && anonymous && refuri !== undefined) addNote(refuri, [reference]);
  }
  state.replace(replacements);
  state.replace(new Map<Element, Node[]>([[pending, [...footnotes.values()]]]));
}

function targetFootnote(refuri: string, pending: Element, { targets }: TransformState): Element {
  const link = element('reference', pending, [text(refuri, pending)], { refuri });
  const footnote = element('footnote', pending, [element('paragraph', pending, [link])], { auto: 1 });
  const id = targets.newId(footnote);
  // Upper case avoids conflicts: the names that authors write are normalized to lower case.
  const name = `TARGET_NOTE: ${id}`;
  footnote.attributes.ids = [id];
  footnote.attributes.names = [name];
  targets.adopt(footnote, id);
  targets.autoFootnotes.push(footnote);
  return footnote;
}

function footnoteReference(
  after: Element,
  footnote: Element,
  classes: readonly string[],
  { targets, settings }: TransformState,
): Node[] {
  const span = { source: after.source, start: after.end, end: after.end };
  const refname = footnote.attributes.names?.[0] ?? '';
  const reference = element('footnote_reference', span, [], { auto: 1, refname });
  reference.attributes.ids = [targets.newId(reference)];
  if (classes.length > 0) reference.attributes.classes = [...classes];
  targets.autoFootnoteReferences.push(reference);
  append(targets.footnoteReferences, refname, reference);
  targets.noteRefname(reference);
  if (settings.trim_footnote_reference_space) return [reference];
  const space = text(' ', span);
  return [
    classes.length > 0 ? element('inline', span, [space], { classes: [...classes] }) : space,
    reference,
  ];
}
