import type { SourceText } from '../../source/text.js';
import type { AvoidedWording } from '../../spec/avoided-wording.js';
import type { Finding } from '../finding.js';

/** Yields a finding for each match of an avoided wording in a paragraph; a single replacement is offered as a fix. */
export function* avoidedWords(
  paragraph: SourceText,
  wordings: readonly AvoidedWording[],
): Generator<Finding> {
  for (const wording of wordings) {
    const { replacements, severity } = wording;
    for (const { index, match } of matchesIn(paragraph.text, wording)) {
      const start = index + (match.length - match.trimStart().length);
      const words = match.trim();
      const span = { source: paragraph, start, end: start + words.length };
      const [first, ...others] = replacements.map((text) => withCaseOf(words, text));
      yield {
        message: `Avoided wording "${words}".`,
        severity,
        span,
        help: first === undefined ? 'Reword the sentence.' : `Write ${quoted([first, ...others])}.`,
        ...(first !== undefined && others.length === 0 && { fix: { span, text: first } }),
      };
    }
  }
}

/** The number of steps that matching a text may take; less than 100 ms. */
const maxSteps = 1e7;

/** Yields the matches in a paragraph. A long paragraph is matched by sentences; sentences that take too many steps are skipped. */
function* matchesIn(
  text: string,
  { pattern, degree }: AvoidedWording,
): Generator<{ readonly index: number; readonly match: string }> {
  const isCheap = (part: string): boolean => part.length ** degree <= maxSteps;
  let offset = 0;
  for (const part of isCheap(text) ? [text] : text.split(/(?<=[.;:]\s)/)) {
    if (isCheap(part))
      for (const { index, 0: match } of part.matchAll(pattern)) yield { index: offset + index, match };
    offset += part.length;
  }
}

/** Capitalizes a replacement if the match is capitalized. */
const withCaseOf = (match: string, text: string): string =>
  /^\p{Lu}/u.test(match) && !/^\p{Lu}{2}/u.test(match) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

const quoted = (texts: readonly string[]): string => {
  const quotedTexts = texts.map((text) => `"${text}"`);
  return quotedTexts.length === 1
    ? quotedTexts.join('')
    : `${quotedTexts.slice(0, -1).join(', ')} or ${quotedTexts.at(-1)}`;
};
