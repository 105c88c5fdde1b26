import type { Corpus } from '../../corpus.js';
import { linesOf, replaceLines } from '../../edit.js';
import type { Fault, Kind } from '../../fault.js';
import type { Random } from '../../random.js';

/** The files of a site that faults are planted in, by pattern. */
export const files = {
  pages: /^content\/(?!changelog|proposals).*\.md$/,
  apis: /^data\/api\/[\w-]+\/[\w.-]+\.yaml$/,
  definitions: /^data\/api\/[\w-]+\/definitions\/(?!security)[\w/.-]+\.yaml$/,
  events: /^data\/event-schemas\/schema\/m\.[^/]+\.yaml$/,
  examples: /^data\/event-schemas\/examples\/m\.[^/]+\.yaml$/,
  configuration: /^config(?:\.toml|\/_default\/hugo\.toml)$/,
  formats: /^data\/(?:string|custom)-formats\.yaml$/,
} as const;

/** A change of one line that is an error. */
export interface LineChange {
  readonly files: RegExp;
  /** Matches the lines that can be changed. */
  readonly line: RegExp;
  change(line: string, random: Random): string | undefined;
  readonly rules: readonly string[];
  /** The number of lines above in which the report can be. */
  readonly above?: number;
  /** Whether the report can be anywhere in the paragraph or the block that contains the line. */
  readonly isWithinBlock?: boolean;
  /** Whether the lines of fenced code count; default: only these do not. */
  readonly isInCode?: boolean;
}

const memoized = new WeakMap<Corpus, Map<RegExp, readonly string[]>>();

/** The files of a corpus whose paths match a pattern. */
export function matchingFiles(corpus: Corpus, pattern: RegExp): readonly string[] {
  const known = memoized.get(corpus) ?? new Map<RegExp, readonly string[]>();
  memoized.set(corpus, known);
  const found = known.get(pattern) ?? [...corpus.files.keys()].filter((path) => pattern.test(path));
  known.set(pattern, found);
  return found;
}

/** Creates a kind that changes one line. */
export const inLine = (
  name: string,
  { files: pattern, line, change, rules, above = 0, isWithinBlock = false, isInCode = false }: LineChange,
): Kind => ({
  name,
  plant(corpus, random): Fault | undefined {
    const file = random.pick(
      matchingFiles(corpus, pattern).filter((path) =>
        linesOf(corpus.files, path).some((text) => line.test(text)),
      ),
    );
    if (file === undefined) return undefined;
    const lines = linesOf(corpus.files, file);
    const isMarkdown = file.endsWith('.md');
    const candidates = lines.flatMap((text, i) =>
      line.test(text) && (!isMarkdown || isFenced(lines, i) === isInCode) ? [i + 1] : [],
    );
    const at = random.pick(candidates);
    const before = at === undefined ? undefined : lines[at - 1];
    const after = before === undefined ? undefined : change(before, random);
    if (at === undefined || after === undefined) return undefined;
    const changes = replaceLines(corpus.files, file, at, 1, after.split('\n'));
    const place = isWithinBlock
      ? blockAround(lines, at)
      : { line: Math.max(1, at - above), to: at + after.split('\n').length };
    return { changes, places: [{ file, ...place }], rules };
  },
});

/** Creates a kind that appends a paragraph to a page. */
export const appended = (name: string, text: string, rules: readonly string[]): Kind => ({
  name,
  plant(corpus, random): Fault | undefined {
    const file = random.pick(matchingFiles(corpus, files.pages));
    const content = file === undefined ? undefined : corpus.files.get(file);
    // Files without text of their own, such as those of bundles.
    if (file === undefined || content === undefined || content.split('\n').length < 12) return undefined;
    const before = `${content.trimEnd()}\n\n`;
    const line = before.split('\n').length;
    return {
      changes: new Map([[file, `${before}${text}\n`]]),
      places: [{ file, line, to: line + text.split('\n').length }],
      rules,
    };
  },
});

/** Creates a kind that adds a file. */
export const added = (
  name: string,
  path: string,
  text: string,
  rules: readonly string[],
  other = path,
): Kind => ({
  name,
  plant: (corpus): Fault | undefined =>
    corpus.files.has(path)
      ? undefined
      : { changes: new Map([[path, text]]), places: [path, other].map((file) => ({ file, line: 1 })), rules },
});

function isFenced(lines: readonly string[], index: number): boolean {
  let isOpen = false;
  for (let i = 0; i < index; i++) if (/^\s*(?:`{3,}|~{3,})/.test(lines[i] ?? '')) isOpen = !isOpen;
  return isOpen || /^\s*(?:`{3,}|~{3,})/.test(lines[index] ?? '');
}

function blockAround(lines: readonly string[], line: number): { line: number; to: number } {
  let first = line;
  while (first > 1 && (lines[first - 2] ?? '').trim() !== '') first--;
  let last = line;
  while (last < lines.length && (lines[last] ?? '').trim() !== '') last++;
  return { line: first, to: last };
}
