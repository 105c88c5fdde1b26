import { textOf } from '../../doc/nodes.js';
import type { Page, Renderer, Site } from '../renderer.js';
import { type Chapter, type DividedPage, divide } from './chapters.js';
import { type Relocation, relocate } from './links.js';

/**
 * The pages of the chapters of a site, and for each divided page one that lists its chapters and sends readers of an anchor to the chapter
 * with it. The home page and pages with fewer than two chapters have none.
 */
export function chapterPages(pages: readonly Page[], site: Site, renderer: Renderer): Map<string, string> {
  const divided = new Map(
    pages.flatMap((page) => {
      const parts = divide(page);
      return parts ? [[page.path, parts] as const] : [];
    }),
  );
  const relocation: Relocation = { pages: divided, basePath: site.basePath ?? '' };
  const files = new Map<string, string>();
  for (const parts of divided.values()) {
    files.set(parts.index, indexPage(parts, site, renderer, relocation));
    for (const [i, chapter] of parts.chapters.entries())
      files.set(chapter.path, chapterPage(parts, i, chapter, site, renderer, relocation));
  }
  return files;
}

function chapterPage(
  { page, chapters }: DividedPage,
  i: number,
  chapter: Chapter,
  site: Site,
  renderer: Renderer,
  relocation: Relocation,
): string {
  const link = (other: Chapter | undefined) =>
    other && { href: `#${encodeURIComponent(other.id)}`, title: titleOf(other, page) };
  const title = titleOf(chapter, page);
  const html = renderer.page(
    {
      ...page,
      title: `${title} – ${page.title}`,
      sections: chapter.sections,
      chapter: { title, previous: link(chapters[i - 1]), next: link(chapters[i + 1]) },
    },
    site,
  );
  return relocate(html, page.path, chapter.path, relocation);
}

function indexPage(
  { page, index, opening, chapters, anchors }: DividedPage,
  site: Site,
  renderer: Renderer,
  relocation: Relocation,
): string {
  const html = renderer.page(
    {
      ...page,
      sections: opening,
      chapterList: {
        items: chapters.map((chapter) => ({
          href: `#${encodeURIComponent(chapter.id)}`,
          title: titleOf(chapter, page),
        })),
        anchors: anchorsOf(chapters, anchors),
      },
    },
    site,
  );
  return relocate(html, page.path, index, relocation);
}

/**
 * The anchors by the file of their chapter, as JSON that can be inside a script element. Those of tables and rows are left out, because they
 * begin with the id of their section.
 */
function anchorsOf(chapters: readonly Chapter[], anchors: ReadonlyMap<string, string>): string {
  const sections = new Set(chapters.flatMap((chapter) => chapter.sections.flatMap(({ ids }) => ids)));
  const files: Record<string, string[]> = {};
  for (const [id, path] of anchors) {
    const [section = ''] = id.split(/[.:]/);
    if (section !== id && sections.has(section)) continue;
    const file = path.slice(path.lastIndexOf('/') + 1);
    const known = files[file];
    if (known) known.push(id);
    else files[file] = [id];
  }
  return JSON.stringify(files).replaceAll('<', '\\u003c');
}

/** The number and the text of the title of a chapter. */
function titleOf({ id, sections: [first] }: Chapter, { contents }: Page): string {
  if (first?.title !== undefined) return first.title;
  const entry = contents?.entries.find((candidate) => candidate.id === id);
  if (!entry) return id;
  const title = entry.title.map(textOf).join('');
  return entry.number === undefined ? title : `${entry.number} ${title}`;
}
