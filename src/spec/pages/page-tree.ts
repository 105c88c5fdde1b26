import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { folderOf, nameOf } from '../../source/reader.js';
import type { Span } from '../../source/text.js';
import { timeOfDate } from '../calendar-date.js';
import type { PageMetadata } from './front-matter.js';

export const contentFolder = 'content';

/** A page of the site. */
export interface ContentPage {
  /** Path of its file: `content/rooms/v11.md`. */
  readonly file: string;
  /** Path below the root of the site, with a slash at the end: `rooms/v11/`; empty for the home page. */
  readonly path: string;
  readonly metadata: PageMetadata;
  /** The pages below it, in the order of the navigation. */
  readonly children: readonly ContentPage[];
}

/** The pages of a site. */
export interface PageTree {
  /** `undefined` if the site has no home page. */
  readonly home: ContentPage | undefined;
  /** All pages by path, in the order of the navigation. */
  readonly pages: ReadonlyMap<string, ContentPage>;
  /** The problems of files with the same page, by its path. */
  readonly duplicates: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** The title of a page in navigation. */
export const linkTitleOf = ({ file, metadata }: ContentPage): string =>
  metadata.linkTitle ?? metadata.title ?? nameOf(file).replace(/\.md$/, '');

/** Whether a page shows its title; modules and fragments that are pages of their own do not. */
export const isTitled = ({ type, isHidden }: PageMetadata): boolean => type !== 'module' && !isHidden;

interface FilePage {
  readonly file: string;
  readonly path: string;
}

/**
 * Arranges content files as pages. `files` are the paths of all Markdown files of the content folder, `metadataOf` reads their front
 * matter, `startOf` is their first line. Of several files with the same page, the first is the page, and the others are problems
 * (`page/duplicate-path`).
 */
export function buildPageTree(
  files: readonly string[],
  metadataOf: (file: string) => PageMetadata,
  startOf: (file: string) => Span,
): PageTree {
  const byPath = new Map<string, FilePage>();
  const duplicates = new Map<string, readonly Diagnostic[]>();
  for (const file of pageFiles(files, metadataOf)) {
    const path = pagePathOf(file);
    const other = byPath.get(path);
    if (!other) byPath.set(path, { file, path });
    else
      duplicates.set(path, [
        ...(duplicates.get(path) ?? []),
        duplicate(path, startOf(file), startOf(other.file)),
      ]);
  }
  const childFiles = new Map<string, FilePage[]>();
  for (const page of byPath.values()) {
    const parent = parentOf(page.path, byPath);
    if (parent === undefined) continue;
    const siblings = childFiles.get(parent);
    if (siblings) siblings.push(page);
    else childFiles.set(parent, [page]);
  }
  const pages = new Map<string, ContentPage>();
  const build = ({ file, path }: FilePage): ContentPage => {
    const below: ContentPage[] = [];
    const page = { file, path, metadata: metadataOf(file), children: below };
    // A page precedes the pages below it.
    pages.set(path, page);
    const siblings = (childFiles.get(path) ?? []).map((child) => ({
      child,
      metadata: metadataOf(child.file),
    }));
    for (const { child } of siblings.sort(comparePages)) below.push(build(child));
    return page;
  };
  const roots = [...byPath.values()].filter(({ path }) => parentOf(path, byPath) === undefined);
  for (const root of roots) build(root);
  return { home: pages.get(''), pages, duplicates };
}

/** The files that are pages: not the other files of a bundle, nor headless bundles. */
function pageFiles(files: readonly string[], metadataOf: (file: string) => PageMetadata): string[] {
  const isBundle = (file: string): boolean => nameOf(file) === 'index.md';
  const bundles = new Set(files.filter(isBundle).map(folderOf));
  return files.filter((file) => {
    const isPart = foldersAbove(isBundle(file) ? folderOf(file) : file).some((folder) => bundles.has(folder));
    return !isPart && !(isBundle(file) && metadataOf(file).isHeadless);
  });
}

/** The folders of a path, the innermost first. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder);
  return folders;
}

/** The path of a file's page: lower case, with hyphens for spaces. */
function pagePathOf(file: string): string {
  const path = file
    .slice(contentFolder.length + 1)
    .replace(/\.md$/, '')
    .replace(/(^|\/)_?index$/, '');
  return path === '' ? '' : `${path.toLowerCase().replaceAll(' ', '-')}/`;
}

/** The path of the nearest page above. */
function parentOf(path: string, pages: ReadonlyMap<string, unknown>): string | undefined {
  for (let above = path; above !== ''; ) {
    const folder = folderOf(above.slice(0, -1));
    above = folder === '' ? '' : `${folder}/`;
    if (pages.has(above)) return above;
  }
  return undefined;
}

interface Sibling {
  readonly child: FilePage;
  readonly metadata: PageMetadata;
}

/** By weight, pages without one last; then the newest first; then by title. */
function comparePages({ child: a, metadata: x }: Sibling, { child: b, metadata: y }: Sibling): number {
  const weight = ({ weight }: PageMetadata): number => (weight === 0 ? Number.MAX_VALUE : weight);
  if (weight(x) !== weight(y)) return weight(x) - weight(y);
  const [before, after] = [timeOf(x), timeOf(y)];
  if (before !== after) return after - before;
  const [first, second] = [x.linkTitle ?? x.title ?? a.path, y.linkTitle ?? y.title ?? b.path];
  return first === second ? (a.path < b.path ? -1 : 1) : first < second ? -1 : 1;
}

/** The date of a page in milliseconds, for comparison; pages without a date, or with one that does not exist, are the oldest. */
export function timeOf({ date }: PageMetadata): number {
  const time = date === undefined ? Number.NaN : timeOfDate(date);
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}

const duplicate = (path: string, span: Span, other: Span): Diagnostic => ({
  rule: 'page/duplicate-path',
  severity: 'error',
  message: `The page "/${path}" is also in "${other.source.path}".`,
  span,
  related: [{ message: 'the other page is here', span: other }],
  help: 'Rename or remove one of the files.',
});
