import { folderOf, joinPath } from '../../source/reader.js';
import type { DividedPage } from './chapters.js';

/** The pages of a site that are divided into chapters, by their paths, and the path under which the site is published. */
export interface Relocation {
  readonly pages: ReadonlyMap<string, DividedPage>;
  readonly basePath: string;
}

const tag = /<[a-z][^<>]*>/gi;
const address = /(\s(?:href|src|data-index|data-root|data-site)=")([^"]*)(")/g;

/** Marks the link to the page with all chapters. */
const whole = 'data-whole';

/**
 * Rewrites the HTML of a page, whose links are those of the page at `written`, for the path `published`. Links to a divided page become
 * links to the chapter with their target, or to the list of chapters.
 */
export function relocate(
  html: string,
  written: string,
  published: string,
  { pages, basePath }: Relocation,
): string {
  const rewritten = (uri: string, isWhole: boolean): string => {
    if (uri.startsWith(`${basePath}/`) && !uri.startsWith('//')) return rooted(uri);
    if (/^(?:[a-z][a-z0-9+.-]*:|\/|$)/i.test(uri)) return uri;
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(uri) ?? [];
    const isFolder = path === '' ? false : /(?:^|\/)\.{0,2}$/.test(path);
    const file = path === '' ? written : joinPath(folderOf(written), decoded(path));
    if (file === undefined) return uri;
    const page = isFolder ? joinedIndex(file) : file;
    const target = isWhole ? undefined : chapterOf(pages.get(page), rest);
    if (target === undefined && path === '' && !isWhole) return uri;
    if (target === published && rest.startsWith('#')) return rest;
    const shown = target ?? (isFolder ? folderPath(file) : file);
    return relative(published, shown) + rest;
  };
  /** Addresses from the root of the host stay as they are, unless a chapter has the target. */
  const rooted = (uri: string): string => {
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(uri.slice(basePath.length + 1)) ?? [];
    const target = chapterOf(pages.get(/(?:^|\/)$/.test(path) ? `${path}index.html` : path), rest);
    if (target === undefined) return uri;
    return target === published && rest !== '' ? rest : relative(published, target) + rest;
  };
  return html.replace(tag, (markup) => {
    const isWhole = markup.includes(` ${whole}`);
    return markup.replace(
      address,
      (_, start: string, uri: string, end: string) =>
        start + rewritten(uri, isWhole || start.includes('data-')) + end,
    );
  });
}

const joinedIndex = (folder: string): string => (folder === '' ? 'index.html' : `${folder}/index.html`);
const folderPath = (folder: string): string => (folder === '' ? '' : `${folder}/`);

/** The path of the page with an anchor of a divided page; `undefined` for an anchor of the frame, or if the page is not divided. */
function chapterOf(divided: DividedPage | undefined, rest: string): string | undefined {
  if (!divided) return undefined;
  const id = rest.startsWith('#') ? decoded(rest.slice(1)) : '';
  return divided.anchors.get(id) ?? (id.startsWith('page:') ? undefined : divided.index);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A path as seen from a page. */
function relative(from: string, to: string): string {
  const [own, other] = [folderOf(from).split('/').filter(Boolean), to.split('/')];
  let common = 0;
  while (common < own.length && common < other.length - 1 && own[common] === other[common]) common++;
  const up = '../'.repeat(own.length - common);
  return up + other.slice(common).map(encodeURIComponent).join('/') || './';
}
