import type { Changes, Fault } from './fault.js';
import type { Problem } from './incremental-repository.js';

/** What became of a fault. */
export interface Verdict {
  /** A problem of a right rule is new. */
  readonly isFound: boolean;
  /** One of them stands at a right place. */
  readonly isPlaced: boolean;
  /** All that is new. */
  readonly news: readonly Problem[];
  /** New problems besides the right one. */
  readonly others: number;
}

/** Compares what is reported with a fault to what was reported without it. Problems of severity `info` are not shown, so they do not count. */
export function judge(
  fault: Fault,
  before: readonly Problem[],
  after: readonly Problem[],
  files: ReadonlyMap<string, string>,
): Verdict {
  const known = new Map<string, number>();
  for (const problem of before.filter(isShown)) {
    const line = lineAfter(problem, fault.changes, files);
    const key = keyOf(problem, line);
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  const news = after.filter(isShown).filter((problem) => {
    const key = keyOf(problem, problem.line);
    const count = known.get(key) ?? 0;
    known.set(key, count - 1);
    return count <= 0;
  });
  const right = news.filter(({ rule }) => fault.rules.includes(rule));
  const isPlaced = right.some(({ file, line }) =>
    fault.places.some(
      (place) => place.file === file && line >= place.line && line <= (place.to ?? place.line),
    ),
  );
  return { isFound: right.length > 0, isPlaced, news, others: news.length - 1 };
}

const isShown = ({ severity }: Problem): boolean => severity !== 'info';
const keyOf = ({ rule, file, message }: Problem, line: number): string =>
  [rule, file, line, message].join('\0');

/** Where the line of an old problem stands after the change: lines before and after what was changed are the same ones. */
function lineAfter({ file, line }: Problem, changes: Changes, files: ReadonlyMap<string, string>): number {
  const after = changes.get(file)?.split('\n');
  const before = files.get(file)?.split('\n');
  if (!before || !after) return line;
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  return line <= same ? line : line + after.length - before.length;
}
