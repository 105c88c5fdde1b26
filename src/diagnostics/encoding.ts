import type { SourceText } from '../source/text.js';
import type { Diagnostic } from './diagnostic.js';

const lost = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffd]+/;

/**
 * Reports the first place (`source/encoding`) where a file is not UTF-8, which is read as U+FFFD, or holds what no text does:
 *
 *     Grüße, saved as Latin-1    Gr��e
 *                                  ^^
 */
export function encodingProblem(source: SourceText): Diagnostic | undefined {
  const found = lost.exec(source.text);
  if (!found) return undefined;
  return {
    rule: 'source/encoding',
    severity: 'warning',
    message: found[0].startsWith('\ufffd')
      ? 'A character was lost here: the file is not UTF-8, or was not when it was saved.'
      : 'There is a control character here, which no text has.',
    span: { source, start: found.index, end: found.index + found[0].length },
    help: 'Write the text anew, and save the file as UTF-8.',
  };
}
