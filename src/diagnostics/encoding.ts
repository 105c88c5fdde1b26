import type { SourceText } from '../source/text.js';
import type { Diagnostic } from './diagnostic.js';

const invalid = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffd]+/;

/**
 * Reports the first invalid UTF-8 sequence, which is decoded as U+FFFD, or control character of a file as `source/encoding`:
 *
 *     Grüße, saved as Latin-1    Gr��e
 *                                  ^^
 */
export function encodingProblem(source: SourceText): Diagnostic | undefined {
  const match = invalid.exec(source.text);
  if (!match) return undefined;
  return {
    rule: 'source/encoding',
    severity: 'warning',
    message: match[0].startsWith('\ufffd')
      ? 'Invalid UTF-8, or a replacement character from an earlier conversion.'
      : 'Unexpected control character.',
    span: { source, start: match.index, end: match.index + match[0].length },
    help: 'Rewrite the text, and save the file as UTF-8.',
  };
}
