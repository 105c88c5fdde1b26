import { isWordAt } from './characters.js';

/** `-._+:`, which join the words of a simple name, one at a time. */
const isJoint = (code: number): boolean =>
  code === 45 || code === 46 || code === 95 || code === 43 || code === 58;

/** Where the simple name (docutils' `simplename`) that begins at `start` ends; `start` itself where none does. */
export function simpleNameEnd(text: string, start: number): number {
  let end = start;
  for (;;) {
    let word = end;
    while (isWordAt(text, word)) word++;
    if (word === end) return end > start ? end - 1 : start;
    if (!isJoint(text.charCodeAt(word))) return word;
    end = word + 1;
  }
}

/** The places, leftmost first, at which a simple name that ends at `end` can begin, none before `from`. */
export function simpleNameStarts(text: string, end: number, from: number): number[] {
  const starts: number[] = [];
  let at = end;
  for (;;) {
    let word = at;
    while (word > from && isWordAt(text, word - 1)) word--;
    if (word === at) break;
    starts.push(word);
    if (word <= from + 1 || !isJoint(text.charCodeAt(word - 1))) break;
    at = word - 1;
  }
  return starts.reverse();
}
