import { closest } from '../../doc/closest.js';
import { refusedScheme } from '../../doc/link-schemes.js';
import { uriSchemes } from '../../rst/inline/uri-schemes.js';
import { folderOf } from '../../source/reader.js';
import type { Rule } from '../rule.js';

/** Pages of earlier releases and of the next release, which are not built here. */
export const otherRelease = /^(?:latest|unstable|[rv]\d+(?:\.\d+)*)(?:\.html)?$/;

/** The error in the scheme or the host of a URL: `htps://…`, `https:/…`. */
function schemeProblem(uri: string): { message: string; help: string } | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase();
  if (scheme === undefined) return refusedProblem(uri);
  const help = 'Write it as https://host/path.';
  if (/^https?$/.test(scheme))
    return /^https?:\/\/[^/\s]/i.test(uri) ? undefined : { message: `The URL "${uri}" has no host.`, help };
  const near = uriSchemes.has(scheme) ? undefined : closest(scheme, commonSchemes);
  if (near === undefined) return refusedProblem(uri);
  return { message: `Unknown URL scheme "${scheme}".`, help: `Did you mean "${near}"?` };
}

/** The error in a URL that pages do not link to, because it may execute code. */
function refusedProblem(uri: string): { message: string; help: string } | undefined {
  const scheme = refusedScheme(uri);
  if (scheme === undefined) return undefined;
  return {
    message: `The scheme "${scheme}" is not allowed in links; the text is shown without a link.`,
    help: 'Use https:, http: or mailto:, or write the URL as a literal.',
  };
}

const commonSchemes = ['https', 'http', 'mailto'];

export const linkPage: Rule = {
  id: 'link/page',
  severity: 'warning',
  summary: 'A link points to a page or a file that the site does not contain.',
  explanation:
    'Links without a host are relative to the page that contains them and refer to pages of the site (client_server/unstable.html, ../appendices.html) or to images. Links to other releases of a document are not checked. Use a URL with a host for everything outside the site.',
  prepare({ repository, links }) {
    const { graph, document, targets, site, sources } = repository;
    return ({ report, count }) => {
      const { names, shown } = graph.get(links.pages, '');
      const { isIncomplete } = graph.get(targets, '');
      const files = new Set([
        ...[...names.values()].flatMap((name) => [...graph.get(document, name).images.keys()]),
        ...(site ? graph.get(site.files, '').keys() : []),
        'index.html',
      ]);
      // A site without static files gets images with a path from the root from elsewhere.
      const hasStaticFiles = site !== undefined && graph.get(sources.folder, 'static') !== undefined;
      const releaseFolders = new Set([...names.keys()].map(folderOf).filter((folder) => folder !== ''));
      for (const page of names.keys()) {
        for (const { uri, span, address, isImage } of graph.get(links.resolved, page)) {
          count('links');
          // Images may be embedded as data.
          const scheme = isImage ? undefined : schemeProblem(uri);
          if (scheme) {
            report({ ...scheme, span });
            continue;
          }
          if (!address) continue;
          const { path, isPublished } = address;
          if (names.has(path) || files.has(path)) continue;
          if (site && graph.get(sources.canonicalFile, `static/${path}`) !== undefined) continue;
          const folder = folderOf(path);
          const isOtherRelease =
            !site && releaseFolders.has(folder) && otherRelease.test(path.slice(folder.length + 1));
          // The published site has pages that are not built here, and resolves them without an extension.
          if (isPublished || (isOtherRelease && path.endsWith('.html'))) continue;
          if (isIncomplete || (isImage && uri.startsWith('/') && !hasStaticFiles)) continue;
          const near = names.has(`${path}.html`)
            ? `${path}.html`
            : closest(path, isImage ? files : names.keys());
          report({
            message: `${isImage ? 'Image' : 'Page'} not found: "${shown(path)}".`,
            span,
            cause: path,
            help: near === undefined ? 'Correct the path, or add a host.' : `Did you mean "${shown(near)}"?`,
          });
        }
      }
    };
  },
};
