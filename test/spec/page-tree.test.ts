import { expect, test } from 'vitest';
import { SourceText } from '../../src/source/text.js';
import { readPageSource } from '../../src/spec/pages/front-matter.js';
import { buildPageTree } from '../../src/spec/pages/page-tree.js';

const start = { source: SourceText.file('', ''), start: 0, end: 0 };

/** The paths of the pages of content files, in the order of the navigation. */
function pagesOf(files: Readonly<Record<string, string>>): string[] {
  const paths = Object.keys(files).map((name) => `content/${name}.md`);
  const metadataOf = (path: string) =>
    readPageSource(SourceText.file(path, `---\n${files[path.slice(8, -3)]}\n---\n`)).metadata;
  return [...buildPageTree(paths, metadataOf, () => start).pages.keys()];
}

test('pages without a weight are sorted by date; a date that does not exist counts as none', () => {
  const pages = pagesOf({
    _index: 'title: Farm',
    barn: 'date: 2026-02-28',
    coop: 'date: 2026-02-30',
    dairy: 'date: 2026-03-01T09:00:00+01:00',
    field: 'weight: 1',
  });
  expect(pages).toEqual(['', 'field/', 'dairy/', 'barn/', 'coop/']);
});

test('the other files of a bundle are not pages, nor is a headless bundle', () => {
  const pages = pagesOf({
    _index: 'title: Farm',
    'barn/index': 'title: Barn',
    'barn/loft': 'title: Loft',
    'barn/stall/cow': 'title: Cow',
    'modules/index': 'headless: true',
    'modules/gate': 'title: Gate',
    'barns/door': 'title: Door',
  });
  expect(pages).toEqual(['', 'barn/', 'barns/door/']);
});
