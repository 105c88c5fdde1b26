import type { Diagnostic } from './diagnostic.js';
import { locationOf } from './order.js';

/** Problems that an old repository is known to have: how many of each, by file, rule and message (lines move, these do not). */
export type Baseline = ReadonlyMap<string, number>;

interface BaselineEntry {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
  readonly count: number;
}

const keyOf = (file: string, rule: string, message: string): string => `${file}\0${rule}\0${message}`;

/** A baseline as the text of its file, sorted, so that a change to it reads well. */
export function writeBaseline(diagnostics: readonly Diagnostic[]): string {
  const counts = new Map<string, BaselineEntry>();
  for (const { rule, message, span } of diagnostics) {
    const { file } = locationOf(span);
    const key = keyOf(file, rule, message);
    counts.set(key, { file, rule, message, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const entries = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return `${JSON.stringify({ version: 1, problems: entries }, null, 1)}\n`;
}

/** Reads a baseline's text; `undefined` where it is none. */
export function readBaseline(text: string): Baseline | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (
    typeof content !== 'object' ||
    content === null ||
    !('problems' in content) ||
    !Array.isArray(content.problems)
  )
    return undefined;
  const counts = new Map<string, number>();
  for (const entry of content.problems) {
    if (!isEntry(entry)) return undefined;
    counts.set(keyOf(entry.file, entry.rule, entry.message), entry.count);
  }
  return counts;
}

function isEntry(entry: unknown): entry is BaselineEntry {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'file' in entry &&
    typeof entry.file === 'string' &&
    'rule' in entry &&
    typeof entry.rule === 'string' &&
    'message' in entry &&
    typeof entry.message === 'string' &&
    'count' in entry &&
    typeof entry.count === 'number'
  );
}

/** The problems that the baseline does not cover, and the entries that nothing needs any more: the file may only shrink. */
export function applyBaseline(
  diagnostics: readonly Diagnostic[],
  baseline: Baseline,
): { readonly fresh: Diagnostic[]; readonly known: number; readonly unneeded: number } {
  const left = new Map(baseline);
  const fresh = diagnostics.filter(({ rule, message, span }) => {
    const key = keyOf(locationOf(span).file, rule, message);
    const count = left.get(key) ?? 0;
    if (count === 0) return true;
    left.set(key, count - 1);
    return false;
  });
  const unneeded = [...left.values()].reduce((sum, count) => sum + count, 0);
  return { fresh, known: diagnostics.length - fresh.length, unneeded };
}
