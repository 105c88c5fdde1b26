import type { Colors, Colour } from '../colors.js';
import type { Diagnostic, Severity } from '../diagnostic.js';
import { codeFrame } from '../frame.js';
import { locationOf } from '../order.js';
import { printable } from '../printable.js';

const colours: Record<Severity, Colour> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** Problems for a person at a terminal: place, message, the lines in question, what to do. */
export function formatPretty(diagnostics: readonly Diagnostic[], colors: Colors): string {
  return diagnostics.map((diagnostic) => pretty(diagnostic, colors)).join('');
}

/** `2 errors and 1 warning`, or `no problems`. */
export function summarize(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity): number => diagnostics.filter((d) => d.severity === severity).length;
  const parts = [plural(count('error'), 'error'), plural(count('warning'), 'warning')].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? 'no problems' : parts.join(' and ');
}

export const plural = (count: number, noun: string): string =>
  count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;

function pretty(diagnostic: Diagnostic, colors: Colors): string {
  const { rule, severity, message, span, related, help } = diagnostic;
  const { file, start } = locationOf(span);
  const lines = [
    `${colors('bold', `${printable(file)}:${start.line}:${start.column}`)} ${colors(colours[severity], severity)} ${printable(message)} ${colors('dim', rule)}`,
    ...codeFrame(span, colors),
  ];
  for (const place of related ?? []) {
    const at = locationOf(place.span);
    lines.push(`    ${printable(place.message)}: ${printable(at.file)}:${at.start.line}:${at.start.column}`);
  }
  if (help) lines.push(`    ${colors('green', 'help')}: ${printable(help)}`);
  return `${lines.join('\n')}\n\n`;
}
