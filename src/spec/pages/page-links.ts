import type { Addresses } from '../../doc/resolve.js';
import { folderOf, joinPath } from '../../source/reader.js';
import { contentFolder } from './page-tree.js';

const isRooted = (address: string): boolean => address.startsWith('/') && !address.startsWith('//');

/** Links of releases that only put the base path (`/v1.7`, or nothing) in front of addresses that begin with `/`. */
export function prefixLinks(basePath: string): Addresses {
  const prefixed = (address: string): string => (isRooted(address) ? basePath + address : address);
  return {
    link: prefixed,
    image: prefixed,
    html: (markup) =>
      basePath === '' ? markup : markup.replace(/((?:href|src)=["'])(?=\/(?!\/))/g, `$1${basePath}`),
  };
}

/** A page in the view of its links. */
export interface LinkingPage {
  /** Its file: `content/rooms/v11.md`. */
  readonly file: string;
  /** Its path in the site: `rooms/v11/`. */
  readonly path: string;
}

/**
 * Links of releases that look up paths as pages: from the root, relative to the folder of the page, or else from the root of the site.
 * `isPage` is whether a path such as `rooms/v11/` is a page.
 *
 *     #redactions        in the page and in data: /v1.19/rooms/v11/#redactions; in included files it stays
 *     /rooms/v10#x       /v1.19/rooms/v10/#x
 *     ../index.html#x    /v1.19/#x
 */
export function resolvedLinks(
  basePath: string,
  page: LinkingPage,
  isPage: (path: string) => boolean,
): Addresses {
  const folder = folderOf(page.file.slice(contentFolder.length + 1));
  const find = (path: string): string | undefined => {
    const candidates = path.startsWith('/')
      ? [joinInSite('', path.slice(1))]
      : [joinInSite(folder, path), joinInSite('', path)];
    return candidates.find(isPage);
  };
  const link: Addresses['link'] = (address, origin) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith('//')) return escapeSecondHash(address);
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
    if (path === '') {
      const isIncluded = origin.startsWith(`${contentFolder}/`) && origin !== page.file;
      return isIncluded || rest === '' ? address : `${basePath}/${page.path}${rest}`;
    }
    const found = find(path);
    return found === undefined ? address : `${basePath}/${found}${rest}`;
  };
  return {
    link: (address, origin) => escapeQuotesAndParentheses(link(address, origin)),
    image: (address) => (isRooted(address) ? basePath + address : address),
    html: (markup) => markup,
  };
}

/** `a#b#c` becomes `a#b%23c`. */
function escapeSecondHash(address: string): string {
  const first = address.indexOf('#');
  return first < 0 ? address : address.slice(0, first + 1) + address.slice(first + 1).replaceAll('#', '%23');
}

const escapes: Readonly<Record<string, string>> = { "'": '%27', '(': '%28', ')': '%29' };

const escapeQuotesAndParentheses = (address: string): string =>
  address.replace(/['()]/g, (character) => escapes[character] ?? character);

/** The path of a page by its address relative to a folder: without the name of an index file, with a slash at the end. */
function joinInSite(folder: string, address: string): string {
  // A path that leaves the site is a path from its root.
  const path = joinPath(folder, address) ?? joinPath('', address.replace(/^(?:\.\.\/)+/, '')) ?? '';
  const page = path.replace(/\.(?:html|md)$/, '').replace(/(^|\/)_?index$/, '');
  return page === '' ? '' : `${page}/`;
}
