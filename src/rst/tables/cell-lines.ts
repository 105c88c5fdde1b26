import { type Columns, offsetOfColumn } from '../../source/column-width.js';
import type { Line } from '../lines.js';

/**
 * Extracts the rectangle between two columns and two lines, without trailing whitespace and common indentation.
 */
export function cellLines(
  lines: readonly Line[],
  columns: readonly Columns[],
  top: number,
  bottom: number,
  left: number,
  right: number,
): Line[] {
  const cut: Line[] = [];
  let indent = right;
  for (let i = top; i < bottom; i++) {
    const line = lines[i];
    const shape = columns[i];
    if (!line || !shape) continue;
    const start = offsetOfColumn(shape, left);
    const text = line.text.slice(start, offsetOfColumn(shape, right)).trimEnd();
    cut.push({ text, source: line.source, start: line.start + start });
    if (text.length > 0) indent = Math.min(indent, text.length - text.trimStart().length);
  }
  if (indent === 0 || indent >= right) return cut;
  return cut.map((line) => ({
    text: line.text.slice(indent),
    source: line.source,
    start: line.start + Math.min(indent, line.text.length),
  }));
}
