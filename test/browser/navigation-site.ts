import { createRenderer } from '../../src/render/create-renderer.js';
import { renderSection } from '../../src/render/render-section.js';
import type { ContentsEntry, Page, PageSection, Site } from '../../src/render/renderer.js';
import { searchIndex, searchPath } from '../../src/render/search.js';
import { ownTemplates } from '../render/template-set.js';
import { treeOf } from '../render/tree.js';

const chapters = ['Barns', 'Cows', 'Hens', 'Pigs', 'Sheep', 'Tools'];
const parts = ['Food', 'Health', 'Names', 'Places', 'Sounds', 'Sizes'];

/** Renders a site of three pages, the second of which has a long table of contents; returns its files by path. */
export function writeNavigationSite(): Map<string, string> {
  const renderer = createRenderer(ownTemplates(), {}, ({ message }) => {
    throw new Error(message);
  });
  const site: Site = {
    title: 'Farm',
    search: searchPath,
    documents: [
      { path: 'index.html', title: 'Farm' },
      { path: 'animals/v1.html', title: 'Animals', label: 'v1' },
      { path: 'plants/v1.html', title: 'Plants' },
    ],
  };
  const section = (level: number, id: string, title: string): PageSection =>
    renderSection(
      {
        key: id,
        ids: [id],
        level,
        title: treeOf(`<paragraph>${title}</paragraph>`).flatMap((node) =>
          node.type === 'text' ? [] : node.children,
        ),
        body: treeOf(`<paragraph>${'Text of this section. '.repeat(60)}</paragraph>`),
      },
      renderer,
    );
  const entry = (id: string, title: string, children: ContentsEntry[] = []): ContentsEntry => ({
    id,
    title: treeOf(`<paragraph>${title}</paragraph>`).flatMap((node) =>
      node.type === 'text' ? [] : node.children,
    ),
    children,
  });
  const idOf = (chapter: string, part: string): string => `${chapter}-${part}`.toLowerCase();
  const animals: Page = {
    path: 'animals/v1.html',
    title: 'Animals',
    label: 'v1',
    contents: {
      entries: chapters.map((chapter) =>
        entry(
          chapter.toLowerCase(),
          chapter,
          parts.map((part) => entry(idOf(chapter, part), `${part} of ${chapter}`)),
        ),
      ),
    },
    sections: [
      section(0, 'animals', 'Animals'),
      ...chapters.flatMap((chapter) => [
        section(1, chapter.toLowerCase(), chapter),
        ...parts.map((part) => section(2, idOf(chapter, part), `${part} of ${chapter}`)),
      ]),
    ],
  };
  const pages: Page[] = [
    { path: 'index.html', title: 'Farm', sections: [section(0, 'farm', 'Farm')] },
    animals,
    { path: 'plants/v1.html', title: 'Plants', sections: [section(0, 'plants', 'Plants')] },
  ];
  return new Map([
    ...pages.map((page): [string, string] => [page.path, renderer.page(page, site)]),
    [searchPath, searchIndex(pages)],
    ...renderer.assets,
  ]);
}
