import type { Element } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { Parser } from '../parser.js';

interface RolePosition {
  readonly span: Span;
  /** The offset of the line in docutils' messages. */
  readonly at: number;
  readonly block?: string;
}

const rule = 'rst/unknown-role';

/** Reports an unknown role with docutils' two messages. */
export function unknownRole(parser: Parser, name: string, position: RolePosition): [Element, Element] {
  const { span, at, block } = position;
  const message = `Unknown interpreted text role "${name}".`;
  const likely = parser.likelyName('role', name);
  const problem = {
    level: 3,
    rule,
    message,
    span,
    at,
    cause: name,
    ...(block === undefined ? {} : { block }),
    ...(likely === undefined ? {} : { help: `Did you mean "${likely}"?` }),
  } as const;
  return [reportMissingEntry(parser, name, position), parser.reporter.report(problem)];
}

/** Reports that a language module has no entry for a role. */
export function reportMissingEntry({ reporter }: Parser, name: string, { span, at }: RolePosition): Element {
  const message = `No role entry for "${name}" in module "docutils.parsers.rst.languages.en".\nTrying "${name}" as canonical role name.`;
  return reporter.report({ level: 1, rule, message, span, at, isTreeOnly: true });
}
