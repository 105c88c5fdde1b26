import { makeId } from '../doc/make-id.js';
import { isElement, type Node, textOf } from '../doc/nodes.js';
import type { DocumentUnit } from './document.js';

/**
 * What the ids of tables and rows in each unit begin with: the id of the unit, or that of the unit above it with the title. Units without a
 * title have none, and neither have further units with the same title.
 */
export function idBases(
  units: readonly DocumentUnit[],
  ids: readonly (readonly string[])[],
): readonly (string | undefined)[] {
  const above: { readonly level: number; readonly base: string }[] = [];
  const taken = new Set<string>();
  return units.map(({ title, level }, i) => {
    if (!title) return undefined;
    while ((above.at(-1)?.level ?? -1) >= level) above.pop();
    const own = ids[i]?.[0];
    const parent = above.at(-1)?.base;
    const base = own ?? `${parent === undefined ? '' : `${parent}.`}${makeId(textOf(title))}`;
    above.push({ level, base });
    if (taken.has(base)) return undefined;
    taken.add(base);
    return base;
  });
}

/** The ids of the tables and rows in the units of a document, without the guarantee that they are unique. */
export function idsOfParts(
  units: readonly DocumentUnit[],
  ids: readonly (readonly string[])[],
): ReadonlySet<string> {
  const bases = idBases(units, ids);
  const all = new Set<string>();
  for (const [i, { body }] of units.entries()) {
    const base = bases[i];
    if (base !== undefined) for (const part of partsIn(body)) all.add(`${base}.${part}`);
  }
  return all;
}

function* partsIn(nodes: readonly Node[]): Generator<string> {
  for (const node of nodes) {
    if (!isElement(node) || node.type === 'reference') continue;
    if (node.attributes.part !== undefined) yield node.attributes.part;
    yield* partsIn(node.children);
  }
}
