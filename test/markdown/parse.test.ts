import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileInputs } from '../../bench/markdown-inputs.js';
import { isElement, type Node, textOf } from '../../src/doc/nodes.js';
import { githubMarkdown, type MarkdownOptions } from '../../src/markdown/options.js';
import { parseMarkdown, parseMarkdownBlocks } from '../../src/markdown/parse.js';
import { inFile, SourceText } from '../../src/source/text.js';
import { parseYaml } from '../../src/yaml/parse.js';
import { textAt } from '../../src/yaml/scalar-text.js';
import { pages } from './dialects.js';

const parse = (text: string, options: MarkdownOptions) =>
  parseMarkdown(SourceText.file('a.md', text), options);

const nodesOf = (text: string, options: MarkdownOptions): Node[] =>
  parse(text, options).units.flatMap(({ heading, body }) => [...(heading ? [heading.title] : []), ...body]);

const markup = fc.constantFrom(
  ...[
    '# ',
    '## ',
    '\n',
    '\n\n',
    '- ',
    '1. ',
    '> ',
    '```\n',
    '    ',
    '`',
    '*',
    '**',
    '_',
    '[a](b)',
    '[a][b]',
    '[a]: b\n',
  ],
  ...[
    '![a](b)',
    '[',
    ']',
    '(',
    '<b>',
    '</b>',
    '<!--',
    '-->',
    '|a|b|\n|-|-|\n',
    'text ',
    '\\',
    '&amp;',
    '&copy;',
    '\t',
  ],
  ...[
    '\r\n',
    '~~',
    'https://a.example ',
    '{{variable}}',
    'é😀',
    "'",
    '"',
    '--',
    '...',
    ': ',
    'a\n: b\n',
    '[^1]',
    '[^1]: ',
  ],
  ...[
    '{{% added-in v="1" %}}',
    '{{< added-in >}}',
    '{{% boxes/note %}}',
    '{{% /boxes/note %}}',
    '{{% http-api %}}',
    '{{%',
  ],
  ...[
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '{#id}',
    '<a name="x">\n',
    '\ufdd00\ufdd2',
    '- [ ] ',
    '===\n',
    '---\n',
    'a@b.example',
  ],
);
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: markup }, fc.string({ maxLength: 3, unit: 'binary' })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

/** Characters whose text may differ from the source. */
const rewritten = /[\\&\r\n\t\0"'\-.<>\ufdd0-\ufdd2{|]| {2}| $|^ /;

describe.each([
  ['sections', githubMarkdown],
  ['pages', pages],
])('the Markdown of %s', (_, options) => {
  test('any text becomes a tree whose nodes are in the text and in their parents', () => {
    fc.assert(
      fc.property(text, (value) => {
        const visit = (node: Node, from: number, to: number): void => {
          expect(node.start).toBeGreaterThanOrEqual(from);
          expect(node.end).toBeGreaterThanOrEqual(node.start);
          expect(node.end).toBeLessThanOrEqual(to);
          if (isElement(node)) for (const child of node.children) visit(child, node.start, node.end);
        };
        for (const node of nodesOf(value, options)) visit(node, 0, value.length);
      }),
      { numRuns: 400 },
    );
  });

  test('text without escapes is the text of the source', () => {
    fc.assert(
      fc.property(text, (value) => {
        const visit = (node: Node): void => {
          if (isElement(node)) node.children.forEach(visit);
          else if (!rewritten.test(value.slice(node.start, node.end)))
            expect(node.value).toBe(value.slice(node.start, node.end));
        };
        nodesOf(value, options).forEach(visit);
      }),
      { numRuns: 400 },
    );
  });

  test('diagnostics are in the text and in order', () => {
    fc.assert(
      fc.property(text, (value) => {
        let last = 0;
        for (const { span } of parse(value, options).diagnostics) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeLessThanOrEqual(value.length);
          last = span.start;
        }
      }),
      { numRuns: 200 },
    );
  });
});

test('plain text without markup is one paragraph', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ,;!?]*[a-z]$/), (value) => {
      const { nodes, diagnostics } = parseMarkdownBlocks(SourceText.file('a.md', value), pages);
      expect(diagnostics).toEqual([]);
      expect(nodes.map((node) => [node.type, textOf(node)])).toEqual([['paragraph', value]]);
      expect(parse(value, pages).units[0]?.body).toEqual(nodes);
    }),
  );
});

test('a description knows its positions in the YAML file', () => {
  const file = SourceText.file('a.yaml', 'description: |-\n  A *cow* and\n  a `calf\nother: "x \\"*y*\\""\n');
  const { value } = parseYaml(file);
  const map = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const description = textAt(map, 'description');
  const other = textAt(map, 'other');
  if (!description || !other) throw new Error('not a string');
  const { nodes, diagnostics } = parseMarkdownBlocks(description, githubMarkdown);
  const shown = (node: Node): string => {
    const { source, start, end } = inFile(node);
    return source.text.slice(start, end);
  };
  expect(nodes[0]?.children.map(shown)).toEqual(['A ', '*cow*', ' and\n  a `calf']);
  expect(diagnostics.map(({ span }) => file.position(inFile(span).start))).toEqual([{ line: 3, column: 5 }]);
  expect(parseMarkdownBlocks(other, githubMarkdown).nodes[0]?.children.map(shown)).toEqual([
    'x \\',
    '*y*',
    '\\',
  ]);
});

test('a heading of a description is a rubric', () => {
  const { nodes } = parseMarkdownBlocks(SourceText.file('a.md', '# A\n\nb'), pages);
  expect(nodes.map(({ type }) => type)).toEqual(['rubric', 'paragraph']);
});

test('shortcodes nested beyond the limit are one problem', () => {
  const open = '{{% boxes/note %}}';
  const close = '{{% /boxes/note %}}';
  const { diagnostics } = parse(`${open.repeat(105)}text${close.repeat(105)}`, pages);
  expect(diagnostics.map(({ rule, span }) => [rule, span.start])).toEqual([
    ['markdown/nesting-limit', 100 * open.length],
  ]);
});

// A superlinear parser would take minutes for some of these.
test.each(Object.entries(hostileInputs))(
  'reads a long text of %s',
  (_, make) => {
    const value = make(50_000);
    expect(value.length).toBeGreaterThan(20_000);
    expect(() => parse(value, pages)).not.toThrow();
  },
  60_000,
);
