import type { DocumentIndex } from '../doc/document-index.js';
import { isAdmonition } from '../doc/element-categories.js';
import { makeId } from '../doc/make-id.js';
import { type Element, isElement, type Node, textOf } from '../doc/nodes.js';
import type { DocumentUnit } from './document.js';

/**
 * What the ids of tables and rows in each unit begin with: the id of the unit, or the id of the unit above it with the title. Units without a
 * title have none, and neither have further units with the same title, nor units with which an author's id begins.
 */
export function idBases(
  units: readonly DocumentUnit[],
  { partIds: ids, dottedIds }: Pick<DocumentIndex, 'partIds' | 'dottedIds'>,
): readonly (string | undefined)[] {
  const taken = new Set([...dottedIds].map((id) => id.slice(0, id.indexOf('.'))));
  const above: { readonly level: number; readonly base: string }[] = [];
  return units.map(({ title, level }, i) => {
    if (!title) return undefined;
    while ((above.at(-1)?.level ?? -1) >= level) above.pop();
    const own = ids[i]?.[0];
    const parent = above.at(-1)?.base;
    const base = own ?? `${parent === undefined ? '' : `${parent}.`}${makeId(textOf(title))}`;
    above.push({ level, base });
    if (taken.has(base) || (dottedIds.size > 0 && base.includes('.'))) return undefined;
    taken.add(base);
    return base;
  });
}

/** The ids of the tables and rows in the units of a document, and of notes and examples without an id by the author. */
export function idsOfParts(units: readonly DocumentUnit[], index: DocumentIndex): ReadonlySet<string> {
  const bases = idBases(units, index);
  const all = new Set<string>();
  for (const [i, { body }] of units.entries()) {
    const base = bases[i];
    if (base !== undefined) addParts(body, { base, index, note: 0, example: 0 }, all);
  }
  return all;
}

interface UnitParts {
  readonly base: string;
  readonly index: DocumentIndex;
  /** The numbers of notes and examples without an id of their own so far. */
  note: number;
  example: number;
}

function addParts(nodes: readonly Node[], parts: UnitParts, all: Set<string>): void {
  for (const node of nodes) {
    // Neither contains tables, notes or examples; the part of a reference is its target.
    if (!isElement(node) || node.type === 'paragraph' || node.type === 'reference') continue;
    const part = node.attributes.part ?? numberedPart(node, parts);
    if (part !== undefined) all.add(`${parts.base}.${part}`);
    addParts(node.children, parts, all);
  }
}

function numberedPart(element: Element, parts: UnitParts): string | undefined {
  const { type } = element;
  const kind =
    type === 'code_example' ? 'example' : type === 'box' || isAdmonition(type) ? 'note' : undefined;
  if (!kind || parts.index.idsOf(element).length > 0) return undefined;
  return partName(kind, ++parts[kind]);
}

/** An element that is numbered within its unit, in the order of the page, unless it has an id of its own. */
export type NumberedPart = 'note' | 'example';

/** The name of a numbered part within its unit: `note`, `note-2`. */
export const partName = (kind: NumberedPart, number: number): string =>
  number === 1 ? kind : `${kind}-${number}`;
