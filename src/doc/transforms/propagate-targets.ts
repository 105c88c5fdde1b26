import { isInvisible, isTextElement } from '../element-categories.js';
import { addAll, type Element, isElement } from '../nodes.js';
import { elementsOf, type Transform, type TransformState } from './transform.js';

/**
 * Targets that lead to what follows them hand their ids and names on to it:
 *
 *     .. _internal:                    <target refid="internal">
 *                                      <paragraph ids="internal" names="internal">
 *     This is meant.                       This is meant.
 */
export const propagateTargets: Transform = {
  priority: 260,
  apply(state) {
    const elements = elementsOf(state.document);
    const position = new Map(elements.map((element, i) => [element, i]));
    const removed = new Map<Element, []>();
    /** What targets handed on to another target, the last one's last. */
    const carried = new Map<Element, Carried>();
    for (const [i, target] of elements.entries()) {
      if (target.type !== 'target') continue;
      if (!handsOn(target, state)) {
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
    for (const [element, handed] of carried) if (element.type !== 'target') settle(element, handed, state);
    state.replace(removed);
  },
};

interface Carried {
  readonly ids: string[];
  readonly names: string[];
}

/** Whether a target stands among blocks and leads nowhere by itself. */
function handsOn(target: Element, state: TransformState): boolean {
  const { refid, refuri, refname } = target.attributes;
  if (refid !== undefined || refuri !== undefined || refname !== undefined) return false;
  const parent = state.parent(target);
  return parent !== undefined && !isTextElement(parent.type);
}

/** The element after a target in the order of the text; messages are left out, and a link around an image stands for the image. */
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

/** Index of the first element after another one and all that is in it. */
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
  const handed = carried.get(target) ?? { ids: [], names: [] };
  carried.delete(target);
  addAll(handed.ids, ids);
  addAll(handed.names, names);
  const before = carried.get(next);
  if (before) handed.ids.unshift(...before.ids);
  if (before) handed.names.unshift(...before.names);
  carried.set(next, handed);
  for (const id of ids) state.propagatedIds.set(id, target);
  for (const name of names) state.propagatedNames.set(name, target);
  const [id] = ids;
  if (id !== undefined) attributes.refid = id;
  delete attributes.ids;
  delete attributes.names;
  state.notes.noteRefid(target);
}

/** Gives an element what targets before it handed on, after its own: the nearest target's first. */
function settle(element: Element, handed: Carried | undefined, state: TransformState): void {
  if (!handed) return;
  const { attributes } = element;
  for (const id of handed.ids) state.notes.byId.set(id, element);
  const ids = [...(attributes.ids ?? []), ...handed.ids.reverse()];
  const names = [...(attributes.names ?? []), ...handed.names.reverse()];
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
