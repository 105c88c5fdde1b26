import { expect, test } from 'vitest';
import { indexDocument } from '../../src/doc/document-index.js';
import { parseUnits } from '../../src/rst/parse.js';
import { SourceText } from '../../src/source/text.js';

/** The lines and messages of the transition problems in a document that consists of the given files. */
function problems(...files: string[]): string[] {
  const parts = files.flatMap((rst, i) =>
    parseUnits(SourceText.file(`${i}.rst`, rst)).units.map(({ heading, body }) => ({
      title: heading?.title,
      body,
    })),
  );
  return indexDocument(parts).diagnostics.map(
    ({ message, span }) => `${span.source.path}:${span.source.position(span.start).line} ${message}`,
  );
}

const section = 'Title\n=====\n\n';

test.each([
  ['between paragraphs', [`${section}One.\n\n----\n\nTwo.\n`], []],
  ['between sections', [`${section}One.\n\n----\n\nOther\n=====\n\nTwo.\n`], []],
  ['at the end of a file that another one follows', [`${section}One.\n\n----\n`, 'Two.\n'], []],
  ['after the title', [`${section}----\n\nOne.\n`], ['0.rst:4 Transition at the start of the section.']],
  ['at the start', ['----\n\nOne.\n'], ['0.rst:1 Transition at the start of the document.']],
  [
    'in a row',
    [`${section}One.\n\n----\n\n****\n\nTwo.\n`],
    ['0.rst:8 At least one body element should separate transitions.'],
  ],
  [
    'in a row across files',
    [`${section}One.\n\n----\n`, '****\n\nTwo.\n'],
    ['1.rst:1 At least one body element should separate transitions.'],
  ],
  ['at the end', [`${section}One.\n\n----\n`], ['0.rst:6 Transition at the end of the document.']],
  [
    'at the end, before a target',
    [`${section}One.\n\n----\n\n.. _a:\n`],
    ['0.rst:6 Transition at the end of the document.'],
  ],
])('a transition %s', (_, files, expected) => expect(problems(...files)).toEqual(expected));
