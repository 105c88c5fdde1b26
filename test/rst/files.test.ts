import { describe, expect, it } from 'vitest';
import { pseudoxml } from '../../src/doc/pseudoxml.js';
import { parse } from '../../src/rst/parse.js';
import { SourceText } from '../../src/source/text.js';

const files: Readonly<Record<string, string>> = {
  'part.rst': 'Part\n----\n\nfirst\n\nsecond *text\n',
  'outer.rst': '.. include:: part.rst\n\nafter\n',
  'ring.rst': '.. include:: ring.rst\n',
  'data.csv': 'a, b\n"c, d", *e\n',
  'raw.html': '<hr>\n',
};

const options = {
  readFile: (path: string): SourceText | undefined => {
    const text = files[path];
    return text === undefined ? undefined : SourceText.file(path, text);
  },
};

const run = (text: string) => parse(SourceText.file('main.rst', text), options);
const tree = (text: string): string => pseudoxml(run(text).document);

describe('files in directives', () => {
  it('are parsed in place, including sections', () => {
    const text = tree('Title\n=====\n\n.. include:: outer.rst\n\nlast\n');
    expect(text.match(/<section [^>]*>/g)).toEqual([
      '<section ids="title" names="title">',
      '<section ids="part" names="part">',
    ]);
    expect([...text.matchAll(/^ +(first|second.*|after|last)$/gm)].map(([, content]) => content)).toEqual([
      'first',
      'second ',
      'after',
      'last',
    ]);
  });

  it('have positions in the included file', () => {
    const problem = run('.. include:: outer.rst\n').diagnostics.find(
      ({ rule }) => rule === 'rst/inline-unclosed',
    );
    expect(problem?.span.source.path).toBe('part.rst');
    expect(problem?.span.source.position(problem.span.start)).toEqual({ line: 6, column: 8 });
  });

  it('can be standard files of substitution definitions', () => {
    const text = tree('.. include:: <isonum.txt>\n\n|copy| and |deg|\n');
    expect(text).toContain('<substitution_definition names="copy">\n        ©');
    expect(text).toContain('<substitution_definition names="deg">\n        °');
    const { diagnostics } = run('.. include:: <isonun.txt>\n\n.. include:: <elsewhere>\n');
    expect(diagnostics.map(({ message, help }) => [message, help])).toEqual([
      ['Standard file not found: <isonun.txt>.', 'Did you mean "<isonum.txt>"?'],
      [
        'Standard file not found: <elsewhere>.',
        'Enter the characters themselves, or define them with the directive `unicode`.',
      ],
    ]);
  });

  it('cannot include themselves', () => {
    const [problem] = run('.. include:: ring.rst\n').diagnostics;
    expect(problem?.message).toBe('Circular inclusion: ring.rst > ring.rst > main.rst.');
  });

  it('can be included in part', () => {
    expect(tree('.. include:: part.rst\n   :start-after: first\n   :end-before: *text\n')).toContain(
      'second',
    );
    expect(tree('.. include:: part.rst\n   :start-line: 3\n   :end-line: 4\n')).toBe(
      '<document source="main.rst">\n    <paragraph>\n        first\n',
    );
    expect(tree('.. include:: part.rst\n   :start-after: nowhere\n')).toContain('Text not found.');
  });

  it('can be character sets and roles that docutils provides', () => {
    const text = tree('.. include:: <isonum.txt>\n\n|copy| and |frac12|\n');
    expect(text).toContain('<substitution_definition names="copy">\n        ©\n');
    expect(tree('.. include:: <isoamsa.txt>\n')).toContain(
      'names="nrarrc">\n        \u2933\n        \u0338\n',
    );
    expect(tree('.. include:: <s5defs.txt>\n\n:small:`text` `later`\n')).toContain(
      '<inline classes="small">\n            text\n         \n        <inline classes="incremental">\n            later\n',
    );
  });

  it('can be included literally', () => {
    expect(tree('.. include:: part.rst\n   :literal:\n   :end-line: 1\n')).toContain('source="part.rst"');
    expect(tree('.. include:: part.rst\n   :code: rst\n   :number-lines:\n   :end-line: 2\n')).toContain(
      '<inline classes="ln">\n            1 \n        Part\n',
    );
  });

  it('can contain the data of a table', () => {
    const { document, diagnostics } = run('.. csv-table::\n   :file: data.csv\n');
    expect(pseudoxml(document).match(/<entry>/g)).toHaveLength(4);
    expect(pseudoxml(document)).toContain('c, d');
    expect(diagnostics.map(({ span }) => span.source.locate(span.start, span.end).source.path)).toEqual([
      'data.csv',
    ]);
  });

  it('can contain raw text', () => {
    expect(tree('.. raw:: html\n   :file: raw.html\n')).toContain('<raw format="html" source="raw.html"');
    expect(tree('.. raw:: html\n   :url: https://example.org/\n')).toContain('not read over the network');
  });
});
