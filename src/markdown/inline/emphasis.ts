import type { DelimiterRun, Mark } from './pieces.js';

/**
 * Matches delimiter runs from index `bottom` on (CommonMark, "process emphasis"). Each run is looked at a bounded number of times:
 * where a closer of some kind found no opener, closers of the same kind do not look again.
 */
export function matchRuns(runs: readonly DelimiterRun[], bottom: number): void {
  if (runs.length <= bottom) return;
  const openers: DelimiterRun[] = [];
  const searched = new Map<string, number>();
  for (let i = bottom; i < runs.length; i++) {
    const run = runs[i];
    if (!run) continue;
    if (run.canClose) close(run, openers, searched);
    if (run.canOpen && run.remaining > 0) openers.push(run);
  }
}

function close(closer: DelimiterRun, openers: DelimiterRun[], searched: Map<string, number>): void {
  const kind = `${closer.char}${closer.canOpen}${closer.char === '~' ? closer.length : closer.length % 3}`;
  while (closer.remaining > 0) {
    const index = findOpener(closer, openers, searched.get(kind) ?? 0);
    const opener = openers[index];
    if (!opener) {
      searched.set(kind, openers.length);
      return;
    }
    const length = closer.char === '~' ? closer.length : opener.remaining > 1 && closer.remaining > 1 ? 2 : 1;
    const mark: Mark = {
      type: closer.char === '~' ? 'deleted' : length === 2 ? 'strong' : 'emphasis',
      length,
    };
    opener.opens.push(mark);
    closer.closes.push(mark);
    opener.remaining -= length;
    closer.remaining -= length;
    openers.length = opener.remaining > 0 ? index + 1 : index;
    for (const [key, height] of searched) if (height > openers.length) searched.set(key, openers.length);
  }
}

function findOpener(closer: DelimiterRun, openers: readonly DelimiterRun[], bottom: number): number {
  for (let i = openers.length - 1; i >= bottom; i--) {
    const opener = openers[i];
    if (opener?.char === closer.char && isPair(opener, closer)) return i;
  }
  return -1;
}

function isPair(opener: DelimiterRun, closer: DelimiterRun): boolean {
  if (closer.char === '~') return opener.length === closer.length;
  // Rules 9 and 10: a run that can both open and close does not match one if their lengths add up to a multiple of three.
  if (!opener.canClose && !closer.canOpen) return true;
  return (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}
