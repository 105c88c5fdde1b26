import { type Line, linesOf } from '../../src/rst/lines.js';
import { SourceText } from '../../src/source/text.js';

/** The lines of a text that is a file of its own. */
export const lines = (text: string): Line[] => linesOf(SourceText.file('test.rst', text));

/** The texts of lines, and of each whether its characters stand where the line says. */
export function textsInPlace(cell: readonly Line[]): string[] {
  return cell.map((line) => {
    const { source, start, end } = line.source.locate(line.start, line.start + line.text.length);
    const found = source.text.slice(start, end);
    return found === line.text ? line.text : `${line.text} (not ${found})`;
  });
}
