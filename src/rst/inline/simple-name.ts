import { isWordAt } from './characters.js';

/** Whether a character may join the words of a simple name: one of `-._+:`. */
const isJoiner = (code: number): boolean =>
  code === 45 || code === 46 || code === 95 || code === 43 || code === 58;

/** The end of the simple name (docutils' `simplename`) at `start`; `start` if there is none. */
export function simpleNameEnd(text: string, start: number): number {
  let end = start;
  for (;;) {
    let word = end;
    while (isWordAt(text, word)) word++;
    if (word === end) return end > start ? end - 1 : start;
    if (!isJoiner(text.charCodeAt(word))) return word;
    end = word + 1;
  }
}

/** The possible starts, from left to right and not before `from`, of a simple name that ends at `end`. */
export function simpleNameStarts(text: string, end: number, from: number): number[] {
  const starts: number[] = [];
  let at = end;
  for (;;) {
    let word = at;
    while (word > from && isWordAt(text, word - 1)) word--;
    if (word === at) break;
    starts.push(word);
    if (word <= from + 1 || !isJoiner(text.charCodeAt(word - 1))) break;
    at = word - 1;
  }
  return starts.reverse();
}
