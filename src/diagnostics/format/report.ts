import type { Colors } from '../colors.js';
import type { Diagnostic } from '../diagnostic.js';
import { formatPretty, plural, summarize } from './pretty.js';

export interface ReportOptions {
  readonly colors: Colors;
  /** The width of the terminal. */
  readonly columns?: number | undefined;
  /** The number of problems in the baseline. */
  readonly known: number;
  /** The number of problems to show; the others are counted. */
  readonly maxProblems: number;
}

/** The number of problems from which a table of rules is useful. */
const mostWithoutTable = 20;

/**
 * Formats the problems of a check for a terminal. Each help is printed once for each rule. After many problems, a table has the number of
 * problems of each rule. The last line is a summary.
 */
export function formatReport(diagnostics: readonly Diagnostic[], options: ReportOptions): string {
  const { colors, columns, known, maxProblems } = options;
  const shown = withoutRepeatedHelp(diagnostics.slice(0, maxProblems));
  const hidden = diagnostics.length - shown.length;
  return [
    formatPretty(shown, colors, columns),
    hidden > 0 ? `${plural(hidden, 'more problem')} not shown; --max-problems sets the limit.\n\n` : '',
    diagnostics.length > mostWithoutTable ? `${ruleTable(diagnostics)}\n` : '',
    summarize(diagnostics),
    known > 0 ? ` (${known} in the baseline)` : '',
    '\n',
  ].join('');
}

function withoutRepeatedHelp(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const printed = new Set<string>();
  return diagnostics.map((diagnostic) => {
    const { help, ...others } = diagnostic;
    const key = `${diagnostic.rule}\0${help}`;
    if (help === undefined || printed.has(key)) return others;
    printed.add(key);
    return diagnostic;
  });
}

/** One line for each rule with the number of its problems, in descending order. */
function ruleTable(diagnostics: readonly Diagnostic[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of diagnostics) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const width = String(Math.max(...counts.values())).length;
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([rule, count]) => `${String(count).padStart(width)} ${rule}\n`)
    .join('');
}
