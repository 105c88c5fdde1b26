import type { Definition, IdentifiedDefinition } from '../spec/names/definition.js';
import type { IndexedDocument } from '../spec/site-index.js';
import { idsOfSection } from './ids-in.js';
import type { Page } from './renderer.js';

/** The path of the search index within the site. */
export const searchPath = 'assets/search.js';

/** A section as the script of the search reads it. */
type Entry =
  | readonly [id: string, heading: string, text: string]
  | readonly [
      id: string,
      heading: string,
      text: string,
      kind: EntryKind,
      name: string,
      rows: readonly string[],
    ];

/** What a section defines; empty: nothing. */
type EntryKind = '' | 'operation' | 'event' | 'schema' | 'error';

/**
 * The text of all sections as a script that `search.js` searches: `[{ path, title, sections: [[id, heading, text, …], …] }]`. Entries with a kind
 * also have another name, such as an operationId, and the ids of the rows of tables without the id of the section. Error codes are entries too.
 * It is a script rather than JSON because pages opened from the file system cannot fetch data. Scanning a megabyte of
 * text takes a few milliseconds, whereas building an inverted index would take longer than building the pages.
 */
export function searchIndex(
  pages: readonly Page[],
  documents: readonly Pick<IndexedDocument, 'path' | 'definitions'>[] = [],
): string {
  const definitions = new Map(documents.map(({ path, definitions: own }) => [path, own]));
  const texts = pages.map((page) => ({
    path: page.path.split('/').map(encodeURIComponent).join('/'),
    title: page.label === undefined ? page.title : `${page.title} ${page.label}`,
    sections: entriesOf(page, definitions.get(page.path) ?? []),
  }));
  return `globalThis.specificationTexts = ${JSON.stringify(texts)};\n`;
}

function entriesOf(page: Page, definitions: readonly IdentifiedDefinition[]): Entry[] {
  const byId = new Map(definitions.map(({ id, definition }) => [id, definition]));
  const entries: Entry[] = [];
  for (const section of page.sections) {
    const { ids, html: marked, unmarked: html = marked } = section;
    // A section that no longer exists.
    if (html === '') continue;
    const [id = ''] = ids;
    const end = html.indexOf('</h');
    const heading = end < 0 ? page.title : plainText(html.slice(0, end));
    const text = plainText(html.slice(Math.max(0, end)));
    const definition = byId.get(id);
    const anchors = idsOfSection(section);
    const rows = propertyRows(id, anchors);
    if (!definition && rows.length === 0) entries.push([id, heading, text]);
    else entries.push([id, heading, text, kindOf(definition), otherName(definition), rows]);
    for (const anchor of anchors)
      if (anchor !== id && byId.get(anchor)?.kind === 'error code')
        entries.push([anchor, anchor, descriptionAt(html, anchor), 'error', '', []]);
  }
  return entries;
}

function kindOf(definition: Definition | undefined): EntryKind {
  if (!definition) return '';
  return definition.kind === 'error code' ? 'error' : definition.kind;
}

function otherName(definition: Definition | undefined): string {
  if (definition?.kind === 'operation') return definition.operationId ?? '';
  return definition?.kind === 'event' ? (definition.type ?? '') : '';
}

/** The ids of the rows of a section without its own, the first of each property. */
function propertyRows(section: string, anchors: readonly string[]): string[] {
  const names = new Set<string>();
  return anchors.flatMap((anchor) => {
    const name = anchor.slice(anchor.lastIndexOf(':') + 1);
    if (!anchor.startsWith(`${section}.`) || name.length === anchor.length || names.has(name)) return [];
    names.add(name);
    // Statuses of responses are rows too.
    return /^\d/.test(name) ? [] : [anchor.slice(section.length)];
  });
}

const mostDescription = 800;

/** The text after the element with an id, up to the next entry of its list or table. */
function descriptionAt(html: string, id: string): string {
  const at = html.indexOf(`id="${id}"`);
  const start = html.indexOf('</', at);
  const ends = ['<dt', '</tr', '<tr'].map((tag) => html.indexOf(tag, start)).filter((end) => end >= 0);
  return plainText(html.slice(start, Math.min(start + mostDescription, ...ends))).replace(/^[\s:–—-]+/, '');
}

/** Elements that are left out: code blocks, and lists of sections that refer to this one. */
const skipped = [
  '<pre[^]*?</pre>',
  '<details class="used-in"[^]*?</details>',
  '<span class="used-by"[^]*?</span>',
];
/** Tags that separate words: `</p>`, `</li>`, …, `</caption>`, `<br>`, and tags of cells, which may have no end tag. */
const blockTags = ['</(?:[pldth]|ca)[^>]*>', '<br[^>]*>', '<t[dhr][^>]*>'];
const separator = new RegExp([...skipped, ...blockTags].join('|'), 'g');
const inlineTag = /<[^>]*(?:>|$)/g;

/** The visible text of rendered HTML. Loops over its characters would take twice as long. */
const plainText = (html: string): string =>
  decode(html.replace(separator, ' ').replace(inlineTag, '')).replace(/\s+/g, ' ').trim();

const characters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#x3D;': '=',
  '&#x60;': '`',
};
const decode = (html: string): string =>
  html.includes('&')
    ? html.replace(/&(?:amp|lt|gt|quot|#x27|#x3D|#x60);/g, (entity) => characters[entity] ?? entity)
    : html;
