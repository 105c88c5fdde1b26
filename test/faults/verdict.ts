import type { Changes, Fault } from './fault.js';
import type { Problem } from './incremental-repository.js';

/** The result of checking a repository with a planted fault. */
export interface Verdict {
  /** Whether a new problem has an expected rule. */
  readonly isDetected: boolean;
  /** Whether such a problem is at an expected location. */
  readonly isLocated: boolean;
  /** All new problems. */
  readonly news: readonly Problem[];
  /** The number of new problems in addition to the expected one. */
  readonly others: number;
}

/**
 * Compares the problems with and without a fault. Infos are not shown by default, so they count only if the fault has no other
 * expected problem.
 */
export function judge(
  fault: Fault,
  before: readonly Problem[],
  after: readonly Problem[],
  files: ReadonlyMap<string, string>,
): Verdict {
  const known = new Map<string, number>();
  for (const problem of before) {
    const line = lineAfter(problem, fault.changes, files);
    const key = keyOf(problem, line);
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  const allNews = after.filter((problem) => {
    const key = keyOf(problem, problem.line);
    const count = known.get(key) ?? 0;
    known.set(key, count - 1);
    return count <= 0;
  });
  const isExpected = ({ rule }: Problem): boolean => fault.rules.includes(rule);
  const shown = allNews.filter(isShown);
  const news = shown.some(isExpected)
    ? shown
    : allNews.filter((problem) => isShown(problem) || isExpected(problem));
  const expected = news.filter(isExpected);
  const isExpectedAt = (file: string, line: number): boolean =>
    fault.places.some(
      (place) => place.file === file && line >= place.line && line <= (place.to ?? place.line),
    );
  const isLocated = expected.some((problem) =>
    [problem, ...problem.further].some(({ file, line }) => isExpectedAt(file, line)),
  );
  // A problem whose message names a changed path was there before.
  const places = new Set(before.map((problem) => placeOf(problem, lineAfter(problem, fault.changes, files))));
  const others = news.filter((problem) => isExpected(problem) || !places.has(placeOf(problem, problem.line)));
  return { isDetected: expected.length > 0, isLocated, news, others: Math.max(0, others.length - 1) };
}

const isShown = ({ severity }: Problem): boolean => severity !== 'info';
const keyOf = ({ rule, file, message }: Problem, line: number): string =>
  [rule, file, line, message].join('\0');

const placeOf = ({ rule, file, column }: Problem, line: number): string =>
  [rule, file, line, column].join('\0');

/** Returns the line of an old problem after the change; lines before the first difference stay, later ones shift. */
function lineAfter({ file, line }: Problem, changes: Changes, files: ReadonlyMap<string, string>): number {
  const after = changes.get(file)?.split('\n');
  const before = files.get(file)?.split('\n');
  if (!before || !after) return line;
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  return line <= same ? line : line + after.length - before.length;
}
