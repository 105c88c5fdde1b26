import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { characterAt, characterBefore } from '../inline/flanking.js';
import type { DelimiterRun } from '../inline/pieces.js';
import type { MappedText } from '../text/mapped-text.js';
import { slip } from './slip.js';

/** A warning about delimiters without a counterpart, unless they are likely meant as characters: `*.example.org`, `2 * 3`, `~5`. */
export function unmatchedRun(text: MappedText, run: DelimiterRun): Diagnostic | undefined {
  if (!isLikelyMarkup(text.text, run)) return undefined;
  const kind = run.char === '~' ? 'deletion' : 'emphasis';
  return slip(
    'markdown/unclosed-emphasis',
    text.span(run.start, run.end),
    run.remaining < run.length
      ? `Emphasis markers of different lengths.`
      : `Unmatched ${kind} marker "${run.char.repeat(run.length)}".`,
    `Write the same marker at both ends, without spaces inside, or write \`\\${run.char}\`.`,
  );
}

function isLikelyMarkup(text: string, run: DelimiterRun): boolean {
  const { char, length, remaining, canOpen, canClose, start, end } = run;
  if (char === '~') return length === 2 && canOpen !== canClose;
  if (remaining < length) return true;
  if (length > 3) return false;
  // A pair with spaces inside: `** bold **`.
  if (length === 2 && !canOpen && !canClose)
    return char === '*' && (text.match(/(?<=\s)\*\*(?=\s)/g) ?? []).length === 2;
  const opens = canOpen && !canClose && /[\p{L}\p{N}`[(]/u.test(characterAt(text, end));
  if (length > 1) return opens || (canClose && !canOpen);
  return (
    char === '*' &&
    opens &&
    /[\s(]/.test(characterBefore(text, start)) &&
    /\p{L}/u.test(characterAt(text, end))
  );
}
