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
  /** The path in front of all pages: `/v1.19`; empty for the root. */
  readonly basePath: string;
  /** Opens the event stream of a browser that shows a version of a page. */
  listen(response: ServerResponse, path: string, version: string): void;
  /** Resolves when all files saved so far have been processed. */
  settled(): Promise<void>;
}

/** Returns the routes of the dev server: pages, their files, Swagger UI, merged API documents and the event stream. */
export function createRoute({
  site,
  apiDocs,
  siteTitle,
  sharesDocuments,
  basePath,
  listen,
  settled,
}: Served): Route {
  const script = browserScript();
  return async (path, query) => {
    if (path === `${liveFolder}/live.js`) return { type: contentType(path), body: script };
    await settled();
    if (path === `${liveFolder}/events`) {
      const [page, version] = [query.get('page') ?? '', query.get('version') ?? ''];
      return (response) => listen(response, page, version);
    }
    if (path === '/api-docs.json') return jsonResponse(apiDocs.json());
    if (path === `/${swaggerUiFolder}`) return redirect(`/${swaggerUiFolder}/`);
    if (path.startsWith(`/${swaggerUiFolder}/`))
      return swaggerUi(path.slice(swaggerUiFolder.length + 2) || 'index.html');
    return page(path);
  };

  function jsonResponse(body: string | undefined): Response | undefined {
    return body === undefined ? undefined : { type: contentType('.json'), body, isShared: sharesDocuments };
  }

  function page(path: string): Response {
    if (basePath !== '' && !path.startsWith(`${basePath}/`)) {
      if (path === '/' || path === basePath) return redirect(`${basePath}/`);
      return { status: 404, type: contentType('.html'), body: site.missing(path.slice(1)) };
    }
    const below = path.slice(basePath.length + 1);
    const file = below === '' || below.endsWith('/') ? `${below}index.html` : below;
    const body = site.file(file);
    if (body !== undefined) return { type: contentType(file), body };
    // The links of a page are relative to its folder.
    if (site.page(`${below}/index.html`)) return redirect(`${path}/`);
    return { status: 404, type: contentType('.html'), body: site.missing(file) };
  }

  function swaggerUi(path: string): Response | undefined {
    if (path.endsWith('.json')) return jsonResponse(apiDocs.json(path.slice(0, -'.json'.length)));
    const apis = apiDocs.groups().map(({ folder, title }) => ({ name: folder, title }));
    const body = swaggerUiFiles(siteTitle, apis).get(path)?.();
    return body === undefined ? undefined : { type: contentType(path), body };
  }
}

const redirect = (location: string): Response => ({
  status: 302,
  location,
  type: contentType('.html'),
  body: '',
});

/** The files of the script for browsers; each uses the files before it. */
const browserScripts = ['overlay.js', 'patches.js', 'live.js'];

/** The script for browsers. Its folder is beside this file and, as a copy, beside the bundle. */
const browserScript = (): string =>
  browserScripts.map((name) => readFileSync(join(import.meta.dirname, 'browser', name), 'utf8')).join('\n');

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
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
