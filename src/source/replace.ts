import { SourceText } from './text.js';

/** A range of a text (half-open offsets) and its replacement. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text with ranges replaced. Offsets in a replacement map back into the range it
 * replaced. `replacements` must be in ascending order and must not overlap.
 */
export function replaceRanges(source: SourceText, replacements: readonly Replacement[]): SourceText {
  if (replacements.length === 0) return source;
  const from = [0];
  const to = [0];
  const parts: string[] = [];
  let length = 0;
  let done = 0;
  for (const { start, end, text } of replacements) {
    parts.push(source.text.slice(done, start), text);
    length += start - done;
    // One segment per character: character i maps to offset i of the range, or to the range's last character.
    for (let i = 0; i < text.length; i++) {
      from.push(length + i);
      to.push(Math.min(start + i, Math.max(start, end - 1)));
    }
    length += text.length;
    from.push(length);
    to.push(end);
    done = end;
  }
  parts.push(source.text.slice(done));
  return SourceText.derived(source, parts.join(''), { from, to });
}
