import { closest } from '../../doc/closest.js';
import { uriSchemes } from '../../rst/inline/uri-schemes.js';
import { folderOf } from '../../source/reader.js';
import { pagesOf, siteAddress } from '../links.js';
import type { Rule } from '../rule.js';

/** Releases that were published before, and the one that is to come, have pages that are not built here. */
const otherRelease = /^(?:latest|unstable|[rv]\d+(?:\.\d+)*)(?:\.html)?$/;

/** What is wrong with the scheme of an address: `htps://…`, `https:/…`. */
function schemeProblem(uri: string): { message: string; help: string } | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase();
  if (scheme === undefined) return undefined;
  const help = 'Write it as https://host/path.';
  if (/^https?$/.test(scheme))
    return /^https?:\/\/[^/\s]/i.test(uri) ? undefined : { message: `${uri} names no host.`, help };
  const near = uriSchemes.has(scheme) ? undefined : closest(scheme, usual);
  return near === undefined
    ? undefined
    : { message: `${scheme} is no scheme of addresses.`, help: `Did you mean ${near}?` };
}

const usual = ['https', 'http', 'mailto'];

export const linkPage: Rule = {
  id: 'link/page',
  severity: 'warning',
  summary: 'A link leads to a page or a file that the site does not have.',
  explanation:
    'Links without a host are relative to the page that they stand on, and lead to pages of the site (client_server/unstable.html, ../appendices.html) or to pictures. Links to other releases of a document are not looked into. What is no part of the site needs an address with a host.',
  prepare({ repository, links }) {
    const { graph, document, targets, options } = repository;
    return ({ report, count }) => {
      const pages = pagesOf(repository);
      const { isIncomplete } = graph.get(targets, '');
      const images = new Set(
        [...pages.values()].flatMap((name) => [...graph.get(document, name).images.keys()]),
      );
      const folders = new Set([...pages.keys()].map(folderOf).filter((folder) => folder !== ''));
      for (const [page, name] of pages) {
        for (const { uri, element } of graph.get(links.of, name)) {
          count('links');
          const scheme = schemeProblem(uri);
          if (scheme) {
            report({ ...scheme, span: element });
            continue;
          }
          const address = siteAddress(uri, page, options.protocol.publishedAt);
          if (!address) continue;
          const { path, isPublished } = address;
          if (pages.has(path) || images.has(path) || path === 'index.html') continue;
          const folder = folderOf(path);
          const isOther = folders.has(folder) && otherRelease.test(path.slice(folder.length + 1));
          // The published site has more pages than are built, and finds them without their ending.
          if (isPublished || (isOther && path.endsWith('.html'))) continue;
          if (isIncomplete) continue;
          const near = pages.has(`${path}.html`) ? `${path}.html` : closest(path, pages.keys());
          report({
            message: `There is no page ${path} in this site.`,
            span: element,
            help: near === undefined ? 'Correct the address, or give it a host.' : `Did you mean ${near}?`,
          });
        }
      }
    };
  },
};
