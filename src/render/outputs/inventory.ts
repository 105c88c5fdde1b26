import { deflateSync } from 'node:zlib';
import type { Definition } from '../../spec/names/definition.js';
import type { IndexedDocument } from '../../spec/site-index.js';

/** The path of the inventory within the site. */
export const inventoryPath = 'objects.inv';

/** An object of an inventory. */
interface InventoryObject {
  readonly name: string;
  /** Domain and role: `std:label`. */
  readonly role: string;
  readonly address: string;
  readonly title: string;
}

/** What an inventory names: the title of the site and its version. */
export interface InventoryHead {
  readonly title: string;
  readonly version: string;
}

/**
 * The inventory of a site in version 2 of Sphinx's format: documents as `std:doc`, sections as `std:label`, operations as `http:get` and
 * so on, events, schemas and error codes as `std:term`. The name of a section is its id, or `document:id` if several documents have the id.
 */
export function inventory(
  { title, version }: InventoryHead,
  documents: readonly IndexedDocument[],
): Uint8Array {
  const counts = new Map<string, number>();
  for (const { sections } of documents)
    for (const { id } of sections) counts.set(id, (counts.get(id) ?? 0) + 1);
  const terms = new Set<string>();
  const objects = documents.flatMap(
    ({ name, path, title: shown, sections, definitions }): InventoryObject[] => {
      const page = encode(path);
      return [
        { name, role: 'std:doc', address: page, title: shown },
        ...sections.map(({ id, title: heading }) => ({
          name: counts.get(id) === 1 ? id : `${name}:${id}`,
          role: 'std:label',
          address: `${page}#${encodeURIComponent(id)}`,
          title: heading,
        })),
        ...definitions.flatMap(({ definition, id }): InventoryObject[] => {
          const { role, name: defined } = objectOf(definition);
          const key = `${role} ${defined}`;
          // The first definition counts, as in Sphinx.
          if (terms.has(key)) return [];
          terms.add(key);
          return [{ role, name: defined, address: `${page}#${encodeURIComponent(id)}`, title: defined }];
        }),
      ];
    },
  );
  const head = [
    '# Sphinx inventory version 2',
    `# Project: ${oneLine(title)}`,
    `# Version: ${oneLine(version)}`,
    '# The remainder of this file is compressed using zlib.',
    '',
  ].join('\n');
  const lines = objects.map(lineOf).join('');
  return Buffer.concat([Buffer.from(head), deflateSync(Buffer.from(lines))]);
}

function objectOf(definition: Definition): { readonly role: string; readonly name: string } {
  if (definition.kind === 'operation')
    return { role: `http:${definition.method.toLowerCase()}`, name: definition.path };
  return { role: 'std:term', name: definition.name };
}

/** `name domain:role priority address title`; `-` is the title of an object that is shown by its name. */
const lineOf = ({ name, role, address, title }: InventoryObject): string =>
  `${oneLine(name)} ${role} 1 ${address} ${title === name ? '-' : oneLine(title) || '-'}\n`;

const oneLine = (text: string): string =>
  /[^\S ]| {2}|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;

const encode = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
