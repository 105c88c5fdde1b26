import type { Construct } from './scanner.js';

const backticks = /`+/y;

/** Code between backtick runs of the same length (CommonMark 6.1). */
export const codeSpan: Construct = (scanner) => {
  const { at, text } = scanner;
  const length = scanner.match(backticks)?.[0].length ?? 0;
  const close = scanner.nextBackticks(length);
  if (close === undefined) {
    scanner.context.slips.unclosedCode(scanner.span(at, at + length));
    scanner.addSource(at + length);
    return true;
  }
  let [start, end] = [at + length, close];
  const content = text.slice(start, end).replace(/\n[ \t]*/g, ' ');
  if (/^ .* $/s.test(content) && /[^ ]/.test(content)) {
    start++;
    end--;
  }
  const children = scanner.literal(start, end, (value) => value.replace(/\n[ \t]*/g, ' '));
  scanner.addNode(scanner.element('literal', at, close + length, children), close + length);
  return true;
};
