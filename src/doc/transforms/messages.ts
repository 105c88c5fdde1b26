import { type Element, element, isElement, type Node, text } from '../nodes.js';
import { elementsOf, type Transform, type TransformState } from './transform.js';

/** Messages without a place in the tree get a section of their own. */
export const messages: Transform = {
  priority: 860,
  apply(state) {
    const unplaced = [...state.looseMessages, ...state.unplacedMessages()];
    if (unplaced.length === 0) return;
    const { document } = state;
    const place = { ...document, start: document.end };
    const title = element('title', place, [text('Docutils System Messages', place)]);
    const section = element('section', place, [], { classes: ['system-messages'] });
    state.setChildren(document, [...document.children, section]);
    state.setChildren(section, [title, ...unplaced]);
  },
};

/** Messages below the level that is asked for are left out, and the text that they are about is shown as it stands. */
export const filterMessages: Transform = {
  priority: 870,
  apply(state) {
    const least = state.settings.report_level ?? 2;
    const removedIds = new Set<string>();
    const replacements = new Map<Element, Node[]>();
    for (const found of elementsOf(state.document)) {
      if (found.type !== 'system_message' || (found.attributes.level ?? 0) >= least) continue;
      replacements.set(found, []);
      for (const id of found.attributes.ids ?? []) removedIds.add(id);
    }
    for (const found of elementsOf(state.document)) {
      if (found.type === 'problematic' && removedIds.has(found.attributes.refid ?? ''))
        replacements.set(found, found.children);
    }
    state.replace(replacements);
    removeEmptySection(state);
  },
};

function removeEmptySection(state: TransformState): void {
  const { document } = state;
  const isEmpty = (node: Node): boolean =>
    isElement(node) &&
    node.attributes.classes?.includes('system-messages') === true &&
    node.children.length === 1;
  const empty = document.children.find((child): child is Element => isElement(child) && isEmpty(child));
  if (empty) state.replace(new Map([[empty, []]]));
}

/** Messages without a place in the tree go to the end of the document. */
export const testMessages: Transform = {
  priority: 880,
  apply(state) {
    const unplaced = state.unplacedMessages();
    if (unplaced.length > 0) state.setChildren(state.document, [...state.document.children, ...unplaced]);
  },
};
