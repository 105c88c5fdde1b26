import type { Element } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { Parser } from '../parser.js';

interface Place {
  readonly span: Span;
  /** docutils' place of the messages. */
  readonly at: number;
  readonly block?: string;
}

const rule = 'rst/unknown-role';

/** The two messages about a role that does not exist: where it was looked for, and that it is not there. */
export function unknownRole(parser: Parser, name: string, place: Place): [Element, Element] {
  const { span, at, block } = place;
  const message = `Unknown interpreted text role "${name}".`;
  const likely = parser.likelyName('role', name);
  const problem = {
    level: 3,
    rule,
    message,
    span,
    at,
    ...(block === undefined ? {} : { block }),
    ...(likely === undefined ? {} : { help: `Did you mean "${likely}"?` }),
  } as const;
  return [roleSought(parser, name, place), parser.reporter.report(problem)];
}

/** The message that a role is in no list of names, and was looked for under its own. */
export function roleSought({ reporter }: Parser, name: string, { span, at }: Place): Element {
  const message = `No role entry for "${name}" in module "docutils.parsers.rst.languages.en".\nTrying "${name}" as canonical role name.`;
  return reporter.report({ level: 1, rule, message, span, at });
}
