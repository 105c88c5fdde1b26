import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { markHtml } from '../../src/diff/marks/mark-html.js';

const folder = join(import.meta.dirname, 'mark-cases');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.before.html'))
  .map((name) => name.slice(0, -'.before.html'.length));

/** `NAME.marked.html` is the new state of a case with the differences marked; it is empty if no text differs. */
describe('marks', () => {
  test.each(names)('%s', async (name) => {
    const [before, after] = [read(`${name}.before.html`), read(`${name}.after.html`)];
    const marked = markHtml(before, after) ?? '';
    await expect(marked).toMatchFileSnapshot(join(folder, `${name}.marked.html`));
    expect(markHtml(after, after)).toBeUndefined();
  });

  test.each(names)('%s has the new text without the deletions', (name) => {
    const [before, after] = [read(`${name}.before.html`), read(`${name}.after.html`)];
    const marked = markHtml(before, after) ?? after;
    const text = (html: string): string =>
      html
        .replace(/<del>.*?<\/del>/gs, '')
        .replace(/<[^>]*>/g, '')
        .trim();
    expect(text(marked)).toBe(text(after));
  });
});
