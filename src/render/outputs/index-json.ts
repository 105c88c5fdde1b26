import type { IndexedDocument, IndexedSection } from '../../spec/site-index.js';
import { idsOfSection } from '../ids-in.js';
import type { Page } from '../renderer.js';

/** The path of the index within the site. */
export const indexJsonPath = 'index.json';

/** The schema of the index, which the package contains. */
const schemaAddress = 'https://unpkg.com/@matrix-spec/toolchain/schemas/site-index.json';

/** The address of a definition. */
interface Place {
  /** The path of the page in the site. */
  readonly page: string;
  readonly id: string;
}

/** What the index states about the whole site. */
export interface IndexedSite {
  readonly title: string;
  readonly release: string | undefined;
  readonly baseUrl: string | undefined;
}

/** The documents of a site with their sections, and the names that they define, as JSON that `schemas/site-index.json` describes. */
export function indexJson(
  { title, release, baseUrl }: IndexedSite,
  documents: readonly IndexedDocument[],
  pages: readonly Page[],
): string {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const operations: (Place & {
    readonly method: string;
    readonly path: string;
    readonly operationId?: string;
  })[] = [];
  const events: (Place & { readonly name: string; readonly type: string })[] = [];
  const schemas: (Place & { readonly name: string })[] = [];
  const errorCodes: (Place & { readonly code: string })[] = [];
  for (const { path: page, definitions } of documents)
    for (const { definition, id } of definitions)
      switch (definition.kind) {
        case 'operation': {
          const { method, path, operationId } = definition;
          operations.push({ method, path, ...(operationId !== undefined && { operationId }), page, id });
          break;
        }
        case 'event': {
          const { name, type = name } = definition;
          events.push({ name, type, page, id });
          break;
        }
        case 'schema':
          schemas.push({ name: definition.name, page, id });
          break;
        case 'error code':
          errorCodes.push({ code: definition.name, page, id });
          break;
      }
  const index = {
    $schema: schemaAddress,
    title,
    ...(release !== undefined && { release }),
    ...(baseUrl !== undefined && { address: `${baseUrl}/` }),
    documents: documents.map(({ definitions: _, ...document }) => ({
      ...document,
      sections: withAnchors(document.sections, byPath.get(document.path)),
    })),
    operations,
    events,
    schemas,
    errorCodes,
  };
  return `${JSON.stringify(index)}\n`;
}

/** Sections with the other ids in each, except the ids of nested sections. */
function withAnchors(
  sections: readonly IndexedSection[],
  page: Page | undefined,
): (IndexedSection & { readonly anchors?: readonly string[] })[] {
  const anchors = new Map<string, string[]>();
  const known = new Set(sections.map(({ id }) => id));
  let current: string[] = [];
  for (const section of page?.sections ?? []) {
    const { ids } = section;
    const [id, ...further] = ids;
    if (id !== undefined && known.has(id)) {
      current = [];
      anchors.set(id, current);
    }
    current.push(...further, ...idsOfSection(section).filter((other) => !ids.includes(other)));
  }
  return sections.map((section) => {
    const own = anchors.get(section.id);
    return own?.length ? { ...section, anchors: own } : section;
  });
}
