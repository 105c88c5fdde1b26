import { expect, test } from 'vitest';
import { anchorize } from '../../src/markdown/anchorize.js';
import { splitFrontMatter } from '../../src/markdown/front-matter.js';
import { inFile, SourceText } from '../../src/source/text.js';

test.each([
  ['/_matrix/client/v3/login', '_matrixclientv3login'],
  ['  A Cow & a Calf ', 'a-cow--a-calf'],
  ['[a](#b)', 'ab'],
  ['A -&gt; B', 'a--gt-b'],
  ['A -> B', 'a---b'],
  ['m.room.member', 'mroommember'],
  ['Ünïcode, 2 words', 'ünïcode-2-words'],
  ['snake_case-and-hyphens', 'snake_case-and-hyphens'],
  ['…', ''],
])('the anchor of %j is %j', (text, anchor) => {
  expect(anchorize(text)).toBe(anchor);
});

const split = (text: string) => {
  const source = SourceText.file('a.md', text);
  const { frontMatter, content, unclosed } = splitFrontMatter(source);
  return {
    frontMatter: frontMatter?.text,
    content: content.text,
    offset: content.text === '' ? undefined : inFile({ source: content, start: 0, end: 1 }).start,
    unclosed: unclosed && text.slice(unclosed.start, unclosed.end),
  };
};

test('front matter is the text between the first two lines of hyphens', () => {
  expect(split('---\ntitle: A\n---\n\n# B\n')).toEqual({
    frontMatter: 'title: A\n',
    content: '\n# B\n',
    offset: 17,
    unclosed: undefined,
  });
  expect(split('---\r\ntitle: A\r\n---\r\nb')).toMatchObject({
    frontMatter: 'title: A\r\n',
    content: 'b',
    offset: 20,
  });
  expect(split('---\n---\n')).toMatchObject({ frontMatter: '', content: '' });
  expect(split('\ufeff---\na: 1\n---')).toMatchObject({ frontMatter: 'a: 1\n', content: '' });
});

test('a page may have none', () => {
  expect(split('# B\n\n---\n')).toMatchObject({ frontMatter: undefined, content: '# B\n\n---\n', offset: 0 });
  expect(split('')).toMatchObject({ frontMatter: undefined, content: '' });
  expect(split('----\na: 1\n----\n')).toMatchObject({ frontMatter: undefined });
});

test('front matter without an end is reported by its opening line', () => {
  expect(split('---\ntitle: A\n\n# B\n')).toMatchObject({
    frontMatter: undefined,
    unclosed: '---',
    offset: 0,
  });
});
