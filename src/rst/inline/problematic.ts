import { type Element, element, text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { Parser } from '../parser.js';

/**
 * Creates a `problematic` element and links it with its message in both directions. The placeholder ids start with `%`;
 * `collectTargets` replaces them.
 */
export function problematicNode(parser: Parser, rawSource: string, span: Span, message: Element): Element {
  const key = `${span.source.path}:${span.start}:${parser.nextKey()}`;
  const messageId = `%message ${key}`;
  const problematicId = `%problematic ${key}`;
  message.attributes.ids = [messageId];
  message.attributes.backrefs = [problematicId];
  return element('problematic', span, [text(rawSource, span)], { ids: [problematicId], refid: messageId });
}
