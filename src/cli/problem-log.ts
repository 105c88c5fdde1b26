import type { Colors } from '../diagnostics/colors.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { formatPretty, plural, summarize } from '../diagnostics/format/pretty.js';
import { nameOf } from '../diagnostics/identity.js';

/** As many as a person reads. */
const mostShown = 20;

/** Tells a terminal what became of problems from one time to the next. */
export class ProblemLog {
  #known: ReadonlySet<string> = new Set();

  constructor(private readonly colors: Colors) {}

  /** Problems that were not there the last time, and how many there are; empty where none came and none went. */
  next(problems: readonly Diagnostic[]): string {
    const before = this.#known;
    const fresh = problems.filter((problem) => !before.has(nameOf(problem)));
    this.#known = new Set(problems.map(nameOf));
    const isSame = fresh.length === 0 && this.#known.size === before.size;
    if (isSame) return '';
    if (problems.length === 0) return 'No problems any more.\n';
    const older = problems.length - fresh.length;
    const hidden =
      fresh.length > mostShown ? `… and ${fresh.length - mostShown} more: spec check shows all.\n` : '';
    const known = older === 0 ? '' : fresh.length === 0 ? ' left' : `, ${plural(fresh.length, 'new one')}`;
    return `${formatPretty(fresh.slice(0, mostShown), this.colors)}${hidden}${summarize(problems)}${known}\n`;
  }
}
