import { normalizeName, whitespaceNormalize } from '../../doc/names.js';
import { element, textOf } from '../../doc/nodes.js';
import { restoreBackslashes } from './escape.js';
import type { InlineState, Match } from './inline-state.js';

/**
 *     an _`inline target` in a text
 *        ^ at
 */
export function inlineTarget(inline: InlineState, at: number): Match | undefined {
  const inner = at + 2;
  if (!inline.isStart(at, inner)) return undefined;
  if (inline.isQuoted(at, inner)) return { start: at, end: inner, nodes: [] };
  const close = inline.ends.find('`', inner);
  if (close === undefined) return inline.unclosed('target', at, inner);
  const node = element('inline', inline.span(at, close + 1), [inline.textNode(inner, close)]);
  node.attributes.names = [normalizeName(textOf(node))];
  return { start: at, end: close + 1, nodes: [node] };
}

/**
 *     a |substitution| and a |link|_
 *       ^ at
 */
export function substitutionReference(inline: InlineState, at: number): Match | undefined {
  const inner = at + 1;
  if (!inline.isStart(at, inner)) return undefined;
  if (inline.isQuoted(at, inner)) return { start: at, end: inner, nodes: [] };
  const ending = substitutionEnd(inline, inner);
  if (!ending) return inline.unclosed('substitution_reference', at, inner);
  const { close, end } = ending;
  const { text } = inline;
  const content = inline.textNode(inner, close);
  const name = textOf(content);
  const refname = whitespaceNormalize(name);
  const node = inline.reference('substitution_reference', at, close + 1, [content], { refname });
  if (end === close + 1) return { start: at, end, nodes: [node] };
  node.attributes.rawsource = restoreBackslashes(text.slice(at, end));
  const attributes = end === close + 3 ? { anonymous: true } : { refname: normalizeName(name) };
  const rawsource = `|${name}${text.slice(close, end)}`;
  const reference = element('reference', inline.span(at, end), [node], { ...attributes, rawsource });
  return { start: at, end, nodes: [reference] };
}

function substitutionEnd(inline: InlineState, start: number): { close: number; end: number } | undefined {
  const { text, ends } = inline;
  if (ends.isExhausted('|')) return undefined;
  for (let close = text.indexOf('|', start); close >= 0; close = text.indexOf('|', close + 1)) {
    const before = text.charAt(close - 1);
    if (close > start && (before === '\0' || /\s/.test(before))) continue;
    let underscores = 0;
    while (underscores < 2 && text.charCodeAt(close + 1 + underscores) === 95) underscores++;
    for (; underscores >= 0; underscores--) {
      const end = close + 1 + underscores;
      if (inline.endsBefore(end)) return close > start ? { close, end } : undefined;
    }
  }
  ends.exhausted('|');
  return undefined;
}
