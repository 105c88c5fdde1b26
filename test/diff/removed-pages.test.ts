import { expect, test } from 'vitest';
import { renderDiffPages } from '../../src/api/diff-pages.js';
import { memoryReader } from '../../src/source/memory-reader.js';

const files = {
  'specification/index.md': '# Index\n\nThe first page.\n',
  'specification/barns.md': '# Barns\n\n## Doors\n\nA barn has a door.\n',
};
const { 'specification/barns.md': _, ...without } = files;

test('a page that only the base has is shown with its content marked as removed', async () => {
  const site = await renderDiffPages(memoryReader(files), memoryReader(without), import.meta.dirname);
  const html = String(site.files.get('barns.html'));
  expect(html).toContain('<del>A barn has a door.</del>');
  expect(html.match(/<p class="change-note"[^>]*>removed<\/p>/g)).toHaveLength(2);
  expect(String(site.files.get('index.html'))).toContain('href="barns.html"');
  const unchanged = await renderDiffPages(memoryReader(files), memoryReader(files), import.meta.dirname);
  expect(String(unchanged.files.get('barns.html'))).not.toContain('class="change-note"');
});
