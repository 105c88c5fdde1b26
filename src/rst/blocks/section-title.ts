import type { Fix } from '../../diagnostics/diagnostic.js';
import type { Element } from '../../doc/nodes.js';
import { element } from '../../doc/nodes.js';
import { columnWidth } from '../../source/column-width.js';
import { cut, type Line, lineSpan } from '../lines.js';
import { type Block, push, pushAll } from './block.js';
import { fallback } from './lists.js';

/** Whether a line consists of one repeated punctuation character: an overline, an underline, or a transition. */
export function isAdornment(text: string): boolean {
  if (!/^[!-/:-@[-`{-~]/.test(text)) return false;
  // A regular expression with a back-reference overflows its stack on a line of millions of characters.
  const code = text.charCodeAt(0);
  for (let i = 1; i < text.length; i++) if (text.charCodeAt(i) !== code) return false;
  return true;
}

const minLength = 4;

/**
 * Parses a title with an underline at the next line:
 *
 *     Title
 *     =====
 *
 * Returns `false` if the underline is so short that both lines are text.
 */
export function underlinedTitle(block: Block): boolean {
  const { lines, parser, sink } = block;
  const title = lines[block.at] ?? fallback(lines);
  const underline = lines[block.at + 1] ?? title;
  const written = `${title.text}\n${underline.text}`;
  const messages: Element[] = [];
  if (columnWidth(title.text) > underline.text.length) {
    if (underline.text.length < minLength) {
      if (sink.titles) {
        push(
          block,
          parser.reporter.report({
            level: 1,
            rule: 'rst/title-underline-short',
            message:
              "Possible title underline, too short for the title.\nTreating it as ordinary text because it's so short.",
            sentence: 'Possible title underline is too short and treated as text.',
            span: lineSpan(underline),
          }),
        );
      }
      return false;
    }
    messages.push(
      parser.reporter.report({
        level: 2,
        rule: 'rst/title-underline-short',
        message: 'Title underline too short.',
        span: lineSpan(underline),
        block: written,
        fix: { span: lineSpan(underline), text: adornmentFor(title, underline) },
      }),
    );
  }
  block.at += 2;
  if (!sink.titles) {
    const message = parser.reporter.report({
      level: 3,
      rule: 'rst/title-unexpected',
      message: 'Unexpected section title.',
      span: lineSpan(title),
      at: underline.start,
      block: written,
    });
    pushAll(block, [...messages, message]);
    return true;
  }
  section(block, title, underline, underline.text.charAt(0), written, messages);
  return true;
}

/**
 * Parses a title with overline and underline, or a transition. Returns `false` if the line is so short that it is text.
 */
export function overlinedTitleOrTransition(block: Block): boolean {
  const { lines, parser, sink } = block;
  const overline = lines[block.at] ?? fallback(lines);
  const isShort = overline.text.length < minLength;
  if (!sink.titles) return unexpectedAdornment(block, overline);
  const title = lines[block.at + 1];
  if (!title || title.text === '') {
    if (isShort) return false;
    push(block, element('transition', lineSpan(overline)));
    block.at += 1;
    return true;
  }
  const fail = (rule: string, message: string, used: readonly Line[]): boolean => {
    const span = {
      source: overline.source,
      start: overline.start,
      end: overline.start + overline.text.length,
    };
    if (isShort) {
      push(
        block,
        parser.reporter.report({
          level: 1,
          rule: 'rst/title-incomplete',
          message:
            "Possible incomplete section title.\nTreating the overline as ordinary text because it's so short.",
          sentence: 'Possible title overline is too short and treated as text.',
          span,
        }),
      );
      return false;
    }
    push(
      block,
      parser.reporter.report({
        level: 3,
        rule,
        message,
        span,
        block: used.map(({ text }) => text).join('\n'),
      }),
    );
    block.at += used.length;
    return true;
  };
  if (isAdornment(title.text))
    return fail('rst/transition', 'Invalid section title or transition marker.', [overline, title]);
  const underline = lines[block.at + 2];
  if (!underline) return fail('rst/title-incomplete', 'Incomplete section title.', [overline, title]);
  const all = [overline, title, underline];
  if (!isAdornment(underline.text)) {
    return fail('rst/title-incomplete', 'Missing matching underline for section title overline.', all);
  }
  if (overline.text !== underline.text)
    return fail('rst/title-overline-mismatch', 'Title overline & underline mismatch.', all);
  const written = all.map(({ text }) => text).join('\n');
  const messages: Element[] = [];
  if (columnWidth(title.text) > overline.text.length) {
    if (isShort) return fail('rst/title-overline-short', '', all);
    messages.push(
      parser.reporter.report({
        level: 2,
        rule: 'rst/title-overline-short',
        message: 'Title overline too short.',
        span: lineSpan(overline),
        block: written,
        fix: overlineFix(overline, title, underline),
      }),
    );
  }
  block.at += 3;
  section(
    block,
    cut(title, title.text.length - title.text.trimStart().length),
    underline,
    underline.text.charAt(0).repeat(2),
    written,
    messages,
  );
  return true;
}

/** An adornment as wide as the title. */
const adornmentFor = (title: Line, adornment: Line): string =>
  adornment.text.charAt(0).repeat(columnWidth(title.text));

function overlineFix(overline: Line, title: Line, underline: Line): Fix {
  const over = lineSpan(overline);
  const under = lineSpan(underline);
  const adornment = adornmentFor(title, overline);
  const between = over.source.text.slice(over.end, under.start);
  return { span: { ...over, end: under.end }, text: `${adornment}${between}${adornment}` };
}

function unexpectedAdornment(block: Block, adornment: Line): boolean {
  if (adornment.text === '::') return false;
  const isShort = adornment.text.length < minLength;
  push(
    block,
    block.parser.reporter.report(
      isShort
        ? {
            level: 1,
            rule: 'rst/title-unexpected',
            message:
              "Unexpected possible title overline or transition.\nTreating it as ordinary text because it's so short.",
            sentence: 'Possible title overline or transition is too short and treated as text.',
            span: lineSpan(adornment),
          }
        : {
            level: 3,
            rule: 'rst/title-unexpected',
            message: 'Unexpected section title or transition.',
            span: lineSpan(adornment),
            block: adornment.text,
          },
    ),
  );
  if (isShort) return false;
  block.at += 1;
  return true;
}

function section(
  block: Block,
  title: Line,
  underline: Line,
  style: string,
  written: string,
  messages: readonly Element[],
): void {
  const inline = block.parser.inline([title]);
  block.sink.section({
    style,
    title: element('title', lineSpan(title), inline.nodes),
    block: written,
    span: lineSpan(title),
    styleSpan: lineSpan(underline),
    messages: [...messages, ...inline.messages],
  });
}
