import { describe, expect, test } from 'vitest';
import {
  isElement,
  parse,
  positionOf,
  standardTransforms,
  textOf,
  toPseudoXml,
} from '../../src/rst/index.js';

describe('the entry for reStructuredText', () => {
  test('parses a text to the tree of docutils', () => {
    const { document, problems } = parse('Title\n=====\n\nSee Title_ and *this*.\n');
    expect(problems).toEqual([]);
    expect(toPseudoXml(document)).toBe(`<document ids="title" names="title" source="<string>" title="Title">
    <title>
        Title
    <paragraph>
        See 
        <reference refid="title">
            Title
         and 
        <emphasis>
            this
        .
`);
  });

  test('applies only the named transforms', () => {
    expect(toPseudoXml(parse('Title\n=====\n\nText.\n', { transforms: [] }).document)).toContain('<section ');
    const others = standardTransforms.filter((name) => name !== 'DocTitle');
    expect(toPseudoXml(parse('Title\n=====\n\nText.\n', { transforms: others }).document)).toContain(
      '<section ',
    );
  });

  test('reports problems and positions as lines and columns', () => {
    const { document, problems } = parse('A\n\n.. noet:: B\n', { path: 'guide.rst' });
    expect(problems).toMatchObject([
      { path: 'guide.rst', line: 3, column: 4, endLine: 3, endColumn: 8, rule: 'rst/unknown-directive' },
    ]);
    const [paragraph = document] = document.children;
    expect(positionOf(paragraph)).toEqual({
      path: 'guide.rst',
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 2,
    });
    expect(isElement(paragraph) && textOf(paragraph)).toBe('A');
  });

  test('reads files through a callback, relative to the including file', () => {
    const files = new Map([
      ['docs/parts/a.rst', 'A\n\n.. include:: b.rst\n'],
      ['docs/parts/b.rst', 'B\n'],
    ]);
    const { document, problems } = parse('.. include:: parts/a.rst\n', {
      path: 'docs/index.rst',
      readFile: (path) => files.get(path),
    });
    expect({ text: document.children.map(textOf), problems }).toEqual({ text: ['A', 'B'], problems: [] });
    expect(parse('.. include:: a.rst\n').problems).toMatchObject([{ rule: 'rst/include', line: 1 }]);
  });
});
