/** The parts of a newsfragment's file name: `2035.new`, `2035.new.1`, `+words.new.rst`. */
export interface FragmentName {
  /** The parts before the kind; empty for an orphan, which belongs to no issue. */
  readonly issue: string;
  readonly kind: string;
  /** The number after the kind, which distinguishes several fragments of an issue; 0 if there is none. */
  readonly counter: number;
}

/**
 * Parses a file name as towncrier does: the kind is the last part that is one of `kinds`. `undefined` if no part is. A name that starts
 * with `orphanPrefix` belongs to an orphan.
 */
export function fragmentName(
  name: string,
  kinds: readonly string[],
  orphanPrefix: string,
): FragmentName | undefined {
  const parts = name.split('.');
  const at = parts.findLastIndex((part, i) => i > 0 && kinds.includes(part));
  const kind = parts[at];
  if (at < 1 || kind === undefined) return undefined;
  const written = parts.slice(0, at).join('.').trim();
  const isOrphan = orphanPrefix !== '' && written.startsWith(orphanPrefix);
  const issue = isOrphan ? '' : /^\d+$/.test(written) ? written.replace(/^0+(?=\d)/, '') : written;
  const next = parts[at + 1] ?? '';
  return { issue, kind, counter: /^\d+$/.test(next) ? Number(next) : 0 };
}

/** Compares issues as towncrier does: those without digits, those with other characters beside digits, numbers. */
export function compareIssues(a: string, b: string): number {
  const [x, y] = [issueKey(a), issueKey(b)];
  if (x.rank !== y.rank) return x.rank - y.rank;
  if (x.text !== y.text) return x.text < y.text ? -1 : 1;
  return x.number - y.number;
}

function issueKey(issue: string): { readonly rank: number; readonly text: string; readonly number: number } {
  if (/^\d+$/.test(issue)) return { rank: 2, text: '', number: Number(issue) };
  const digits = /\d+/.exec(issue)?.[0];
  return digits === undefined
    ? { rank: 0, text: issue, number: -1 }
    : { rank: 1, text: issue.replace(digits, ''), number: Number(digits) };
}
