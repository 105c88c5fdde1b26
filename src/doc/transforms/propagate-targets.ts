import { isInvisible, isTextElement } from '../element-categories.js';
import { addAll, type Element, isElement } from '../nodes.js';
import { elementsOf, type Transform, type TransformState } from './transform.js';

/**
 * Propagates the ids and names of internal targets to the next element. Reports targets that cannot be propagated.
 *
 *     .. _internal:                    <target refid="internal">
 *                                      <paragraph ids="internal" names="internal">
 *     The next element.                    The next element.
 */
export const propagateTargets: Transform = {
  priority: 260,
  apply(state) {
    const elements = elementsOf(state.document);
    const position = new Map(elements.map((element, i) => [element, i]));
    const removed = new Map<Element, []>();
    /** Ids and names propagated so far, by the element that receives them. */
    const carried = new Map<Element, Carried>();
    for (const [i, target] of elements.entries()) {
      if (target.type !== 'target') continue;
      if (!isInternal(target, state)) {
        settle(target, carried.get(target), state);
        continue;
      }
      const next = nextElement(elements, i, position);
      if (
        !next ||
        next.type === 'footnote' ||
        next.type === 'citation' ||
        (isInvisible(next.type) && next.type !== 'target')
      ) {
        settle(target, carried.get(target), state);
        reportUnpropagated(target, state);
        continue;
      }
      propagate(target, next, carried, state);
      const parent = state.parent(target);
      if (parent?.type === 'figure' && next.type === 'caption') removed.set(target, []);
    }
    for (const [element, inherited] of carried)
      if (element.type !== 'target') settle(element, inherited, state);
    state.replace(removed);
  },
};

interface Carried {
  readonly ids: string[];
  readonly names: string[];
}

/** Whether a target is a body element without a destination of its own. */
function isInternal(target: Element, state: TransformState): boolean {
  const { refid, refuri, refname } = target.attributes;
  if (refid !== undefined || refuri !== undefined || refname !== undefined) return false;
  const parent = state.parent(target);
  return parent !== undefined && !isTextElement(parent.type);
}

/** The element after a target in document order, skipping messages and the reference around a linked image. */
function nextElement(
  elements: readonly Element[],
  at: number,
  position: ReadonlyMap<Element, number>,
): Element | undefined {
  let i = at + 1;
  while (elements[i]?.type === 'system_message') i = endOf(elements, i, position);
  const next = elements[i];
  const [image] = next?.type === 'reference' ? next.children : [];
  return image && isElement(image) ? image : next;
}

/** The index of the first element after an element and its descendants. */
function endOf(elements: readonly Element[], at: number, position: ReadonlyMap<Element, number>): number {
  let last: Element | undefined = elements[at];
  let end = at;
  while (last) {
    end = position.get(last) ?? end;
    last = last.children.findLast(isElement);
  }
  return end + 1;
}

function propagate(
  target: Element,
  next: Element,
  carried: Map<Element, Carried>,
  state: TransformState,
): void {
  const { attributes } = target;
  const { ids = [], names = [] } = attributes;
  const inherited = carried.get(target) ?? { ids: [], names: [] };
  carried.delete(target);
  addAll(inherited.ids, ids);
  addAll(inherited.names, names);
  const previous = carried.get(next);
  if (previous) inherited.ids.unshift(...previous.ids);
  if (previous) inherited.names.unshift(...previous.names);
  carried.set(next, inherited);
  for (const id of ids) state.propagatedIds.set(id, target);
  for (const name of names) state.propagatedNames.set(name, target);
  const [id] = ids;
  if (id !== undefined) attributes.refid = id;
  delete attributes.ids;
  delete attributes.names;
  state.targets.noteRefid(target);
}

/** Adds inherited ids and names to an element after its own, beginning with the nearest target. */
function settle(element: Element, inherited: Carried | undefined, state: TransformState): void {
  if (!inherited) return;
  const { attributes } = element;
  for (const id of inherited.ids) state.targets.byId.set(id, element);
  const ids = [...(attributes.ids ?? []), ...inherited.ids.reverse()];
  const names = [...(attributes.names ?? []), ...inherited.names.reverse()];
  if (ids.length > 0) attributes.ids = ids;
  if (names.length > 0) attributes.names = names;
}

function reportUnpropagated(target: Element, state: TransformState): void {
  const name = target.attributes.names?.[0] ?? target.attributes.ids?.[0] ?? '';
  state.report({
    level: 1,
    rule: 'rst/unpropagated-target',
    message: `Cannot propagate target "${name}" to next element`,
    span: target,
  });
}
