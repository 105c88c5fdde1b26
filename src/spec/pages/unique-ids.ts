import type { Element } from '../../doc/nodes.js';
import { isElement } from '../../doc/nodes.js';
import { numbered } from './heading-ids.js';

/** A section of a page with its ids. */
export interface IdentifiedSection {
  readonly ids: readonly string[];
  readonly body: readonly Element[];
  /** Whether it is made from data, whose tables have ids. */
  readonly isGenerated: boolean;
}

/**
 * The sections with ids that are unique on the page. The first section or table with an id keeps it, so that links to the page go where they
 * went when ids were repeated; later ones get a number that no other id of the page has. Sections without repeated ids are returned as they
 * are.
 */
export function withUniqueIds<Section extends IdentifiedSection>(sections: readonly Section[]): Section[] {
  const counts = new Map<string, number>();
  for (const section of sections) for (const id of idsIn(section)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const known = new Set(counts.keys());
  if ([...counts.values()].every((count) => count === 1)) return [...sections];
  const used = new Set<string>();
  const unique = (id: string): string => {
    if (!used.has(id)) {
      used.add(id);
      return id;
    }
    const result = numbered(id, known);
    known.add(result);
    return result;
  };
  return sections.map((section) => {
    if (!idsIn(section).some((id) => (counts.get(id) ?? 0) > 1)) {
      for (const id of idsIn(section)) used.add(id);
      return section;
    }
    const ids = section.ids.map(unique);
    if (!section.isGenerated) return { ...section, ids };
    return { ...section, ids, body: section.body.map((block) => withIds(block, unique)) };
  });
}

function idsIn({ ids, body, isGenerated }: IdentifiedSection): readonly string[] {
  return isGenerated ? [...ids, ...body.flatMap(tableIds)] : ids;
}

const found = new WeakMap<Element, readonly string[]>();

/** The ids of the tables in a generated block, in their order. */
function tableIds(block: Element): readonly string[] {
  if (block.type === 'property_table') return block.attributes.ids ?? [];
  if (block.type !== 'unit_part') return [];
  const before = found.get(block);
  if (before) return before;
  const ids = block.children.flatMap((child) => (isElement(child) ? tableIds(child) : []));
  found.set(block, ids);
  return ids;
}

/** Copies with other ids by block; a block whose ids stay the same is not copied again. */
const copies = new WeakMap<Element, Map<string, Element>>();

function withIds(block: Element, unique: (id: string) => string): Element {
  const before = tableIds(block);
  const after = before.map(unique);
  if (after.every((id, i) => id === before[i])) return block;
  const key = after.join(' ');
  const known = copies.get(block) ?? new Map<string, Element>();
  copies.set(block, known);
  const copy = known.get(key) ?? renamed(block, after);
  known.set(key, copy);
  return copy;
}

function renamed(block: Element, ids: readonly string[]): Element {
  if (block.type === 'property_table')
    return { ...block, attributes: { ...block.attributes, ids: [...ids] } };
  let next = 0;
  const children = block.children.map((child) => {
    if (!isElement(child)) return child;
    const { length } = tableIds(child);
    const own = ids.slice(next, next + length);
    next += length;
    return length === 0 ? child : renamed(child, own);
  });
  return { ...block, children };
}
