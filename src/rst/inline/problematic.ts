import { type Element, element, text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { Parser } from '../parser.js';

/**
 * Markup that is wrong, shown as it stands. It and its message point at each other; the ids they do so with begin with `%` and are
 * replaced when the ids of the whole document are given out.
 */
export function problematicNode(parser: Parser, rawSource: string, span: Span, message: Element): Element {
  const key = `${span.source.path}:${span.start}:${parser.nextKey()}`;
  const messageId = `%message ${key}`;
  const problematicId = `%problematic ${key}`;
  message.attributes.ids = [messageId];
  message.attributes.backrefs = [problematicId];
  return element('problematic', span, [text(rawSource, span)], { ids: [problematicId], refid: messageId });
}
