import type { DocumentLink, Site } from './renderer.js';

/** A link to a document, for templates. */
interface NavigationLink {
  readonly title: string;
  readonly label: string | undefined;
  readonly href: string;
}

interface NavigationItem extends Omit<DocumentLink, 'children'> {
  readonly href: string;
  readonly current: boolean;
  readonly open: boolean;
  readonly children?: readonly NavigationItem[];
}

/** A path as part of an address. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** The address of a page relative to the site root; in a site with a base path, the address of its folder. */
export function addressOf(path: string, root: string, { basePath }: Site): string {
  const shown = basePath === undefined ? path : path.replace(/(^|\/)index\.html$/, '$1');
  return root + encodePath(shown) || './';
}

/** The documents with their addresses; `open` marks those that contain the current one. */
export function navigation(
  documents: readonly DocumentLink[],
  root: string,
  path: string,
  site: Site,
): NavigationItem[] {
  return documents.map(({ children = [], ...link }): NavigationItem => {
    const below = navigation(children, root, path, site);
    const current = link.path === path;
    return {
      ...link,
      href: addressOf(link.path, root, site),
      current,
      open: current || below.some(({ open }) => open),
      ...(below.length > 0 && { children: below }),
    };
  });
}

/**
 * The pages above a page, beginning with the first page of the site, the page itself, and the title of its chapter on the page of a chapter;
 * `undefined` for the first page and for pages that are not in the navigation.
 */
export function breadcrumbs(
  path: string,
  root: string,
  site: Site,
  chapter: string | undefined,
): object[] | undefined {
  const trail = trailTo(path, site.documents);
  const [top] = trail;
  if (!top) return undefined;
  const isBelowHome = top.path === homePath;
  const home = { path: homePath, title: site.title };
  const whole = isBelowHome ? trail : [home, ...trail];
  if (whole.length < 2) return undefined;
  const isWhole = chapter === undefined;
  const pages = whole.map((link) => ({
    ...linkTo(link, root, site),
    current: isWhole && link.path === path,
  }));
  return isWhole ? pages : [...pages, { title: chapter, current: true }];
}

/** The pages before and after a page in the order of the navigation. */
export function neighbours(
  path: string,
  root: string,
  site: Site,
): { previous: NavigationLink | undefined; next: NavigationLink | undefined } | undefined {
  const all = inOrder(site.documents);
  const at = all.findIndex((link) => link.path === path);
  if (at < 0 || all.length < 2) return undefined;
  const [previous, next] = [all[at - 1], all[at + 1]];
  return {
    previous: previous && linkTo(previous, root, site),
    next: next && linkTo(next, root, site),
  };
}

const homePath = 'index.html';

const linkTo = (
  { path, title, label }: Pick<DocumentLink, 'path' | 'title' | 'label'>,
  root: string,
  site: Site,
): NavigationLink => ({ title, label, href: addressOf(path, root, site) });

const inOrder = (documents: readonly DocumentLink[]): DocumentLink[] =>
  documents.flatMap((link) => [link, ...inOrder(link.children ?? [])]);

function trailTo(path: string, documents: readonly DocumentLink[]): readonly DocumentLink[] {
  for (const link of documents) {
    if (link.path === path) return [link];
    const below = trailTo(path, link.children ?? []);
    if (below.length > 0) return [link, ...below];
  }
  return [];
}
