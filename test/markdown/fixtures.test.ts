import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { markdown } from '../../src/check/catalogue/markdown.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { isElement, type Node } from '../../src/doc/nodes.js';
import { pseudoxml } from '../../src/doc/pseudoxml.js';
import { githubMarkdown, type MarkdownOptions } from '../../src/markdown/options.js';
import { type MarkdownUnit, parseMarkdown } from '../../src/markdown/parse.js';
import { shortcodeCall } from '../../src/markdown/shortcode.js';
import { SourceText, type Span } from '../../src/source/text.js';
import { pages } from './dialects.js';

const root = join(import.meta.dirname, 'fixtures');

/** The tree of each unit, the position of each element, and the diagnostics. */
function describeText(text: string, options: MarkdownOptions): string {
  const source = SourceText.file('a.md', text);
  const { units, diagnostics } = parseMarkdown(source, options);
  return [
    ...units.map((unit) => describeUnit(unit, source)),
    ...diagnostics.map((one) => problem(one, source)),
  ].join('\n');
}

function describeUnit({ heading, body }: MarkdownUnit, source: SourceText): string {
  const title = heading ? [heading.title] : [];
  const line = heading
    ? `# heading ${heading.depth} ${JSON.stringify(heading.sourceLine)}${heading.aliases.map((alias) => ` alias ${alias}`).join('')}`
    : '# no heading';
  const blocks = [...title, ...body];
  return `${line}\n${blocks.map((block) => pseudoxml(block, 1)).join('')}${blocks.flatMap((block) => positions(block, source)).join('')}`;
}

function positions(node: Node, source: SourceText): string[] {
  if (!isElement(node)) return [];
  const call = shortcodeCall(node);
  return [
    `${node.type} ${quoted(node, source)}${call ? ` ${JSON.stringify(call)}` : ''}\n`,
    ...node.children.flatMap((child) => positions(child, source)),
  ];
}

function quoted({ start, end }: Span, source: SourceText): string {
  const { line, column } = source.position(start);
  return `${line}:${column} ${JSON.stringify(source.text.slice(start, end))}`;
}

function problem(
  { rule, severity, message, span, help, related, fix }: Diagnostic,
  source: SourceText,
): string {
  const { line, column } = source.position(span.start);
  const shown = JSON.stringify(source.text.slice(span.start, span.end));
  const more =
    related?.map((one) => `\n  ${source.position(one.span.start).line}: ${one.message}`).join('') ?? '';
  const edit = fix ? `\n  fix: ${quoted(fix.span, source)} becomes ${JSON.stringify(fix.text)}` : '';
  return `${line}:${column} ${severity} ${rule} ${shown}\n  ${message}\n  help: ${help}${more}${edit}`;
}

test('every rule of the parser occurs', () => {
  const trees = ['github', 'pages', 'slips'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.tree'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
  const missing = markdown.filter(({ id }) => !trees.some((tree) => tree.includes(` ${id} `)));
  // Reported for texts that are too long for a fixture; see parse.test.ts.
  expect(missing.map(({ id }) => id)).toEqual(['markdown/nesting-limit']);
});

describe.each([
  ['github', githubMarkdown],
  ['pages', pages],
  ['slips', pages],
])('%s', (folder, options) => {
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.md'));
  test.each(files)('%s', async (name) => {
    const text = readFileSync(join(root, folder, name), 'utf8');
    const expected = join(root, folder, name.replace('.md', '.tree'));
    await expect(`${describeText(text, options)}\n`).toMatchFileSnapshot(expected);
  });
});
