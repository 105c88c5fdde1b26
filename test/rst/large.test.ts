import { describe, expect, it } from 'vitest';
import { isElement, type Node } from '../../src/doc/nodes.js';
import { parseDocument } from '../../src/rst/document.js';
import { parse } from '../../src/rst/parse.js';
import { SourceText } from '../../src/source/text.js';

/** More items than `push(...items)` can pass on the stack. */
const many = 150_000;

const indented = (line: string): string => line.repeat(many).replace(/^(?=.)/gm, '   ');

const counts = (text: string): number[] => {
  const result: number[] = [];
  const visit = (nodes: readonly Node[]): void => {
    result.push(nodes.length);
    for (const node of nodes) if (isElement(node) && node.children.length >= many) visit(node.children);
  };
  visit(parse(SourceText.file('large.rst', text)).document.children);
  return result;
};

describe('a text with many elements', () => {
  it.each([
    ['paragraphs', 'a\n\n'.repeat(many), [many]],
    ['paragraphs in a note', `.. note::\n\n${indented('a\n\n')}`, [1, many]],
    ['items', '- a\n'.repeat(many), [1, many]],
    ['problems in one paragraph', '*a '.repeat(many), [many + 1, many * 2]],
    ['lines', '| a\n'.repeat(many), [1, many]],
  ])('%s', (_, text, expected) => {
    expect(counts(text)).toEqual(expected);
  });
});

describe('a line of millions of equal characters', () => {
  it.each(['-', '=', '+', '*', '`', '_', '|', ':', '.', '>', '<', '\\', '/', '[', '(', '#', ' ', 'a', '1'])(
    '%s',
    (character) => {
      const source = SourceText.file('long.rst', `${character.repeat(6_000_000)}\n`);
      expect(parseDocument(source).document.type).toBe('document');
    },
  );
});

describe('deeply nested blocks', () => {
  const depth = 2000;
  it.each([
    ['lists', Array.from({ length: depth }, (_, i) => `${'  '.repeat(i)}- a\n`).join('\n')],
    ['quotes', Array.from({ length: depth }, (_, i) => `${' '.repeat(i + 1)}a\n`).join('\n')],
    ['lists in one line', `${'- '.repeat(depth)}a`],
    ['notes in one line', '.. note:: '.repeat(depth)],
    ['lines of a line block', Array.from({ length: depth }, (_, i) => `|${' '.repeat(i + 1)}a\n`).join('')],
  ])('%s: the limit is reported', (_, text) => {
    const { diagnostics } = parseDocument(SourceText.file('deep.rst', text));
    expect(diagnostics.map(({ rule }) => rule)).toContain('rst/nesting-limit');
  });
});
