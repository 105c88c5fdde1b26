import type { Color, Colors } from '../colors.js';
import type { Diagnostic, Severity } from '../diagnostic.js';
import { codeFrame } from '../frame.js';
import { locationOf } from '../order.js';
import { printable } from '../printable.js';

const severityColors: Record<Severity, Color> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** The number of related positions that a terminal shows for a problem; other formats contain all of them. */
const mostRelated = 6;

/** Formats problems for a terminal with a number of columns: location, message, code frame, and help. */
export function formatPretty(diagnostics: readonly Diagnostic[], colors: Colors, columns?: number): string {
  return diagnostics.map((diagnostic) => pretty(diagnostic, colors, columns)).join('');
}

/** Counts problems: `2 errors and 1 warning`, or `no problems`. */
export function summarize(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity): number => diagnostics.filter((d) => d.severity === severity).length;
  const parts = [plural(count('error'), 'error'), plural(count('warning'), 'warning')].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? 'no problems' : parts.join(' and ');
}

/** Formats a count with its noun; the empty string for zero. */
export const plural = (count: number, noun: string): string =>
  count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;

function pretty(diagnostic: Diagnostic, colors: Colors, columns: number | undefined): string {
  const { rule, severity, message, span, related, help } = diagnostic;
  const { file, start } = locationOf(span);
  const lines = [
    `${colors('bold', `${printable(file)}:${start.line}:${start.column}`)} ${colors(severityColors[severity], severity)} ${printable(message)} ${colors('dim', rule)}`,
    ...codeFrame(span, colors, columns),
  ];
  const shown = related ?? [];
  for (const { message: note, span: relatedSpan } of shown.slice(0, mostRelated)) {
    const location = locationOf(relatedSpan);
    const position = `${location.start.line}:${location.start.column}`;
    lines.push(`    ${printable(note)}: ${printable(location.file)}:${position}`);
  }
  if (shown.length > mostRelated) lines.push(`    and ${shown.length - mostRelated} more`);
  if (help) lines.push(`    ${colors('green', 'help')}: ${printable(help)}`);
  return `${lines.join('\n')}\n\n`;
}
