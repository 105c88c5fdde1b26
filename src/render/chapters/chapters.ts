import type { Page, PageSection } from '../renderer.js';

/** A chapter of a page, with a page of its own. */
export interface Chapter {
  /** The path of its page in the site. */
  readonly path: string;
  /** The id of its first section. */
  readonly id: string;
  readonly sections: readonly PageSection[];
}

/** A page with its chapters. */
export interface DividedPage {
  readonly page: Page;
  /** The path of the page that lists the chapters. */
  readonly index: string;
  /** The sections before the first chapter. */
  readonly opening: readonly PageSection[];
  readonly chapters: readonly Chapter[];
  /** The paths of the chapters by the ids in them. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** The level of the sections that are chapters: below the document title. */
export const chapterLevel = 1;

const startsOf = ({ sections }: Pick<Page, 'sections'>): number[] =>
  sections.flatMap(({ level, ids }, i) => (level === chapterLevel && ids[0] !== undefined ? [i] : []));

const folderFor = (path: string): string =>
  path.replace(/(^|\/)index\.html$/, '$1chapters').replace(/\.html$/, '');

/** The path of the list of the chapters of a page; `undefined` for the home page, and if it has fewer than two. */
export const chapterIndexOf = (page: Pick<Page, 'path' | 'sections'>): string | undefined =>
  page.path === 'index.html' || startsOf(page).length < 2 ? undefined : `${folderFor(page.path)}/index.html`;

/** Divides a page into its chapters; `undefined` if it has no list of chapters. */
export function divide(page: Page): DividedPage | undefined {
  const index = chapterIndexOf(page);
  if (index === undefined) return undefined;
  const { sections } = page;
  const starts = startsOf(page);
  const names = new Set(['index']);
  const anchors = new Map<string, string>();
  const chapters = starts.map((start, i): Chapter => {
    const own = sections.slice(start, starts[i + 1]);
    const id = own[0]?.ids[0] ?? '';
    const path = `${folderFor(page.path)}/${nameFor(id, names)}.html`;
    for (const anchor of idsOf(own)) anchors.set(anchor, path);
    return { path, id, sections: own };
  });
  return { page, index, opening: sections.slice(0, starts[0]), chapters, anchors };
}

/** A file name for an id, which an author can choose: without characters that have a meaning in paths. */
function nameFor(id: string, taken: Set<string>): string {
  const base = id.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+/, '') || 'chapter';
  let name = base;
  for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${base}-${i}`;
  taken.add(name.toLowerCase());
  return name;
}

/** The ids of sections and of the elements in them. */
function* idsOf(sections: readonly PageSection[]): Generator<string> {
  for (const { ids, html } of sections) {
    yield* ids;
    for (const [, id = ''] of html.matchAll(/<[a-z][^<>]*?\sid="([^"]*)"/gi)) yield id;
  }
}
