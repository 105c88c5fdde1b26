import { inFile, type Span } from '../source/text.js';
import type { Paint } from './paint.js';

const widest = 120;

/**
 * The lines around a span, the range underlined:
 *
 *      11 |
 *    > 12 | .. noet:: Mind the gap
 *         |    ^^^^
 */
export function codeFrame(span: Span, paint: Paint): string[] {
  const { source, start, end } = inFile(span);
  const first = source.position(start);
  const last = source.position(end);
  const width = String(first.line).length;
  const gutter = (mark: string, number: string): string =>
    paint('dim', `  ${mark} ${number.padStart(width)} |`);
  const lines: string[] = [];
  const before = source.line(first.line - 1);
  if (first.line > 1 && before.trim() !== '') {
    lines.push(`${gutter(' ', String(first.line - 1))} ${printable(before).slice(0, widest)}`);
  }
  const line = printable(source.line(first.line));
  // A line of thousands of characters is shown from near the place on.
  const from = first.column > widest - 20 ? Math.max(0, first.column - 40) : 0;
  const shown = line.slice(from, from + widest);
  lines.push(`${gutter('>', String(first.line))} ${from > 0 ? '…' : ''}${shown}`);
  const to = last.line === first.line ? last.column : line.length + 1;
  const length = Math.max(1, Math.min(to - first.column, widest - (first.column - 1 - from)));
  lines.push(
    `${gutter(' ', '')} ${' '.repeat(first.column - 1 - from + (from > 0 ? 1 : 0))}${paint('red', '^'.repeat(length))}`,
  );
  return lines;
}

/** Tabs as one blank, so that the mark stands under its place; other control characters made visible. */
const printable = (text: string): string =>
  text.replace(/\t/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
