import { normalizeName, whitespaceNormalize } from '../../doc/names.js';
import { type Attributes, element } from '../../doc/nodes.js';
import type { InlineState, Match } from './inline-state.js';
import { simpleNameEnd, simpleNameStarts } from './simple-name.js';

/**
 * Parses a reference without backquotes:
 *
 *     see name_ or anonymous__
 *             ^ at
 */
export function simpleReference(inline: InlineState, mark: number): Match | undefined {
  const { text } = inline;
  const at = inline.parser.options.characterLevelInlineMarkup ? lastMark(inline, mark) : mark;
  let end = at + (text.charCodeAt(at + 1) === 95 ? 2 : 1);
  if (!inline.endsBefore(end)) {
    if (end !== at + 2 || !inline.endsBefore(at + 1)) return undefined;
    end = at + 1;
  }
  const start = simpleNameStarts(text, at, inline.from).find((index) => inline.startsAt(index));
  if (start === undefined) return undefined;
  const name = text.slice(start, at);
  const attributes: Attributes = { name: whitespaceNormalize(name) };
  if (end === at + 2) attributes.anonymous = true;
  else attributes.refname = normalizeName(name);
  return {
    start,
    end,
    nodes: [element('reference', inline.span(start, end), [inline.textNode(start, at)], attributes)],
  };
}

/** With character-level markup, `a_b_c` is a reference to `a_b`: returns the underscore that ends the longest name. */
function lastMark({ text, from }: InlineState, mark: number): number {
  const [start] = simpleNameStarts(text, mark, from);
  if (start === undefined) return mark;
  const end = simpleNameEnd(text, start);
  return Math.max(mark, text.charCodeAt(end) === 95 ? end : text.lastIndexOf('_', end - 1));
}
