import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { plural } from '../diagnostics/format/pretty.js';
import { locationOf } from '../diagnostics/order.js';
import type { SourceText, Span } from '../source/text.js';
import { isMap, parseYaml, rangeOf } from '../yaml/parse.js';

/** Problems of a kind that a file is known to have: lines move, so they are counted and not placed. */
export interface KnownProblem {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
  readonly count: number;
}

/** Problems that an old repository is known to have. */
export interface Baseline {
  readonly source: SourceText;
  readonly problems: readonly KnownProblem[];
}

const keyOf = ({ file, rule, message }: Omit<KnownProblem, 'count'>): string =>
  `${file}\0${rule}\0${message}`;
const keyOfDiagnostic = ({ span, rule, message }: Diagnostic): string =>
  keyOf({ file: locationOf(span).file, rule, message });

/** Reads the text of a baseline; gives what is wrong with it where it is none. */
export function readBaseline(source: SourceText): Baseline | Diagnostic {
  try {
    const content: unknown = JSON.parse(source.text);
    const problems: unknown = isObject(content) ? content.problems : undefined;
    if (Array.isArray(problems) && problems.every(isKnownProblem)) return { source, problems };
  } catch {}
  return wrongBaseline(source);
}

/** The baseline of these problems as the text of its file: a line a problem, sorted, so that a change to it reads well. */
export function writeBaseline(problems: readonly KnownProblem[]): string {
  const lines = [...problems]
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map(({ file, rule, message, count }) => `    ${JSON.stringify({ file, rule, message, count })}`);
  return `{\n  "version": 1,\n  "problems": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/** Problems as a baseline knows them. */
export function knownProblemsOf(diagnostics: readonly Diagnostic[]): KnownProblem[] {
  const found = new Map<string, KnownProblem>();
  for (const diagnostic of diagnostics) {
    const key = keyOfDiagnostic(diagnostic);
    const { rule, message, span } = diagnostic;
    const count = (found.get(key)?.count ?? 0) + 1;
    found.set(key, { file: locationOf(span).file, rule, message, count });
  }
  return [...found.values()];
}

export interface BaselineResult {
  /** The problems that the baseline does not know. */
  readonly fresh: readonly Diagnostic[];
  /** Those that it knows and that are there. */
  readonly known: readonly KnownProblem[];
  /** Those that it knows and that nobody looked for. */
  readonly unchecked: readonly KnownProblem[];
  /** Those that it knows and that are no more, with their places in the list. */
  readonly gone: readonly { readonly index: number; readonly problem: KnownProblem }[];
}

/** Sets problems against a baseline; rules of `notRun` did not look for any. */
export function applyBaseline(
  diagnostics: readonly Diagnostic[],
  { problems }: Baseline,
  notRun: ReadonlySet<string>,
): BaselineResult {
  const left = new Map<string, number>();
  for (const problem of problems) left.set(keyOf(problem), (left.get(keyOf(problem)) ?? 0) + problem.count);
  const covered: Diagnostic[] = [];
  const fresh = diagnostics.filter((diagnostic) => {
    const key = keyOfDiagnostic(diagnostic);
    const count = left.get(key) ?? 0;
    if (count === 0) return true;
    left.set(key, count - 1);
    covered.push(diagnostic);
    return false;
  });
  const unchecked = problems.filter(({ rule }) => notRun.has(rule));
  const gone = problems.flatMap((problem, index) => {
    if (notRun.has(problem.rule)) return [];
    const count = left.get(keyOf(problem)) ?? 0;
    left.delete(keyOf(problem));
    return count > 0 ? [{ index, problem: { ...problem, count } }] : [];
  });
  return { fresh, known: knownProblemsOf(covered), unchecked, gone };
}

/** `baseline/stale`, once for each file that has fewer problems than the baseline says, at the first line that is too much. */
export function staleEntries({ source }: Baseline, gone: BaselineResult['gone']): StaleEntries[] {
  if (gone.length === 0) return [];
  const { value, span: whole } = parseYaml(source);
  const list = isMap(value) ? value.problems : undefined;
  const byFile = new Map<string, { readonly index: number; readonly count: number }>();
  for (const { index, problem } of gone) {
    const before = byFile.get(problem.file);
    byFile.set(problem.file, { index: before?.index ?? index, count: (before?.count ?? 0) + problem.count });
  }
  return [...byFile].map(([file, { index, count }]) => {
    return {
      file,
      diagnostic: {
        rule: 'baseline/stale',
        severity: 'error',
        message: `${file} no longer has ${plural(count, 'problem')} that the baseline lists.`,
        span: Array.isArray(list) ? (rangeOf(list, index)?.value ?? whole) : whole,
        help: 'Run `spec check --write-baseline`: a baseline may only shrink.',
      },
    };
  });
}

export interface StaleEntries {
  /** The file that became better. */
  readonly file: string;
  readonly diagnostic: Diagnostic;
}

function wrongBaseline(source: SourceText): Diagnostic {
  const { value, span, diagnostics } = parseYaml(source);
  const list = isMap(value) ? value.problems : undefined;
  const wrong = Array.isArray(list) ? list.findIndex((entry) => !isKnownProblem(entry)) : -1;
  const at: Span | undefined = Array.isArray(list) ? rangeOf(list, wrong)?.value : undefined;
  const [syntax] = diagnostics;
  return {
    rule: 'config/baseline',
    severity: 'error',
    message: syntax?.message ?? 'This is no baseline of `spec check`.',
    span: syntax?.span ?? at ?? span,
    help: 'Take it from version control again, or remove it and run `spec check --write-baseline`.',
  };
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null;

function isKnownProblem(entry: unknown): entry is KnownProblem {
  return (
    isObject(entry) &&
    typeof entry.file === 'string' &&
    typeof entry.rule === 'string' &&
    typeof entry.message === 'string' &&
    typeof entry.count === 'number'
  );
}
