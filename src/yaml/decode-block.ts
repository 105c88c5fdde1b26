import { afterNewline, isBlank, isNewline, OffsetRecorder } from './offset-recorder.js';

const blank = 32;
const explicitIndent = /^[|>][+-]?[1-9]/;

/**
 * A block scalar (YAML 1.2, 8.1) whose header stands at `start` and whose last line with any text ends at `stop`. `value` is what it
 * is known to decode to: it tells how far the text is indented where the header says so by a number, which counts from the
 * parent.
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
    // The end of the line before is written when it is known what follows it.
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
  // Chomping: of the ends of lines behind the text as many count as the value has.
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

/** How far the lines are indented. */
function indentation(raw: string, start: number, header: number, stop: number, value: string): number {
  let deepest = 0;
  for (let end = header; end < raw.length; ) {
    const line = afterNewline(raw, end);
    let at = line;
    while (raw.charCodeAt(at) === blank) at++;
    end = lineEnd(raw, at);
    if (at === end) {
      deepest = Math.max(deepest, at - line);
      continue;
    }
    if (line >= stop) break;
    if (!explicitIndent.test(raw.slice(start, start + 3))) return Math.max(deepest, at - line);
    const [kept = ''] = /^ */.exec(value.slice(value.search(/[^\n]/))) ?? [];
    return at - line - kept.length;
  }
  return deepest;
}
