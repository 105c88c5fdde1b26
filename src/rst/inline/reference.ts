import { normalizeName, whitespaceNormalize } from '../../doc/names.js';
import { type Attributes, element } from '../../doc/nodes.js';
import type { Inline, Match } from './inline.js';
import { simpleNameStarts } from './simple-name.js';

/**
 * A reference without backquotes:
 *
 *     see name_ or anonymous__
 *             ^ at
 */
export function simpleReference(inline: Inline, at: number): Match | undefined {
  const { text } = inline;
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
