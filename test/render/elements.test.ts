import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { element, text } from '../../src/doc/nodes.js';
import { githubMarkdown } from '../../src/markdown/options.js';
import { parseMarkdown } from '../../src/markdown/parse.js';
import { createRenderer } from '../../src/render/create-renderer.js';
import { SourceText } from '../../src/source/text.js';
import { ownTemplates } from './template-set.js';
import { treeOf } from './tree.js';

const problems: string[] = [];
const renderer = createRenderer(ownTemplates(), {}, ({ message }) => problems.push(message));
const folder = new URL('fixtures/', import.meta.url);
const nowhere = { source: SourceText.file('a', ''), start: 0, end: 0 };

/** What an HTML parser would have to mend. */
function faults(html: string): string[] {
  const found: string[] = [];
  parseFragment(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine }) => found.push(`${code}, line ${startLine}`),
  });
  return found;
}

test('the templates have no faults', () => expect(problems).toEqual([]));

describe('a tree becomes HTML', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.xml'));
  test.each(names)('%s', async (name) => {
    const html = renderer.nodes(treeOf(readFileSync(new URL(name, folder), 'utf8')));
    expect(faults(html)).toEqual([]);
    await expect(html).toMatchFileSnapshot(new URL(name.replace('.xml', '.html'), folder).pathname);
  });
});

test('raw HTML is dropped unless it is allowed', () => {
  const tree = [element('raw', nowhere, [text('<b>x</b>', nowhere)], { format: 'html' })];
  expect(renderer.nodes(tree)).toBe('');
  expect(createRenderer(ownTemplates(), { raw: true }, () => {}).nodes(tree)).toBe('<b>x</b>');
  const latex = [element('raw', nowhere, [text('<b>x</b>', nowhere)], { format: 'latex' })];
  expect(createRenderer(ownTemplates(), { raw: true }, () => {}).nodes(latex)).toBe('');
});

test('a Markdown section keeps its constructs', () => {
  const source = SourceText.file(
    'a.md',
    'Cows eat ~~meat~~ [grass](a "green").\\\nMoo.\n\n- [x] fed\n- [ ] milked\n\n| a | b |\n|:-:|--:|\n| ![c](d "e") |\n',
  );
  const html = renderer.nodes(parseMarkdown(source, githubMarkdown).units.flatMap(({ body }) => body));
  expect(faults(html)).toEqual([]);
  expect(html).toBe(`<p>Cows eat <del>meat</del> <a href="a" title="green">grass</a>.<br>
Moo.</p>
<ul>
<li><input type="checkbox" disabled checked> fed</li>
<li><input type="checkbox" disabled> milked</li>
</ul>
<div class="scroll"><table>
<thead>
<tr><th class="text-center" scope="col">a</th><th class="text-right" scope="col">b</th></tr>
</thead>
<tbody>
<tr><td class="text-center"><img src="d" alt="c" title="e"></td><td class="text-right"></td></tr>
</tbody>
</table></div>
`);
});

test('code is left as it is where highlighting is off', () => {
  const plain = createRenderer(ownTemplates(), { highlight: false }, () => {});
  const tree = [
    element('literal_block', nowhere, [text('{"a": 1}', nowhere)], { classes: ['code', 'json'] }),
  ];
  expect(plain.nodes(tree)).toBe('<pre class="code json"><code>{"a": 1}</code></pre>\n');
});

test('any text comes back from the HTML as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (content, id) => {
      const clean = content.replace(/[\r\0]/g, '');
      const tree = [element('inline', nowhere, [text(clean, nowhere)], { ids: [id.replace(/[\r\0]/g, '')] })];
      const [span] = parseFragment(renderer.nodes(tree)).childNodes;
      expect(
        span && 'childNodes' in span
          ? span.childNodes.map((n) => ('value' in n ? n.value : '?')).join('')
          : '',
      ).toBe(clean);
      expect(span && 'attrs' in span ? span.attrs : []).toEqual([
        { name: 'id', value: id.replace(/[\r\0]/g, '') },
      ]);
    }),
  );
});

test('no reference runs a script', () => {
  const scheme = fc.constantFrom(
    'javascript:',
    'JAVASCRIPT:',
    'java\nscript:',
    '\u0001javascript:',
    ' javascript:',
    'vbscript:',
    'data:',
  );
  fc.assert(
    fc.property(scheme, fc.string(), (start, rest) => {
      const tree = [element('reference', nowhere, [text('x', nowhere)], { refuri: start + rest })];
      expect(renderer.nodes(tree)).toBe('x');
    }),
  );
});
