import { type DataValue, type Element, element } from '../../doc/nodes.js';
import type { DirectiveCall } from '../parser.js';

/**
 * A placeholder for what a transform makes once the whole document is known.
 *
 * @param transform docutils' name of the transform, with its module
 * @param details what the transform needs to know; left out: the directive's options
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
  // An option without a value is there all the same: docutils' None.
  for (const [name, value] of call.options) details[name] = value;
  return details;
}
