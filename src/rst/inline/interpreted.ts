import { element } from '../../doc/nodes.js';
import { unknownRole } from '../roles/unknown.js';
import { isSpaceAt } from './characters.js';
import { restoreBackslashes } from './escape.js';
import type { InlineState, Match } from './inline-state.js';
import { phraseReference } from './phrase-reference.js';
import { simpleNameEnd, simpleNameStarts } from './simple-name.js';

/**
 * Parses text in backquotes: a phrase reference if an underscore follows, otherwise interpreted text.
 *
 *     :role:`text`   `text`:role:   `text`_   `text <https://example.org>`__
 *           ^ at
 */
export function interpretedOrPhraseReference(inline: InlineState, at: number): Match | undefined {
  const inner = at + 1;
  if (inner < inline.text.length && isSpaceAt(inline.text, inner)) return undefined;
  const prefix = rolePrefix(inline, at);
  if (!prefix && !inline.startsAt(at)) return undefined;
  const start = prefix ? prefix.start : at;
  if (!prefix && inline.isQuoted(at, inner)) return { start: at, end: inner, nodes: [] };
  const ending = interpretedEnd(inline, inner);
  if (!ending) {
    return inline.unclosed('interpreted text or phrase reference', at, inner);
  }
  const { close, role: suffix, underscores, end } = ending;
  if (suffix !== undefined && prefix) {
    const message = 'Multiple roles in interpreted text (both prefix and suffix present; only one allowed).';
    return roleProblem(inline, start, end, message);
  }
  const role = prefix?.role ?? suffix;
  if (underscores > 0) {
    if (role === undefined) return phraseReference(inline, { start: at, inner, close, end, underscores });
    const message = `Mismatch: both interpreted text role ${prefix ? 'prefix' : 'suffix'} and reference suffix.`;
    return roleProblem(inline, start, end, message);
  }
  return interpret(inline, role, { start, inner, close, end });
}

function roleProblem(inline: InlineState, start: number, end: number, message: string): Match {
  const report = inline.parser.reporter.report({
    level: 2,
    rule: 'rst/role',
    message,
    span: inline.span(start, end),
    at: inline.at,
  });
  return inline.problematic(start, end, report);
}

/** The role before the opening backquote, and the start of its first colon. */
function rolePrefix(inline: InlineState, at: number): { role: string; start: number } | undefined {
  const { text, from } = inline;
  if (at - from < 3 || text.charCodeAt(at - 1) !== 58) return undefined;
  const nameEnd = at - 1;
  for (const nameStart of simpleNameStarts(text, nameEnd, from)) {
    const start = nameStart - 1;
    if (start < from || text.charCodeAt(start) !== 58 || !inline.startsAt(start)) continue;
    return { role: text.slice(nameStart, nameEnd), start };
  }
  return undefined;
}

interface InterpretedEnd {
  /** The index of the closing backquote. */
  readonly close: number;
  readonly role: string | undefined;
  readonly underscores: number;
  readonly end: number;
}

function interpretedEnd(inline: InlineState, start: number): InterpretedEnd | undefined {
  const { text, ends } = inline;
  if (ends.isExhausted('interpreted')) return undefined;
  for (let close = text.indexOf('`', start); close >= 0; close = text.indexOf('`', close + 1)) {
    if (close > start && isUnescapedSpace(text, close - 1)) continue;
    const ending = suffixOf(inline, close);
    if (ending) return close > start ? ending : undefined;
  }
  ends.exhausted('interpreted');
  return undefined;
}

const isUnescapedSpace = (text: string, index: number): boolean =>
  (isSpaceAt(text, index) || text.charCodeAt(index) === 0) && text.charCodeAt(index - 1) !== 0;

/** The longest suffix after a closing backquote whose context allows an end-string. */
function suffixOf(inline: InlineState, close: number): InterpretedEnd | undefined {
  const { text } = inline;
  const after = close + 1;
  const nameEnd = text.charCodeAt(after) === 58 ? simpleNameEnd(text, after + 1) : after;
  const roleEnd = nameEnd > after + 1 && text.charCodeAt(nameEnd) === 58 ? nameEnd + 1 : undefined;
  for (const tail of roleEnd === undefined ? [after] : [roleEnd, after]) {
    let underscores = 0;
    while (underscores < 2 && text.charCodeAt(tail + underscores) === 95) underscores++;
    for (; underscores >= 0; underscores--) {
      const end = tail + underscores;
      if (!inline.endsBefore(end)) continue;
      return { close, role: tail === roleEnd ? text.slice(after + 1, nameEnd) : undefined, underscores, end };
    }
  }
  return undefined;
}

interface Interpreted {
  readonly start: number;
  readonly inner: number;
  readonly close: number;
  readonly end: number;
}

function interpret(
  inline: InlineState,
  role: string | undefined,
  { start, inner, close, end }: Interpreted,
): Match {
  const { parser, text } = inline;
  const definition =
    role === undefined ? (parser.defaultRole ?? parser.role('title-reference')) : parser.role(role);
  const span = inline.span(start, end);
  const rawSource = restoreBackslashes(text.slice(start, end));
  if (!definition) {
    const [info, report] = unknownRole(parser, role ?? '', { span, at: inline.at });
    const problem = inline.problematic(start, end, report);
    return { ...problem, messages: [info, report] };
  }
  const result = definition(
    {
      name: role ?? '',
      rawSource,
      escapedText: text.slice(inner, close),
      span,
      textSpan: inline.span(inner, close),
      at: inline.at,
    },
    parser,
  );
  return {
    start,
    end,
    nodes: result.nodes.length > 0 ? result.nodes : [element('inline', span)],
    messages: result.messages,
  };
}
