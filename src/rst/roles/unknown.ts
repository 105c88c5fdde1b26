import type { Element } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { Parser } from '../parser.js';

interface Place {
  readonly span: Span;
  /** docutils' place of the messages. */
  readonly at: number;
  readonly block?: string;
}

/** The two messages about a role that does not exist: where it was looked for, and that it is not there. */
export function unknownRole(
  { reporter }: Parser,
  name: string,
  { span, at, block }: Place,
): [Element, Element] {
  const sought = `No role entry for "${name}" in module "docutils.parsers.rst.languages.en".\nTrying "${name}" as canonical role name.`;
  const message = `Unknown interpreted text role "${name}".`;
  const rule = 'rst/unknown-role';
  return [
    reporter.report({ level: 1, rule, message: sought, span, at }),
    reporter.report({ level: 3, rule, message, span, at, ...(block === undefined ? {} : { block }) }),
  ];
}
