import type { Corpus } from '../corpus.js';
import { linesOf, replaceLines } from '../edit.js';
import type { Fault, Kind } from '../fault.js';
import type { Random } from '../random.js';
import { type Paragraph, pagesOf, paragraphs, sections } from '../reading/text.js';

const suspicious = ['rst/suspicious-markup'];
const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';

/** Inserts lines, with blank lines around them, before a paragraph of a section; `at` is the line of the report among them, from 0. */
function inserted(
  name: string,
  rules: readonly string[],
  lines: (random: Random, paragraph: Paragraph) => readonly string[],
  at = 0,
): Kind {
  return {
    name,
    plant(corpus, random) {
      const paragraph = random.pick(paragraphs(corpus).sections);
      const before = paragraph && linesOf(corpus.files, paragraph.file)[paragraph.line - 2];
      if (!paragraph || !isBlank(before)) return undefined;
      const { file, line } = paragraph;
      const block = lines(random, paragraph);
      return {
        changes: replaceLines(corpus.files, file, line, 0, [...block, '']),
        places: [{ file, line: line + at, to: line + block.length - 1 }],
        rules,
      };
    },
  };
}

interface Found {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** Plants a fault at a random line of a section. */
function atLine(
  name: string,
  fits: (found: Found) => boolean,
  plan: (found: Found, corpus: Corpus, random: Random) => Fault | undefined,
): Kind {
  return {
    name,
    plant(corpus, random) {
      const file = random.pick(sections(corpus))?.file;
      if (file === undefined) return undefined;
      const lines = linesOf(corpus.files, file);
      const found = random.pick(
        lines.map((_, i) => ({ file, line: i + 1, lines })).filter((one) => fits(one)),
      );
      return found && plan(found, corpus, random);
    },
  };
}

const code = ['{', '  "name": "*x",', '  "list": [', '    1', '  ]', '}'];
const simpleTable = [
  '====== ======',
  'first  second',
  '====== ======',
  'one    two',
  'three  four',
  '====== ======',
];
const gridTable = [
  '+-------+--------+',
  '| first | second |',
  '+=======+========+',
  '| one   | two    |',
  '+-------+--------+',
  '| three | four   |',
  '+-------+--------+',
];

/** The text of a list item on one line, between items of the same list. */
const isInnerItem = ({ lines, line }: Found, distance: number): boolean =>
  [-distance, 0, distance].every((by) => /^[-*] \S/.test(lines[line - 1 + by] ?? '')) &&
  (distance === 1 || (isBlank(lines[line - 2]) && isBlank(lines[line])));

export const blockSlips: readonly Kind[] = [
  inserted('markdown-fence', suspicious, () => ['```json', ...code, '```']),
  inserted(
    'markdown-fence-without-language',
    suspicious,
    () => ['```', 'one line', 'another line', '```'],
    0,
  ),
  inserted('markdown-fence-with-blank-lines', suspicious, () => [
    '```yaml',
    'name: *x',
    '',
    'list:',
    '  - one',
    '  - two',
    '```',
  ]),
  inserted('markdown-heading-inserted', suspicious, (random) => [
    `${'#'.repeat(random.between(1, 4))} A heading of Markdown`,
  ]),
  inserted('markdown-link-definition', suspicious, () => ['[1]: https://example.org/page']),
  inserted('simple-table-without-top', suspicious, () => simpleTable.slice(1), 1),
  inserted('simple-table-without-bottom', ['rst/malformed-table', 'rst/block-unfinished'], () =>
    simpleTable.slice(0, -1),
  ),
  inserted('grid-table-without-top', [...suspicious, 'rst/block-unfinished'], () => gridTable.slice(1)),
  inserted('grid-table-without-bottom', ['rst/malformed-table', 'rst/block-unfinished'], () => [
    ...gridTable.slice(0, -1),
    'Text without a blank line.',
  ]),
  inserted('roles-of-sphinx-in-table', ['rst/unknown-role'], () => [
    '====== ==========',
    'first  second',
    '====== ==========',
    'one    :ref:`a`',
    'two    :ref:`b`',
    'three  :ref:`c`',
    'four   :ref:`d`',
    '====== ==========',
  ]),
  inserted('code-without-indentation', ['rst/directive'], () => ['.. code:: json', '', ...code]),
  inserted('note-without-indentation', ['rst/directive'], () => [
    '.. note::',
    '',
    'The text of the note',
    '   goes on in this line',
    'and in this one.',
  ]),
  inserted('list-without-blank-line', suspicious, () => [
    'There are several cases:',
    '- the first one',
    '- the second one',
    '  in two lines',
    '- the third one',
  ]),
  inserted('list-quoted', suspicious, () => [
    'There are several cases:',
    '',
    '  - the first one',
    '  - the second one',
  ]),
  inserted('numbered-item-off-by-one', suspicious, () => ['1. one', '', ' 2. two', '', '3. three'], 2),
  inserted('bullet-item-off-by-one', suspicious, () => ['- one', '', ' - two', '', '- three'], 2),
  inserted('nested-code-dots-lost', ['rst/directive-as-comment'], () => [
    '..code:: json',
    '',
    ...code.map((line) => `    ${line}`),
    '  }',
  ]),
  atLine(
    'list-item-shifted',
    (found) => isInnerItem(found, 1),
    ({ file, line, lines }, corpus) => ({
      changes: replaceLines(corpus.files, file, line, 1, [` ${lines[line - 1]}`]),
      places: [{ file, line: line - 1, to: line + 1 }],
      rules: ['rst/block-unfinished'],
    }),
  ),
  atLine(
    'title-of-markdown',
    ({ lines, line }) =>
      line > 1 &&
      /^[A-Z][a-z]/.test(lines[line - 1] ?? '') &&
      isBlank(lines[line - 2]) &&
      /^([=\-~+^`])\1{3,}$/.test(lines[line] ?? '') &&
      isBlank(lines[line + 1]),
    ({ file, line, lines }, corpus) => ({
      changes: replaceLines(corpus.files, file, line, 2, [`## ${lines[line - 1]}`]),
      places: [{ file, line }],
      rules: suspicious,
    }),
  ),
  {
    name: 'link-to-latest-page',
    plant(corpus, random) {
      const paragraph = random.pick(paragraphs(corpus).sections);
      if (!paragraph || !isBlank(linesOf(corpus.files, paragraph.file)[paragraph.line - 2])) return undefined;
      const { file, line } = paragraph;
      const from = pagesOf(corpus, file);
      const isBuilt = pagesOf(corpus, '').some((path) => path.startsWith('client_server/'));
      // Pages in different folders need different links.
      if (!isBuilt || from.length === 0 || !from.every((page) => page.includes('/'))) return undefined;
      const text = 'See `the grammar <../client_server/latest.html#no-such-anchor>`__.';
      return {
        changes: replaceLines(corpus.files, file, line, 0, [text, '']),
        places: [{ file, line }],
        rules: ['link/anchor'],
      };
    },
  },
];
