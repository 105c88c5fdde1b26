import { type Line, linesOf } from '../../src/rst/lines.js';
import { SourceText } from '../../src/source/text.js';

/** The lines of a text. */
export const lines = (text: string): Line[] => linesOf(SourceText.file('test.rst', text));

/** The texts of lines, marked if they differ from the source at the position of the line. */
export function verifiedTexts(cell: readonly Line[]): string[] {
  return cell.map((line) => {
    const { source, start, end } = line.source.locate(line.start, line.start + line.text.length);
    const actual = source.text.slice(start, end);
    return actual === line.text ? line.text : `${line.text} (not ${actual})`;
  });
}
