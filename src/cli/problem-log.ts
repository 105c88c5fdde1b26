import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { plural, summarize } from '../diagnostics/format/pretty.js';
import { nameOf } from '../diagnostics/identity.js';
import { formatFor } from './terminal.js';

const mostShown = 20;

/** Formats the changes between successive lists of problems for a terminal. */
export class ProblemLog {
  #known: ReadonlySet<string> = new Set();

  constructor(private readonly stream: NodeJS.WriteStream) {}

  /** The new problems and a summary; empty if the problems are unchanged. */
  next(problems: readonly Diagnostic[]): string {
    const before = this.#known;
    const fresh = problems.filter((problem) => !before.has(nameOf(problem)));
    this.#known = new Set(problems.map(nameOf));
    const isSame = fresh.length === 0 && this.#known.size === before.size;
    if (isSame) return '';
    if (problems.length === 0) return 'All problems are fixed.\n';
    const older = problems.length - fresh.length;
    const hidden =
      fresh.length > mostShown
        ? `… and ${fresh.length - mostShown} more; run \`spec check\` to see all.\n`
        : '';
    const known = older === 0 ? '' : fresh.length === 0 ? ' left' : `, ${plural(fresh.length, 'new one')}`;
    const shown = formatFor(this.stream, fresh.slice(0, mostShown));
    return `${shown}${hidden}${summarize(problems)}${known}\n`;
  }
}
