import { addAll, type Element, element, type Node, text as textNode } from '../../doc/nodes.js';
import type { Line } from '../lines.js';
import type { InlineResult, Parser } from '../parser.js';
import { plainText, restoreBackslashes } from './escape.js';
import { footnoteReference } from './footnote-reference.js';
import { InlineState, type Match } from './inline-state.js';
import { InlineText } from './inline-text.js';
import { interpretedOrPhraseReference } from './interpreted.js';
import { simpleReference } from './reference.js';
import { findStandaloneUri } from './standalone-uri.js';
import { inlineTarget, substitutionReference } from './target.js';

/**
 * Scans a text from left to right. At each character that can start markup, a construct is tried; it returns
 * `undefined` if the character is text.
 */
function run(inline: InlineState): InlineResult {
  const nodes: Node[] = [];
  const messages: Element[] = [];
  const { text } = inline;
  let unprocessed = 0;
  for (let i = nextMark(text, 0); i >= 0; ) {
    const match = matchAt(inline, i);
    if (match === undefined) {
      i = nextMark(text, i + 1);
      continue;
    }
    i = nextMark(text, match.end);
    inline.from = match.end;
    if (match.nodes.length === 0) continue;
    implicit(inline, unprocessed, match.start, nodes);
    addAll(nodes, match.nodes);
    if (match.messages) addAll(messages, match.messages);
    unprocessed = match.end;
  }
  implicit(inline, unprocessed, text.length, nodes);
  return { nodes, messages };
}

function matchAt(inline: InlineState, i: number): Match | undefined {
  const { text } = inline;
  switch (text.charCodeAt(i)) {
    case 42: // *
      return text.charCodeAt(i + 1) === 42
        ? simple(inline, i, '**', 'strong')
        : simple(inline, i, '*', 'emphasis');
    case 96: // `
      return text.charCodeAt(i + 1) === 96 ? literal(inline, i) : interpretedOrPhraseReference(inline, i);
    case 124: // |
      return text.charCodeAt(i + 1) === 124 ? undefined : substitutionReference(inline, i);
    case 95: // _
      return text.charCodeAt(i + 1) === 96
        ? (inlineTarget(inline, i) ?? simpleReference(inline, i))
        : simpleReference(inline, i);
    case 91: // [
      return footnoteReference(inline, i);
    default:
      return undefined;
  }
}

function simple(
  inline: InlineState,
  start: number,
  mark: '*' | '**',
  type: 'emphasis' | 'strong',
): Match | undefined {
  const inner = start + mark.length;
  if (!inline.isStart(start, inner)) return undefined;
  if (inline.isQuoted(start, inner)) return { start, end: inner, nodes: [] };
  const close = inline.ends.find(mark, inner);
  if (close === undefined) return inline.unclosed(type, start, inner);
  const end = close + mark.length;
  return { start, end, nodes: [element(type, inline.span(start, end), [inline.textNode(inner, close)])] };
}

function literal(inline: InlineState, start: number): Match | undefined {
  const inner = start + 2;
  if (!inline.isStart(start, inner)) return undefined;
  if (inline.isQuoted(start, inner)) return { start, end: inner, nodes: [] };
  const close = inline.ends.find('``', inner);
  if (close === undefined) return inline.unclosed('literal', start, inner);
  const end = close + 2;
  const content = textNode(restoreBackslashes(inline.text.slice(inner, close)), inline.span(inner, close));
  return { start, end, nodes: [element('literal', inline.span(start, end), [content])] };
}

/** Converts text without markup to text nodes and references for standalone URIs and email addresses. */
function implicit(inline: InlineState, start: number, end: number, nodes: Node[]): void {
  let from = start;
  while (from < end) {
    const uri = findStandaloneUri(inline.text, from, end, inline.surroundings);
    if (uri === undefined || uri === 'mismatch') break;
    if (uri.start > from) nodes.push(inline.textNode(from, uri.start));
    const written = plainText(inline.text.slice(uri.start, uri.end));
    nodes.push(
      element('reference', inline.span(uri.start, uri.end), [inline.textNode(uri.start, uri.end)], {
        refuri: uri.isEmail ? `mailto:${written}` : written,
      }),
    );
    from = uri.end;
  }
  if (from < end) nodes.push(inline.textNode(from, end));
}

const mark = /[*`|_[]/g;

/** The index of the next character that can start markup; -1 if there is none. */
function nextMark(text: string, from: number): number {
  mark.lastIndex = from;
  return mark.test(text) ? mark.lastIndex - 1 : -1;
}

const special = /[\0*`|_[:@]/;

/** Parses the inline markup of a text; `at` is the offset of the line in docutils' messages. */
export function parseInline(parser: Parser, lines: readonly Line[], at?: number): InlineResult {
  const [first] = lines;
  if (!first) return { nodes: [], messages: [] };
  const text = new InlineText(lines);
  // Skip the scan for the majority of texts, which contain no markup.
  if (!special.test(text.text)) {
    const { length } = text.text;
    return { nodes: length === 0 ? [] : [textNode(text.text, text.span(0, length))], messages: [] };
  }
  return run(new InlineState(parser, text, at ?? first.start));
}
