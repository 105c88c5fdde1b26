import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { formatPretty, plural, summarise } from '../diagnostics/format/pretty.js';
import type { Paint } from '../diagnostics/paint.js';
import { inFile } from '../source/text.js';

/** As many as a person reads. */
const mostShown = 20;

/** Tells a terminal what became of problems from one time to the next. */
export class ProblemLog {
  #known: ReadonlySet<string> = new Set();

  constructor(private readonly paint: Paint) {}

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
    return `${formatPretty(fresh.slice(0, mostShown), this.paint)}${hidden}${summarise(problems)}${known}\n`;
  }
}

/** What a problem is known by while lines come and go above it. */
const nameOf = ({ rule, message, span }: Diagnostic): string =>
  `${rule}\0${message}\0${inFile(span).source.path}`;
