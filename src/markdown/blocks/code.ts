import { unescapeText } from '../inline/entity.js';
import { type MappedText, MappedTextBuilder } from '../text/mapped-text.js';
import { dedent, isBlank, type LineSlice, lineEnd } from './lines.js';

const openingFence = /^( {0,3})(`{3,}|~{3,})[ \t]*([^\n]*)/;

/** The language and the content of a code block. */
export interface CodeContent {
  readonly info: string;
  readonly content: MappedText;
  /** The opening fence, if none closes the block. */
  readonly unclosed?: { readonly start: number; readonly end: number; readonly fence: string } | undefined;
}

/** Reads fenced or indented code. */
export function readCode(block: MappedText): CodeContent {
  const { text } = block;
  const fence = openingFence.exec(text);
  return fence ? readFenced(block, fence) : { info: '', content: readIndented(block) };
}

function readFenced(block: MappedText, fence: RegExpExecArray): CodeContent {
  const { text } = block;
  const [opening, { length: indent } = '', mark = '', info = ''] = fence;
  const closing = new RegExp(`^ {0,3}\\${mark.charAt(0)}{${mark.length},}[ \\t]*$`);
  const lines: LineSlice[] = [];
  let isClosed = false;
  for (let at = opening.length + 1; at < text.length; ) {
    const end = lineEnd(text, at);
    isClosed = closing.test(text.slice(at, end));
    if (isClosed) break;
    lines.push(dedent(text, at, end, indent));
    at = end + 1;
  }
  // An unclosed block ends with its container, whose last line break is none of its content.
  if (lines.at(-1)?.start === text.length) lines.pop();
  const unclosed = isClosed ? undefined : { start: indent, end: indent + mark.length, fence: mark };
  return { info: unescapeText(info.trim()), content: joinLines(block, lines), unclosed };
}

function readIndented(block: MappedText): MappedText {
  const { text } = block;
  const lines: LineSlice[] = [];
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    lines.push(dedent(text, at, end, 4));
    at = end + 1;
  }
  while (lines.length > 0 && isBlank(text.slice(lines.at(-1)?.start, lines.at(-1)?.end))) lines.pop();
  return joinLines(block, lines);
}

/** The text of lines, each with its line break except the last. */
export function joinLines(block: MappedText, lines: readonly LineSlice[]): MappedText {
  const builder = new MappedTextBuilder(block);
  for (const [i, { padding, start, end }] of lines.entries()) {
    if (padding > 0) builder.indent(padding, start);
    const isLast = i === lines.length - 1;
    if (!isLast && block.text.charCodeAt(end) === 10) builder.add(start, end + 1);
    else {
      builder.add(start, end);
      if (!isLast) builder.replace('\n', Math.max(0, end - 1), end);
    }
  }
  return builder.build();
}
