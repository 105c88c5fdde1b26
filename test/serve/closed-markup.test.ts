import fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { expect, test } from 'vitest';
import { element, text } from '../../src/doc/nodes.js';
import { isClosedMarkup } from '../../src/serve/closed-markup.js';
import { SourceText } from '../../src/source/text.js';

const nowhere = { source: SourceText.file('a', ''), start: 0, end: 0 };
const raw = (html: string) => element('raw', nowhere, [text(html, nowhere)], { format: 'html' });
const isClosed = (...parts: string[]): boolean =>
  isClosedMarkup([], [element('paragraph', nowhere, parts.map(raw))]);

test.each([
  '<b>',
  '</b>',
  '<b><i></b></i>',
  '<br/><div>',
  '<td>1</td>',
  '<b',
  '<!-- b',
  '<a title="<">x</a>',
  '<script></script>',
  '<select></select>',
  '<section></section>',
])('%s may change what follows the section', (html) => expect(isClosed(html)).toBe(false));

test.each([
  ['<b>', 'x', '</b>'],
  ['<B class="a>b">x</b>'],
  ['<br><hr/><img src="a.png" alt="b">'],
  ['<!-- <b> -->'],
  ['1 < 2 & a<1'],
  ['<table><tr><td><p>x</p></td></tr></table>'],
])('%s ends with the section', (...parts) => expect(isClosed(...parts)).toBe(true));

test('a link that a title leaves open ends with the title', () => {
  expect(isClosedMarkup([raw('<a name="x">')], [])).toBe(true);
  expect(isClosedMarkup([raw('<b>')], [])).toBe(false);
});

const names = ['a', 'b', 'div', 'p', 'li', 'ul', 'details', 'table', 'tr', 'td', 'br', 'span', 'code', 'dd'];
const nested: fc.Arbitrary<string> = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('x', '<br>', '<!-- <b> -->'),
    fc.tuple(fc.constantFrom(...names), tie('html')).map(([name, html]) => `<${name}>${html}</${name}>`),
    fc.tuple(tie('html'), tie('html')).map((both) => both.join('')),
  ),
})).html;

/** The ids of the elements that contain an element, from the innermost. */
function containersOf(html: string, id: string): string[] {
  const find = (node: Tree.Node): string[] | undefined => {
    if (!('childNodes' in node)) return undefined;
    const own = 'attrs' in node ? node.attrs.find(({ name }) => name === 'id')?.value : undefined;
    if (own === id) return [];
    for (const child of node.childNodes) {
      const found = find(child);
      if (found) return [...found, ...(own === undefined ? [] : [own])];
    }
    return undefined;
  };
  return find(parse(html)) ?? [];
}

test('a section with closed markup does not contain the next one', () => {
  fc.assert(
    fc.property(fc.array(nested, { maxLength: 3 }), (parts) => {
      fc.pre(isClosed(...parts));
      const first = parts.map((part) => `<p>${part}</p>`).join('\n');
      const page = `<main id="m"><section id="a">${first}</section>\n<section id="b">x</section></main>`;
      expect(containersOf(page, 'b')).toEqual(['m']);
    }),
    { numRuns: 2000 },
  );
});
