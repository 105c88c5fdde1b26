import { flanking } from './flanking.js';
import type { DelimiterRun } from './pieces.js';
import type { Construct } from './scanner.js';

const runOf: Readonly<Record<string, RegExp>> = { '*': /\*+/y, _: /_+/y, '~': /~+/y };

/** `*`, `_` or `~`: whether it marks text is decided when the whole text is read. */
export const delimiterRun: Construct = (scanner) => {
  const { at, text } = scanner;
  const char = text.charAt(at);
  const pattern = runOf[char];
  const length = pattern ? (scanner.match(pattern)?.[0].length ?? 0) : 0;
  if (length === 0) return false;
  if (char === '~' && length > 2) {
    scanner.addSource(at + length);
    return true;
  }
  const run: DelimiterRun = {
    kind: 'run',
    start: at,
    end: at + length,
    char,
    length,
    remaining: length,
    ...flanking(text, at, at + length),
    closes: [],
    opens: [],
  };
  scanner.pieces.push(run);
  scanner.runs.push(run);
  scanner.endConstruct(run.end);
  return true;
};
