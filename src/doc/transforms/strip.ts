import type { Element, Node } from '../nodes.js';
import { elementsOf, type Transform, type TransformState } from './transform.js';

/** Removes comments, if `strip_comments` is set. */
export const stripComments: Transform = {
  priority: 740,
  apply(state) {
    if (state.settings.strip_comments) remove(state, ({ type }) => type === 'comment');
  },
};

/** Removes the elements and the classes that `strip_elements_with_classes` and `strip_classes` name. */
export const stripClassesAndElements: Transform = {
  priority: 420,
  apply(state) {
    const unwanted = new Set(state.settings.strip_elements_with_classes);
    if (unwanted.size > 0)
      remove(state, ({ attributes }) => attributes.classes?.some((name) => unwanted.has(name)) === true);
    const stripped = new Set(state.settings.strip_classes);
    if (stripped.size === 0) return;
    for (const { attributes } of elementsOf(state.document)) {
      const classes = attributes.classes?.filter((name) => !stripped.has(name));
      if (classes) attributes.classes = classes;
    }
  },
};

function remove(state: TransformState, isUnwanted: (element: Element) => boolean): void {
  const removed = new Map<Element, Node[]>();
  for (const element of elementsOf(state.document)) if (isUnwanted(element)) removed.set(element, []);
  state.replace(removed);
}
