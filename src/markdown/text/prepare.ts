import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { SourceText } from '../../source/text.js';
import type { MarkdownOptions } from '../options.js';
import { MappedText, MappedTextBuilder } from './mapped-text.js';
import { hasNoncharacters, placeholder } from './placeholder.js';
import { pairShortcodes, type Shortcode, type ShortcodeRange } from './shortcode-ranges.js';

/** Text that is ready to be read as Markdown. */
export interface PreparedText {
  /** Line ends are `\n`, and placeholders take the positions of shortcodes. */
  readonly text: MappedText;
  /** The shortcodes by the index in their placeholders, inner ones included. */
  readonly shortcodes: readonly Shortcode[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Normalizes line ends and characters, and replaces shortcodes by placeholders. Malformed, unknown, unclosed and stray shortcode tags are
 * reported and left as text.
 */
export function prepare(source: SourceText, options: MarkdownOptions): PreparedText {
  const text = normalize(MappedText.whole(source));
  const known = options.shortcodes;
  if (!known || !/\{\{[%<]/.test(text.text)) return { text, shortcodes: [], diagnostics: [] };
  const { ranges, diagnostics } = pairShortcodes(text, known);
  const shortcodes: Shortcode[] = [];
  return { text: replaceRanges(text, 0, text.text.length, ranges, 0, shortcodes), shortcodes, diagnostics };
}

/** CommonMark 2.1 and 2.3: carriage returns end lines, and U+0000 is replaced. */
function normalize(text: MappedText): MappedText {
  if (!/[\r\0]/.test(text.text) && !hasNoncharacters(text.text)) return text;
  const builder = new MappedTextBuilder(text);
  let done = 0;
  for (const { index, 0: match } of text.text.matchAll(/\r\n?|[\0\ufdd0-\ufdd2]/g)) {
    builder.add(done, index);
    builder.replace(match.startsWith('\r') ? '\n' : '\ufffd', index, index + match.length);
    done = index + match.length;
  }
  builder.add(done, text.text.length);
  return builder.build();
}

/** A part of the text, without up to `indentation` spaces at the start of its lines, with its shortcodes replaced. */
function replaceRanges(
  text: MappedText,
  start: number,
  end: number,
  ranges: readonly ShortcodeRange[],
  indentation: number,
  shortcodes: Shortcode[],
): MappedText {
  if (ranges.length === 0 && indentation === 0) return text.slice(start, end);
  const builder = new MappedTextBuilder(text);
  let done = start;
  for (const range of ranges) {
    addDedented(builder, text.text, done, range.start, indentation);
    if (range.kind === 'literal') builder.replace(range.literal, range.start, range.end);
    else {
      const { inner, call, flow } = range;
      const index = shortcodes.length;
      const shortcode = {
        call,
        flow,
        span: text.span(range.start, range.end),
        raw: text.text.slice(range.start, range.end),
      };
      shortcodes.push(shortcode);
      const content =
        inner &&
        replaceRanges(
          text,
          inner.start,
          inner.end,
          inner.ranges,
          indentationAt(text.text, range.start),
          shortcodes,
        );
      shortcodes[index] = { ...shortcode, inner: content };
      builder.replace(placeholder(index, flow), range.start, range.end);
    }
    done = range.end;
  }
  addDedented(builder, text.text, done, end, indentation);
  return builder.build();
}

/** The width of the indentation and list markers before a shortcode; 0 if other text precedes it in its line. */
function indentationAt(text: string, offset: number): number {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*$/.test(before) ? before.length : 0;
}

const newlineCode = 10;
const spaceCode = 32;

function addDedented(
  builder: MappedTextBuilder,
  text: string,
  start: number,
  end: number,
  indentation: number,
): void {
  if (indentation === 0) {
    builder.add(start, end);
    return;
  }
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 || newline >= end ? end : newline + 1;
    builder.add(at, stop);
    at = stop;
    if (text.charCodeAt(at - 1) !== newlineCode) continue;
    for (let i = 0; i < indentation && at < end && text.charCodeAt(at) === spaceCode; i++) at++;
  }
}
