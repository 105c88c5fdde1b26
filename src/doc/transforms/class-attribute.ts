import { append } from '../document-targets.js';
import { isInvisible } from '../element-categories.js';
import { type Element, element, isElement, type Node, text } from '../nodes.js';
import { rawSource, type Transform, type TransformState } from './transform.js';

/** Adds the class names of a `class` directive without content to the next element. */
export const classAttribute: Transform = {
  priority: 210,
  apply(state, pending) {
    const following = new Map<Element, Element | undefined>();
    findFollowing(state.document, undefined, new Set(pending), following);
    const replacements = new Map<Element, Node[]>();
    const classes = new Map<Element, string[]>();
    for (const directive of pending) {
      const next = following.get(directive);
      if (next) for (const name of classesOf(directive)) append(classes, next, name);
      replacements.set(directive, next ? [] : [reportMissing(directive, state)]);
    }
    for (const [{ attributes }, names] of classes)
      attributes.classes = [...(attributes.classes ?? []), ...names];
    state.replace(replacements);
  },
};

/** Finds the next visible element after each element of `sought` or after its ancestors. */
function findFollowing(
  parent: Element,
  after: Element | undefined,
  sought: ReadonlySet<Element>,
  following: Map<Element, Element | undefined>,
): void {
  let next = after;
  for (let i = parent.children.length - 1; i >= 0; i--) {
    const child = parent.children[i];
    if (!child || !isElement(child)) continue;
    if (sought.has(child)) following.set(child, next);
    else if (child.children.length > 0) findFollowing(child, next, sought, following);
    if (!isInvisible(child.type) && child.type !== 'system_message') next = child;
  }
}

function classesOf({ attributes }: Element): string[] {
  const classes = attributes.data?.class;
  return Array.isArray(classes) ? classes.map(String) : [];
}

function reportMissing(pending: Element, state: TransformState): Element {
  const directive = String(pending.attributes.data?.directive);
  const message = `No suitable element following "${directive}" directive`;
  return state.report({ level: 3, rule: 'rst/class', message, span: pending }, [
    element('literal_block', pending, [text(rawSource(pending), pending)]),
  ]);
}
