import type { Corpus } from '../corpus.js';
import { linesOf, replaceInLine, replaceLines } from '../edit.js';
import type { Fault, Kind } from '../fault.js';
import type { Random } from '../random.js';
import { paragraphs, sections } from '../reading/text.js';

/** A line of a section that matches a pattern. */
export interface Found {
  readonly file: string;
  readonly line: number;
  readonly match: RegExpExecArray;
  readonly lines: readonly string[];
}

/** A kind of fault planted in a line of a section that matches a pattern. */
export function atLine(
  name: string,
  pattern: RegExp,
  plan: (found: Found, corpus: Corpus, random: Random) => Fault | undefined,
): Kind {
  return {
    name,
    plant(corpus, random) {
      const matching = sections(corpus).map(({ file }) => matchesIn(corpus, file, pattern));
      const found = random.pick(random.pick(matching.filter(({ length }) => length > 0)) ?? []);
      return found && plan(found, corpus, random);
    },
  };
}

function matchesIn(corpus: Corpus, file: string, pattern: RegExp): Found[] {
  const lines = linesOf(corpus.files, file);
  return lines.flatMap((text, i) => {
    const match = pattern.exec(text);
    return match ? [{ file, line: i + 1, match, lines }] : [];
  });
}

export const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';
const border = /^(\+(-+\+)+|=+( +=+)+)$/;

export const sectionKinds: readonly Kind[] = [
  atLine(
    'directive-misspelt',
    /^\.\. ([A-Za-z-]{4,})::/,
    ({ file, line, match: [, name = ''] }, corpus, random) => ({
      changes: replaceInLine(corpus.files, file, line, name, random.misspell(name)),
      places: [{ file, line }],
      rules: ['rst/unknown-directive'],
    }),
  ),
  atLine(
    'directive-option-misspelt',
    /^\s+:([a-z-]{4,}):( |$)/,
    ({ file, line, match: [, name = ''], lines }, corpus, random) => {
      if (
        !/^\.\. (csv-table|list-table|table|figure|image|code|code-block|contents|sectnum)::/.test(
          lines[line - 2] ?? '',
        )
      )
        return undefined;
      return {
        changes: replaceInLine(corpus.files, file, line, `:${name}:`, `:${random.misspell(name)}:`),
        places: [{ file, line: line - 1, to: line }],
        rules: ['rst/directive'],
      };
    },
  ),
  atLine(
    'include-misspelt',
    /^\.\. include:: (\S+)\.\w+/,
    ({ file, line, match: [, name = ''] }, corpus) => ({
      changes: replaceInLine(corpus.files, file, line, name, `${name}-lost`),
      places: [{ file, line }],
      rules: ['rst/include'],
    }),
  ),
  atLine(
    'picture-misspelt',
    /^\.\. (?:figure|image):: (\S+)\.\w+/,
    ({ file, line, match: [, name = ''] }, corpus) => ({
      changes: replaceInLine(corpus.files, file, line, name, `${name}-lost`),
      places: [{ file, line }],
      rules: ['spec/missing-image'],
    }),
  ),
  atLine(
    'variable-misspelt',
    /^\{\{(\w{5,})\}\}\s*$/,
    ({ file, line, match: [, name = ''] }, corpus, random) => ({
      changes: replaceInLine(corpus.files, file, line, name, random.misspell(name)),
      places: [{ file, line }],
      rules: ['spec/unknown-variable'],
    }),
  ),
  atLine(
    'variable-of-an-api-lost',
    /^\{\{(\w+)_(cs|ss|is|as|push)_http_api\}\}\s*$/,
    ({ file, line, match: [text, stem = '', suffix] }, corpus) => {
      const folder = {
        cs: 'client-server',
        ss: 'server-server',
        is: 'identity',
        as: 'application-service',
        push: 'push-gateway',
      }[suffix ?? ''];
      const shown = [...corpus.files].filter(
        ([path, own]) => path.startsWith('specification/') && own.includes(text.trim()),
      );
      const api = [...corpus.files.keys()].find(
        (path) =>
          path.startsWith(`api/${folder}/`) &&
          path.split('/').length === 3 &&
          path
            .split('/')[2]
            ?.replace(/\.yaml$/, '')
            .replace(/\W/g, '_') === stem,
      );
      if (api === undefined || shown.length !== 1) return undefined;
      return {
        changes: replaceLines(corpus.files, file, line, 1, []),
        places: [{ file: api, line: 1 }],
        rules: ['spec/unused-content'],
      };
    },
  ),
  atLine(
    'target-renamed',
    /^\.\. _`?([\w:. -]{4,}?)`?:\s*$/,
    ({ file, line, match: [, name = ''], lines }, corpus, random) => {
      const same = name.toLowerCase().replace(/\s+/g, ' ');
      const refers = (text: string): boolean =>
        text.toLowerCase().includes(`\`${same}\`_`) ||
        new RegExp(`(^|\\s)${escaped(same)}_(\\W|$)`).test(text.toLowerCase());
      const places = lines.flatMap((text, i) => (refers(text) ? [{ file, line: i + 1 }] : []));
      // A title of the same name would still be a target.
      const isTitle = [...corpus.files].some(
        ([path, text]) =>
          path.startsWith('specification/') &&
          text
            .split('\n')
            .some(
              (one, i) =>
                one.trim().toLowerCase() === same ||
                ((path !== file || i !== line - 1) && one.toLowerCase().includes(`.. _${same}:`)),
            ),
      );
      if (places.length === 0 || isTitle) return undefined;
      return {
        changes: replaceInLine(corpus.files, file, line, name, random.misspell(name)),
        places,
        rules: ['rst/unknown-target'],
      };
    },
  ),
  {
    name: 'target-twice',
    plant(corpus, random) {
      const { file } = random.pick(sections(corpus)) ?? {};
      if (file === undefined) return undefined;
      const lines = linesOf(corpus.files, file);
      const targets = lines.flatMap((text, i) => (/^\.\. _[^_].*:\s*$/.test(text) ? [i + 1] : []));
      const line = random.pick(targets);
      const paragraph = random.pick(paragraphs(corpus).sections.filter((one) => one.file === file));
      if (line === undefined || !paragraph || isBlank(lines[paragraph.line - 2]) === false) return undefined;
      const moved = line >= paragraph.line ? line + 2 : line;
      return {
        changes: replaceLines(corpus.files, file, paragraph.line, 0, [lines[line - 1] ?? '', '']),
        places: [
          { file, line: moved },
          { file, line: paragraph.line },
        ],
        rules: ['rst/duplicate-target'],
      };
    },
  },
  {
    name: 'paragraph-line-indented',
    cascade: 2,
    plant(corpus, random) {
      const paragraph = random.pick(paragraphs(corpus).sections.filter(({ lines }) => lines.length >= 3));
      if (!paragraph) return undefined;
      const { file, lines } = paragraph;
      const at = random.between(1, lines.length - 2);
      const line = paragraph.line + at;
      if (lines.slice(at - 1, at + 2).some((text) => /[`*|]/.test(text))) return undefined;
      return {
        changes: replaceLines(corpus.files, file, line, 1, [`    ${lines[at]}`]),
        places: [{ file, line, to: line + 1 }],
        rules: ['rst/unexpected-indentation', 'rst/block-unfinished'],
      };
    },
  },
  atLine(
    'directive-colon-lost',
    /^\.\. (note|warning|code|figure|image|admonition|contents|raw|csv-table|include)::/i,
    ({ file, line, match: [, name = ''] }, corpus) => ({
      changes: replaceInLine(corpus.files, file, line, `${name}::`, `${name}:`),
      places: [{ file, line }],
      rules: ['rst/directive-as-comment'],
    }),
  ),
  atLine(
    'directive-dots-lost',
    /^\.\. (note|warning|code|figure|image|admonition|contents|raw|csv-table|include)::/i,
    ({ file, line }, corpus, random) => ({
      changes: replaceInLine(corpus.files, file, line, '.. ', random.pick(['. ', '..']) ?? ''),
      places: [{ file, line }],
      rules: ['rst/directive-as-comment'],
    }),
  ),
  atLine('directive-after-text', /^\.\. (note|warning|code)::/i, ({ file, line, lines }, corpus) => {
    // Removes the blank line between a paragraph and the directive.
    const isBehindText =
      isBlank(lines[line - 2]) &&
      /^[A-Za-z].* [a-z]+[^:]$/.test(lines[line - 3] ?? '') &&
      !/^\s/.test(lines[line - 4] ?? '') &&
      !/^(\.\.|[-*]|\d+\.) /.test(lines[line - 4] ?? '');
    if (!isBehindText) return undefined;
    return {
      changes: replaceLines(corpus.files, file, line - 1, 1, []),
      places: [{ file, line: line - 1 }],
      rules: ['rst/directive-as-comment'],
    };
  }),
  atLine('blank-line-before-list-lost', /^[-*] \w/, ({ file, line, lines }, corpus) => {
    const isFirst = isBlank(lines[line - 2]) && /^[A-Za-z].*:$/.test(lines[line - 3] ?? '');
    if (!isFirst) return undefined;
    return {
      changes: replaceLines(corpus.files, file, line - 1, 1, []),
      places: [{ file, line: line - 1, to: line + 1 }],
      rules: ['rst/suspicious-markup', 'rst/unexpected-indentation', 'rst/block-unfinished'],
    };
  }),
  {
    name: 'section-emptied',
    plant(corpus, random) {
      const file = random.pick(sections(corpus))?.file;
      if (file === undefined) return undefined;
      return {
        changes: new Map([[file, random.pick(['', '\n', '.. Nothing yet.\n'])]]),
        places: [{ file, line: 1 }],
        rules: ['spec/empty-section'],
      };
    },
  },
  {
    name: 'character-lost',
    plant(corpus, random) {
      const paragraph = random.pick(paragraphs(corpus).sections);
      const text = paragraph?.lines[0] ?? '';
      if (!paragraph || text.length < 8) return undefined;
      const { file, line } = paragraph;
      const at = random.between(3, text.length - 2);
      return {
        changes: replaceLines(corpus.files, file, line, 1, [
          `${text.slice(0, at)}\ufffd${text.slice(at + 1)}`,
        ]),
        places: [{ file, line }],
        rules: ['source/encoding'],
      };
    },
  },
  atLine('blank-line-after-list-lost', /^([-*]) \S/, ({ file, line, lines }, corpus) => {
    // The last item, on one line, before a paragraph.
    const next = lines[line + 1] ?? '';
    const isLast =
      isBlank(lines[line]) &&
      /^[A-Z][a-z]+ [a-z]+/.test(next) &&
      !/^[!-/:-@[-`{-~]{3,}$/.test((lines[line + 2] ?? '').trim());
    if (!isLast) return undefined;
    return {
      changes: replaceLines(corpus.files, file, line + 1, 1, []),
      places: [{ file, line: line + 1 }],
      rules: ['rst/block-unfinished'],
    };
  }),
  atLine('literal-block-not-indented', /^\w.*::$/, ({ file, line, lines }, corpus) => {
    let end = line + 1;
    while (end < lines.length && !isBlank(lines[end])) end++;
    const block = lines.slice(line + 1, end);
    if (!isBlank(lines[line]) || !/^\s+[a-z]/.test(block[0] ?? '') || !isBlank(lines[end])) return undefined;
    // Only a block without blank lines, so that no indented lines remain.
    const after = lines.slice(end).find((text) => !isBlank(text)) ?? '';
    if (/^\s/.test(after)) return undefined;
    return {
      changes: replaceLines(corpus.files, file, line + 2, block.length, ['Something else follows here.']),
      places: [{ file, line, to: line + 2 }],
      rules: ['rst/literal-block-missing'],
    };
  }),
  atLine('table-border-broken', border, ({ file, line, lines, match: [text] }, corpus) => {
    if (!text.startsWith('+')) return undefined;
    let first = line;
    while (first > 1 && !isBlank(lines[first - 2])) first--;
    let last = line;
    while (last < lines.length && !isBlank(lines[last])) last++;
    // An inner border.
    if (line === first || line === last) return undefined;
    return {
      changes: replaceLines(corpus.files, file, line, 1, [text.replace('-', ' ')]),
      places: [{ file, line: first, to: last }],
      // A broken border may resemble the underline of a title in the cell.
      rules: ['rst/malformed-table', 'rst/title-unexpected'],
    };
  }),
  atLine('simple-table-column-crossed', border, ({ file, line, lines, match: [text] }, corpus) => {
    const row = lines[line] ?? '';
    const gap = text.search(/= +=/) + 1;
    if (
      !text.startsWith('=') ||
      isBlank(row) ||
      border.test(row) ||
      row.length < gap + 3 ||
      !/\s/.test(row[gap] ?? '')
    )
      return undefined;
    let first = line;
    while (first > 1 && !isBlank(lines[first - 2])) first--;
    return {
      changes: replaceLines(corpus.files, file, line + 1, 1, [`${row.slice(0, gap)}x${row.slice(gap + 1)}`]),
      places: [{ file, line: first, to: line + 1 }],
      rules: ['rst/malformed-table'],
    };
  }),
  {
    name: 'suppression-unneeded',
    cascade: 0,
    plant: (corpus, random) => suppression(corpus, random, ': an example of a reason', 'suppression/unused'),
  },
  {
    name: 'suppression-without-reason',
    cascade: 0,
    plant: (corpus, random) => suppression(corpus, random, '', 'suppression/no-reason'),
  },
];

const escaped = (text: string): string => text.replace(/[$.*+?^{}()[\]\\|]/g, '\\$&');

function suppression(corpus: Corpus, random: Random, reason: string, rule: string): Fault | undefined {
  const paragraph = random.pick(paragraphs(corpus).sections);
  if (!paragraph) return undefined;
  const { file, line } = paragraph;
  return {
    changes: replaceLines(corpus.files, file, line, 0, [`.. spec-ignore rst/unknown-role${reason}`, '']),
    places: [{ file, line }],
    rules: [rule],
  };
}
