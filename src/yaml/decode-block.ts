import { afterNewline, isBlank, isNewline, OffsetRecorder } from './offset-recorder.js';

const blank = 32;
const explicitIndent = /^[|>][+-]?[1-9]/;

/**
 * Decodes a block scalar (YAML 1.2, 8.1) whose header is at `start` and whose last non-empty line ends at `stop`. `value` is the expected
 * result; the indentation is derived from it if the header contains an indentation indicator, which is relative to the parent node.
 */
export function decodeBlock(raw: string, start: number, stop: number, value: string): OffsetRecorder {
  const result = new OffsetRecorder();
  const folded = raw[start] === '>';
  const header = lineEnd(raw, start);
  const indent = indentation(raw, start, header, stop, value);
  const newlines: number[] = [];
  let moreIndented = false;
  let hasContent = false;
  for (let end = header; end < raw.length; ) {
    // The previous line ending depends on the content of this line.
    newlines.push(end);
    let at = afterNewline(raw, end);
    const line = at;
    while (at - line < indent && raw.charCodeAt(at) === blank) at++;
    end = lineEnd(raw, at);
    if (at === end) continue;
    if (line >= stop || at - line < indent) break;
    if (!hasContent) newlines.shift();
    if (!folded) putNewlines(result, newlines);
    else {
      const isIndented = isBlank(raw.charCodeAt(at));
      if (hasContent && !isIndented && !moreIndented) putFolded(result, newlines);
      else putNewlines(result, newlines);
      moreIndented = isIndented;
    }
    newlines.length = 0;
    hasContent = true;
    result.copy(raw, at, end);
  }
  // Chomping: the value determines the number of trailing line endings.
  const rest = value.length - result.text.length;
  if (!hasContent) newlines.shift();
  putNewlines(result, newlines.slice(0, Math.max(0, rest)));
  result.finish(Math.min(raw.length, header + 1));
  return result;
}

function putNewlines(result: OffsetRecorder, newlines: readonly number[]): void {
  for (const at of newlines) result.put('\n', at);
}

function putFolded(result: OffsetRecorder, newlines: readonly number[]): void {
  const [first = 0, ...others] = newlines;
  if (others.length === 0) result.put(' ', first);
  else putNewlines(result, others);
}

function lineEnd(raw: string, start: number): number {
  let at = start;
  while (at < raw.length && !isNewline(raw.charCodeAt(at))) at++;
  return at;
}

/** Returns the indentation of the content. */
function indentation(raw: string, start: number, header: number, stop: number, value: string): number {
  let maxIndent = 0;
  for (let end = header; end < raw.length; ) {
    const line = afterNewline(raw, end);
    let at = line;
    while (raw.charCodeAt(at) === blank) at++;
    end = lineEnd(raw, at);
    if (at === end) {
      maxIndent = Math.max(maxIndent, at - line);
      continue;
    }
    if (line >= stop) break;
    if (!explicitIndent.test(raw.slice(start, start + 3))) return Math.max(maxIndent, at - line);
    const [kept = ''] = /^ */.exec(value.slice(value.search(/[^\n]/))) ?? [];
    return at - line - kept.length;
  }
  return maxIndent;
}
