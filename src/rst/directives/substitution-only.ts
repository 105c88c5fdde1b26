import type { Element } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import type { DirectiveCall, Parser } from '../parser.js';

/** Reports a directive that is only valid in a substitution definition; `undefined` if it is in one. */
export function outsideSubstitution(call: DirectiveCall, parser: Parser): Element | undefined {
  if (call.substitution !== undefined) return undefined;
  const message = `Invalid context: the "${call.name}" directive can only be used within a substitution definition.`;
  return directiveError(call, parser, { level: 3, message });
}
