import { type DataValue, type Element, element } from '../../doc/nodes.js';
import type { DirectiveCall } from '../parser.js';

/**
 * Creates a placeholder that a transform replaces when the document is complete.
 *
 * @param transform docutils' name of the transform, including its module
 * @param details input for the transform; the options of the directive by default
 */
export function pending(
  transform: string,
  call: DirectiveCall,
  details: Readonly<Record<string, DataValue>> = detailsOf(call),
): Element {
  return element('pending', call.span, [], { transform, data: details });
}

function detailsOf(call: DirectiveCall): Record<string, DataValue> {
  const details: Record<string, DataValue> = {};
  // Keep options without a value, which docutils sets to None.
  for (const [name, value] of call.options) details[name] = value;
  return details;
}
