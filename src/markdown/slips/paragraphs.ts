import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { cellsOf } from '../blocks/table.js';
import type { MappedText } from '../text/mapped-text.js';
import { slip } from './slip.js';

interface Line {
  readonly text: string;
  readonly start: number;
}

/** Warnings about lines of a paragraph that look like another block. */
export function* paragraphSlips(paragraph: MappedText): Generator<Diagnostic> {
  const { text } = paragraph;
  // Most paragraphs hold none of this.
  if (!/(?:^|\n)[ \t]*(?:[-•‣◦#|]|\(?(?:\d+|[a-z])[.)]|\.\. )/.test(text)) return;
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const indent = line.length - line.trimStart().length;
    lines.push({ text: line.trim(), start: start + indent });
    start += line.length + 1;
  }
  const spanOf = ({ text: line, start: at }: Line) => paragraph.span(at, at + line.length);
  for (const line of lines) {
    if (isHeading(line, lines)) yield headingAsText(line, paragraph);
    if (/^\.\. (?:[\w-]+::|_[^:\s][^:]*:)/.test(line.text))
      yield slip(
        'markdown/rst-markup',
        spanOf(line),
        'reStructuredText markup parsed as text.',
        'Write it in Markdown.',
      );
  }
  const list = firstItem(lines);
  if (list)
    yield slip(
      'markdown/list-as-text',
      spanOf(list),
      'List item parsed as text of a paragraph.',
      'Put a space after the marker and a blank line before the list; use `-` or `1.` as markers.',
    );
  const table = tableLine(lines);
  if (table)
    yield slip(
      'markdown/table-as-text',
      spanOf(table),
      'Table parsed as text.',
      'Write a delimiter row such as `|---|---|` below the header, with as many cells as the header has.',
    );
}

/** `##Title`, or `#Title` as the only line of its paragraph; `#` alone begins room aliases and fragments, too. */
function isHeading({ text }: Line, lines: readonly Line[]): boolean {
  if (/^#{2,6}[^#\s]/.test(text) || /^#{7,}[ \t]/.test(text)) return true;
  return lines.length === 1 && /^#[A-Z][\w’'-]*(?: [\w’'&-]+)*$/.test(text);
}

function headingAsText({ text, start }: Line, paragraph: MappedText): Diagnostic {
  const marker = /^#+/.exec(text)?.[0].length ?? 0;
  const diagnostic = slip(
    'markdown/heading-as-text',
    paragraph.span(start, start + text.length),
    'Heading parsed as text.',
    marker > 6
      ? 'Headings have six levels; use fewer `#`.'
      : 'Put a space between the `#` characters and the title, or write `\\#`.',
  );
  if (marker > 6) return diagnostic;
  return { ...diagnostic, fix: { span: paragraph.span(start + marker, start + marker), text: ' ' } };
}

const itemForms: readonly RegExp[] = [/^-[A-Za-z]/, /^\d+[.)][A-Za-z]/, /^\(?[a-z][.)] \S/];

/** The first of the lines that look like items: bullets that Markdown does not know, or several lines with the same kind of marker. */
function firstItem(lines: readonly Line[]): Line | undefined {
  const bullet = lines.find(({ text }) => /^[•‣◦]/.test(text));
  if (bullet) return bullet;
  for (const form of itemForms) {
    const items = lines.filter(({ text }) => form.test(text));
    if (items.length > 1 && isSequence(items)) return items[0];
  }
  return lines.find(({ text }, i) => {
    const number = /^(\d+)[.)] \S/.exec(text)?.[1];
    if (number === undefined || i === 0) return false;
    const next = lines.slice(i + 1).some((other) => other.text.startsWith(`${Number(number) + 1}`));
    return /:$/.test(lines[i - 1]?.text ?? '') || (next && /^\d+[.)] \S/.test(lines[i + 1]?.text ?? ''));
  });
}

/** Whether markers with letters begin with the first letter; other markers need no order. */
const isSequence = (items: readonly Line[]): boolean => {
  const letters = items.map(({ text }) => /^\(?([a-z])[.)] /.exec(text)?.[1]);
  return letters.every((letter) => letter === undefined) || (letters[0] === 'a' && letters[1] === 'b');
};

const delimiterRow = /^\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?$/;

/** A delimiter row that does not fit its header, or rows without a delimiter row. */
function tableLine(lines: readonly Line[]): Line | undefined {
  const delimiters = lines.find(
    ({ text }, i) => i > 0 && delimiterRow.test(text) && cellsOf(lines[i - 1]?.text ?? '').length > 1,
  );
  if (delimiters) return delimiters;
  const rows = lines.filter(({ text }) => /^\|.*\|$/.test(text));
  return rows.length > 1 && rows.length === lines.length ? rows[0] : undefined;
}
