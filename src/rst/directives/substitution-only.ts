import type { Element } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import type { DirectiveCall, Parser } from '../parser.js';

/** What is reported of a directive that makes text, where it does not define a substitution; undefined where it does. */
export function outsideSubstitution(call: DirectiveCall, parser: Parser): Element | undefined {
  if (call.substitution !== undefined) return undefined;
  const message = `Invalid context: the "${call.name}" directive can only be used within a substitution definition.`;
  return directiveError(call, parser, { level: 3, message });
}
