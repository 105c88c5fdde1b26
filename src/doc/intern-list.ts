import type { Element } from './nodes.js';

const lists = new WeakMap<Element, readonly Element[]>();

/** Returns the last list with the same elements, or this one. Results that are memoized by a list are then also found for its copies. */
export function internList(list: readonly Element[]): readonly Element[] {
  const [first] = list;
  if (!first) return list;
  const last = lists.get(first);
  if (last?.length === list.length && last.every((element, i) => element === list[i])) return last;
  lists.set(first, list);
  return list;
}
