import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isElement, type Node } from '../../src/doc/nodes.js';
import { pseudoxml } from '../../src/doc/pseudoxml.js';
import { githubMarkdown } from '../../src/markdown/options.js';
import { parseMarkdown } from '../../src/markdown/parse.js';
import { inFile, SourceText } from '../../src/source/text.js';

const folder = join(import.meta.dirname, 'fixtures');

/** The tree of each unit, and where in the text each element of it stands. */
function describeText(text: string): string {
  const source = SourceText.file('a.md', text);
  return parseMarkdown(source, githubMarkdown)
    .units.map(({ heading, body }) => {
      const blocks = [...(heading ? [heading.title] : []), ...body];
      const places = blocks.flatMap((block) => placesOf(block, source));
      const title = heading ? `heading ${heading.depth}` : 'no heading';
      return `# ${title}\n${blocks.map((block) => pseudoxml(block, 1)).join('')}${places.join('')}`;
    })
    .join('\n');
}

function placesOf(node: Node, source: SourceText): string[] {
  if (!isElement(node)) return [];
  const { line, column } = source.position(node.start);
  const text = JSON.stringify(source.text.slice(node.start, node.end));
  return [
    `${node.type} ${line}:${column} ${text}\n`,
    ...node.children.flatMap((child) => placesOf(child, source)),
  ];
}

describe('Markdown', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('%s', async (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    await expect(describeText(text)).toMatchFileSnapshot(join(folder, name.replace('.md', '.tree')));
  });

  test('any text makes a tree whose elements stand in the text', () => {
    const piece = fc.constantFrom(
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
      '[a](b)',
      '[a][b]',
      '[a]: b\n',
      '![a](b)',
      '<b>',
      '</b>',
      '<!--',
      '|a|b|\n|-|-|\n',
      'text ',
      '\\',
      '&amp;',
      '\t',
      '\r\n',
      '~~',
      'https://a.example ',
      '{{variable}}',
      'é😀',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 3, unit: 'binary' })), { maxLength: 40 }),
        (markupPatterns) => {
          const source = SourceText.file('a.md', markupPatterns.join(''));
          const visit = (node: Node): void => {
            const { start, end } = inFile(node);
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(source.text.length);
            if (isElement(node)) node.children.forEach(visit);
          };
          for (const { heading, body } of parseMarkdown(source, githubMarkdown).units) {
            if (heading) visit(heading.title);
            body.forEach(visit);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each([
    ['brackets', '['.repeat(4000)],
    ['stars', '*a '.repeat(4000)],
    ['quotes', '> '.repeat(300)],
    ['backticks', '`a'.repeat(4000)],
    ['links', '[a]('.repeat(2000)],
    ['tags', '<a '.repeat(2000)],
    ['items', `${'- '.repeat(200)}a`],
  ])('many %s are no matter', (_, text) => {
    expect(parseMarkdown(SourceText.file('a.md', text), githubMarkdown).units.length).toBeLessThan(2);
  });
});
