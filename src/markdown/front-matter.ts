import { SourceText, type Span } from '../source/text.js';

/** A page split at its front matter; both parts know their positions in the file. */
export interface SplitPage {
  /** The YAML between the `---` lines; `undefined` where the file begins without one. */
  readonly frontMatter: SourceText | undefined;
  /** The text below the front matter. */
  readonly content: SourceText;
  /** The opening `---` line of front matter that has no closing line. */
  readonly unclosed: Span | undefined;
}

const opening = /^\ufeff?---[ \t]*(?:\r?\n|$)/;
const closing = /^---[ \t]*(?:\r?\n|$)/gm;

/** Splits a page at its YAML front matter, which begins in the first line. Front matter without an end is treated as content. */
export function splitFrontMatter(source: SourceText): SplitPage {
  const { text } = source;
  const start = opening.exec(text)?.[0].length;
  if (start === undefined) return { frontMatter: undefined, content: source, unclosed: undefined };
  closing.lastIndex = start;
  const end = closing.exec(text);
  if (!end)
    return {
      frontMatter: undefined,
      content: source,
      unclosed: { source, start: 0, end: text.slice(0, start).trimEnd().length },
    };
  return {
    frontMatter: part(source, start, end.index),
    content: part(source, end.index + end[0].length, text.length),
    unclosed: undefined,
  };
}

const part = (source: SourceText, start: number, end: number): SourceText =>
  SourceText.derived(source, source.text.slice(start, end), { from: [0], to: [start] });
