import { normalizeName } from '../../doc/names.js';
import { type Attributes, element } from '../../doc/nodes.js';
import type { InlineState, Match } from './inline-state.js';
import { simpleNameEnd } from './simple-name.js';

/**
 *     [1]_ [#]_ [#label]_ [*]_ [citation]_
 *     ^ at
 */
export function footnoteReference(inline: InlineState, at: number): Match | undefined {
  const { text } = inline;
  if (!inline.startsAt(at)) return undefined;
  const labelEnd =
    text[at + 1] === '*'
      ? at + 2
      : text[at + 1] === '#'
        ? simpleNameEnd(text, at + 2)
        : simpleNameEnd(text, at + 1);
  if (labelEnd === at + 1 || !text.startsWith(']_', labelEnd) || !inline.endsBefore(labelEnd + 2))
    return undefined;
  const end = labelEnd + 2;
  const label = text.slice(at + 1, labelEnd);
  const attributes: Attributes = {};
  const span = inline.span(at, end);
  const labelText = [inline.textNode(at + 1, labelEnd)];
  if (label === '*') {
    attributes.auto = '*';
    return { start: at, end, nodes: [element('footnote_reference', span, [], attributes)] };
  }
  if (label.startsWith('#')) {
    attributes.auto = 1;
    if (label.length > 1) attributes.refname = normalizeName(label.slice(1));
    return { start: at, end, nodes: [element('footnote_reference', span, [], attributes)] };
  }
  attributes.refname = normalizeName(label);
  const type = /^[0-9]+$/.test(label) ? 'footnote_reference' : 'citation_reference';
  return { start: at, end, nodes: [element(type, span, labelText, attributes)] };
}
