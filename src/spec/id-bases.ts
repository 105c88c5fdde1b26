import type { DocumentIndex } from '../doc/document-index.js';
import { makeId } from '../doc/make-id.js';
import { isElement, type Node, textOf } from '../doc/nodes.js';
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

/** The ids of the tables and rows in the units of a document. */
export function idsOfParts(
  units: readonly DocumentUnit[],
  index: Pick<DocumentIndex, 'partIds' | 'dottedIds'>,
): ReadonlySet<string> {
  const bases = idBases(units, index);
  const all = new Set<string>();
  for (const [i, { body }] of units.entries()) {
    const base = bases[i];
    if (base !== undefined) addParts(body, base, all);
  }
  return all;
}

function addParts(nodes: readonly Node[], base: string, all: Set<string>): void {
  for (const node of nodes) {
    if (!isElement(node) || node.type === 'reference') continue;
    if (node.attributes.part !== undefined) all.add(`${base}.${node.attributes.part}`);
    addParts(node.children, base, all);
  }
}
