import type { Corpus } from '../corpus.js';
import { linesOf, replaceLines } from '../edit.js';
import type { Fault, Kind } from '../fault.js';
import type { Random } from '../random.js';
import { type KeyLine, parse } from '../reading/data.js';
import { dataFiles } from '../reading/places.js';

/** Plants a fault in a line of a data file, so that js-yaml rejects the file. */
function inLine(
  name: string,
  change: (line: string, key: KeyLine, random: Random) => string | undefined,
  extent: (lines: readonly string[], line: number) => number = (lines, line) => nextFilled(lines, line, 1),
): Kind {
  return {
    name,
    cascade: 0,
    plant(corpus, random): Fault | undefined {
      const place = randomKey(corpus, random);
      if (!place) return undefined;
      const { file, key } = place;
      const lines = linesOf(corpus.files, file);
      const line = change(lines[key.line - 1] ?? '', key, random);
      if (line === undefined) return undefined;
      const changes = replaceLines(corpus.files, file, key.line, 1, [line]);
      if (parse(changes.get(file) ?? '') !== undefined) return undefined;
      const places = [{ file, line: key.line, to: extent(lines, key.line) }];
      return { changes, places, rules: ['yaml/syntax'] };
    },
  };
}

function randomKey(corpus: Corpus, random: Random): { file: string; key: KeyLine } | undefined {
  const file = random.pick(dataFiles(corpus));
  const key = file === undefined ? undefined : random.pick(corpus.data.file(file)?.keys ?? []);
  return file !== undefined && key ? { file, key } : undefined;
}

/** Returns the next line that is indented no deeper: the wrong indentation of the first key of a map shows at the second key. */
function nextNoDeeper(lines: readonly string[], line: number): number {
  const width = (text: string): number => text.search(/\S/);
  const indent = width(lines[line - 1] ?? '');
  for (let i = line; i < lines.length; i++) {
    const text = lines[i] ?? '';
    const isItem = width(text) === indent && /^\s*- /.test(text);
    if (/^\s*[^\s#]/.test(text) && width(text) <= indent && !isItem) return i + 1;
  }
  return lines.length;
}

/** Returns the line where an unclosed quoted scalar ends: that of the next quotation mark. */
function nextQuote(lines: readonly string[], line: number): number {
  const next = lines.findIndex((text, i) => i >= line && text.includes('"'));
  return next < 0 ? lines.length : next + 1;
}

/** Returns the `count`-th non-blank line after a line. */
function nextFilled(lines: readonly string[], line: number, count: number): number {
  let at = line;
  for (let left = count; left > 0 && at < lines.length; at++) if ((lines[at] ?? '').trim() !== '') left--;
  return at;
}

export const syntaxKinds: readonly Kind[] = [
  inLine('indentation-less', (line) => (/^\s+[^\s-]/.test(line) ? line.slice(1) : undefined), nextNoDeeper),
  inLine('indentation-more', (line) => (/^\s+[^\s-]/.test(line) ? ` ${line}` : undefined), nextNoDeeper),
  inLine('indentation-tab', (line) => (/^ {2,}[^\s-]/.test(line) ? line.replace(/^ +/, '\t') : undefined)),
  inLine(
    'colon-lost',
    (line, { key }) => line.replace(new RegExp(`(${escaped(key)}["']?)\\s*:`), '$1'),
    nextNoDeeper,
  ),
  inLine(
    'quote-lost',
    (line, { after }) => (/^"[^"\\]*",?$/.test(after) ? line.replace(/",?\s*$/, '') : undefined),
    nextQuote,
  ),
  inLine('opening-quote-lost', (line, { after }) =>
    /^"[^"\\]*",?$/.test(after) ? line.replace(/:\s*"/, ': ') : undefined,
  ),
  inLine('comma-lost', (line) => (line.endsWith(',') ? line.slice(0, -1) : undefined)),
  inLine('bracket-lost', (line) =>
    /[[{].*[\]}],?$/.test(line) ? line.replace(/[\]}](,?)$/, '$1') : undefined,
  ),
  {
    name: 'key-twice',
    cascade: 1,
    plant(corpus, random) {
      const place = randomKey(corpus, random);
      if (!place || !/^("[^"]*"|[\w.]+),?$/.test(place.key.after) || place.key.before.includes('-'))
        return undefined;
      const { file, key } = place;
      const line = linesOf(corpus.files, file)[key.line - 1] ?? '';
      const isFlow = /^\s*"/.test(line);
      if (isFlow && !key.after.endsWith(',')) return undefined;
      const changes = replaceLines(corpus.files, file, key.line, 1, [line, line]);
      if (parse(changes.get(file) ?? '') === undefined) return undefined;
      return { changes, places: [{ file, line: key.line + 1 }], rules: ['yaml/duplicate-key'] };
    },
  },
  {
    name: 'last-brace-lost',
    cascade: 0,
    plant(corpus, random) {
      const file = random.pick(
        dataFiles(corpus).filter((path) => /^\s*\{/.test(corpus.files.get(path) ?? '')),
      );
      const text = file === undefined ? undefined : corpus.files.get(file);
      if (file === undefined || text === undefined) return undefined;
      const cut = text.trimEnd().replace(/\}$/, '');
      if (parse(cut) !== undefined) return undefined;
      const last = cut.trimEnd().split('\n').length;
      const to = cut.split('\n').length;
      return { changes: new Map([[file, cut]]), places: [{ file, line: last, to }], rules: ['yaml/syntax'] };
    },
  },
  {
    name: 'comma-before-brace',
    cascade: 0,
    plant(corpus, random) {
      const file = random.pick([...corpus.files.keys()].filter((path) => path.endsWith('.json')));
      if (file === undefined) return undefined;
      const lines = linesOf(corpus.files, file);
      const at = random.between(1, lines.length - 1);
      if (!/^\s*[}\]]/.test(lines[at] ?? '') || !/["\d\w}\]]$/.test(lines[at - 1] ?? '')) return undefined;
      const changes = replaceLines(corpus.files, file, at, 1, [`${lines[at - 1]},`]);
      return { changes, places: [{ file, line: at, to: at + 1 }], rules: ['json/syntax'] };
    },
  },
];

const escaped = (text: string): string => text.replace(/[$.*+?^{}()[\]\\|]/g, '\\$&');
