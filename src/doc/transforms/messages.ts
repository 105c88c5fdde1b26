import { type Element, element, isElement, type Node, text } from '../nodes.js';
import { elementsOf, type Transform, type TransformState } from './transform.js';

/** Adds a section with the messages that have no position in the tree. */
export const messages: Transform = {
  priority: 860,
  apply(state) {
    const unplaced = [...state.parseMessages, ...state.unplacedMessages()];
    if (unplaced.length === 0) return;
    const { document } = state;
    const span = { ...document, start: document.end };
    const title = element('title', span, [text('Docutils System Messages', span)]);
    const section = element('section', span, [], { classes: ['system-messages'] });
    state.setChildren(document, [...document.children, section]);
    state.setChildren(section, [title, ...unplaced]);
  },
};

/** Removes messages below `report_level`, and unwraps the `problematic` elements that refer to them. */
export const filterMessages: Transform = {
  priority: 870,
  apply(state) {
    const threshold = state.settings.report_level ?? 2;
    const removedIds = new Set<string>();
    const replacements = new Map<Element, Node[]>();
    for (const message of elementsOf(state.document)) {
      if (message.type !== 'system_message' || (message.attributes.level ?? 0) >= threshold) continue;
      replacements.set(message, []);
      for (const id of message.attributes.ids ?? []) removedIds.add(id);
    }
    for (const problematic of elementsOf(state.document)) {
      if (problematic.type === 'problematic' && removedIds.has(problematic.attributes.refid ?? ''))
        replacements.set(problematic, problematic.children);
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

/** Appends the messages that have no position in the tree to the document, as docutils' tests do. */
export const testMessages: Transform = {
  priority: 880,
  apply(state) {
    const unplaced = state.unplacedMessages();
    if (unplaced.length > 0) state.setChildren(state.document, [...state.document.children, ...unplaced]);
  },
};
