import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { plural } from '../diagnostics/format/pretty.js';
import { locationOf } from '../diagnostics/order.js';
import type { SourceText, Span } from '../source/text.js';
import { isMap, parseYaml, rangeOf } from '../yaml/parse.js';

/** Known problems of a file with the same rule and message; counted rather than located, because lines move. */
export interface KnownProblem {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
  readonly count: number;
}

/** The list of known problems of a repository. */
export interface Baseline {
  readonly source: SourceText;
  readonly problems: readonly KnownProblem[];
}

const keyOf = ({ file, rule, message }: Omit<KnownProblem, 'count'>): string =>
  `${file}\0${rule}\0${message}`;
const keyOfDiagnostic = ({ span, rule, message }: Diagnostic): string =>
  keyOf({ file: locationOf(span).file, rule, message });

/** Parses a baseline; returns a `config/baseline` diagnostic if it is invalid. */
export function readBaseline(source: SourceText): Baseline | Diagnostic {
  try {
    const content: unknown = JSON.parse(source.text);
    const problems: unknown = isObject(content) ? content.problems : undefined;
    if (Array.isArray(problems) && problems.every(isKnownProblem)) return { source, problems };
  } catch {}
  return invalidBaseline(source);
}

/** Serializes a baseline, one problem per line and sorted, so that its diffs are readable. */
export function writeBaseline(problems: readonly KnownProblem[]): string {
  const lines = [...problems]
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map(({ file, rule, message, count }) => `    ${JSON.stringify({ file, rule, message, count })}`);
  return `{\n  "version": 1,\n  "problems": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/** Groups diagnostics by file, rule and message. */
export function knownProblemsOf(diagnostics: readonly Diagnostic[]): KnownProblem[] {
  const problems = new Map<string, KnownProblem>();
  for (const diagnostic of diagnostics) {
    const key = keyOfDiagnostic(diagnostic);
    const { rule, message, span } = diagnostic;
    const count = (problems.get(key)?.count ?? 0) + 1;
    problems.set(key, { file: locationOf(span).file, rule, message, count });
  }
  return [...problems.values()];
}

/** Diagnostics compared with a baseline. */
export interface BaselineResult {
  /** Diagnostics that the baseline does not list. */
  readonly fresh: readonly Diagnostic[];
  /** Listed problems that still exist. */
  readonly known: readonly KnownProblem[];
  /** Listed problems of rules that did not run. */
  readonly unchecked: readonly KnownProblem[];
  /** Listed problems that no longer exist, with their index in the list. */
  readonly gone: readonly { readonly index: number; readonly problem: KnownProblem }[];
}

/** Compares diagnostics with a baseline; `notRun` are the rules that did not run. */
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

/** Reports `baseline/stale` once for each file with fewer problems than the baseline lists, at the first stale entry. */
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
        message: `The baseline lists ${plural(count, 'problem')} of ${file} that no longer ${count === 1 ? 'exists' : 'exist'}.`,
        span: Array.isArray(list) ? (rangeOf(list, index)?.value ?? whole) : whole,
        help: 'Run `spec check --write-baseline` to remove stale entries.',
      },
    };
  });
}

export interface StaleEntries {
  /** The file whose problems were fixed. */
  readonly file: string;
  readonly diagnostic: Diagnostic;
}

function invalidBaseline(source: SourceText): Diagnostic {
  const { value, span, diagnostics } = parseYaml(source);
  const list = isMap(value) ? value.problems : undefined;
  const invalid = Array.isArray(list) ? list.findIndex((entry) => !isKnownProblem(entry)) : -1;
  const at: Span | undefined = Array.isArray(list) ? rangeOf(list, invalid)?.value : undefined;
  const [syntax] = diagnostics;
  return {
    rule: 'config/baseline',
    severity: 'error',
    message: syntax?.message ?? 'The file is not a baseline of `spec check`.',
    span: syntax?.span ?? at ?? span,
    help: 'Restore it from version control, or delete it and run `spec check --write-baseline`.',
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
