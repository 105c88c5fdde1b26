import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { ApiDocs } from './api-docs.js';
import type { Response, Route } from './http-server.js';
import type { LiveSite } from './live-site.js';
import { swaggerUiFiles, swaggerUiFolder } from './swagger-ui.js';

/** The path prefix reserved for the server; no page path begins with it. */
export const liveFolder = '/_spec';

/** The content that the server provides. */
export interface Served {
  readonly site: LiveSite;
  readonly apiDocs: ApiDocs;
  readonly siteTitle: string;
  /** Whether pages of other origins may read API documents. */
  readonly sharesDocuments: boolean;
  /** Opens the event stream of a browser that shows a version of a page. */
  listen(response: ServerResponse, path: string, version: string): void;
  /** Resolves when all files saved so far have been processed. */
  settled(): Promise<void>;
}

/** Returns the routes of the dev server: pages, their files, Swagger UI, merged API documents and the event stream. */
export function createRoute({ site, apiDocs, siteTitle, sharesDocuments, listen, settled }: Served): Route {
  const script = readFileSync(browserScript(), 'utf8');
  return async (path, query) => {
    if (path === `${liveFolder}/live.js`) return { type: contentType(path), body: script };
    await settled();
    if (path === `${liveFolder}/events`) {
      const [page, version] = [query.get('page') ?? '', query.get('version') ?? ''];
      return (response) => listen(response, page, version);
    }
    if (path === '/api-docs.json') return jsonResponse(apiDocs.json());
    if (path === `/${swaggerUiFolder}`) return { type: contentType('.html'), body: redirectToFolder };
    if (path.startsWith(`/${swaggerUiFolder}/`))
      return swaggerUi(path.slice(swaggerUiFolder.length + 2) || 'index.html');
    const file = path === '/' ? 'index.html' : path.slice(1);
    const body = site.file(file);
    return body === undefined
      ? { status: 404, type: contentType('.html'), body: site.missing(file) }
      : { type: contentType(file), body };
  };

  function jsonResponse(body: string | undefined): Response | undefined {
    return body === undefined ? undefined : { type: contentType('.json'), body, isShared: sharesDocuments };
  }

  function swaggerUi(path: string): Response | undefined {
    if (path.endsWith('.json')) return jsonResponse(apiDocs.json(path.slice(0, -'.json'.length)));
    const apis = apiDocs.groups().map(({ folder, title }) => ({ name: folder, title }));
    const body = swaggerUiFiles(siteTitle, apis).get(path)?.();
    return body === undefined ? undefined : { type: contentType(path), body };
  }
}

const redirectToFolder = `<!DOCTYPE html><meta http-equiv="refresh" content="0; url=/${swaggerUiFolder}/">`;

/** The path of the script for browsers, beside the sources or beside the bundle. */
function browserScript(): string {
  return join(import.meta.dirname, import.meta.dirname.endsWith('dist') ? 'live.js' : 'browser/live.js');
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** The media type of a file according to its extension. */
const contentType = (path: string): string =>
  types[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
