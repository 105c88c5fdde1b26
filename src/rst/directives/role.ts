import type { Element } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import { directiveParts } from '../explicit/directive-block.js';
import { type Line, lineSpan } from '../lines.js';
import type { DirectiveCall, DirectiveDefinition, Parser, Role } from '../parser.js';
import { inlineRole } from '../roles/index.js';
import { unknownRole } from '../roles/unknown.js';
import { classNamesOf, InvalidValue } from './options.js';

const NAME = '(?:(?!_)[\\p{L}\\p{N}_])+(?:[-._+:](?:(?!_)[\\p{L}\\p{N}_])+)*';
const NAMES = new RegExp(`^(${NAME})\\s*(?:\\(\\s*(${NAME})\\s*\\)\\s*)?$`, 'u');

/** `.. role:: name(base)`: defines a custom role. */
export const role: DirectiveDefinition = {
  hasContent: true,
  run(call, parser) {
    const fail = (message: string): Element[] => [directiveError(call, parser, { level: 3, message })];
    const [first, ...rest] = call.content;
    if (!first || call.span.source.text.slice(call.span.start, first.start).split('\n').length > 2) {
      return fail(`"${call.name}" directive requires arguments on the first line.`);
    }
    const match = NAMES.exec(first.text);
    const [, name = '', baseName] = match ?? [];
    if (!match) return fail(`"${call.name}" directive arguments not valid role names: "${first.text}".`);
    const base = baseName === undefined ? inlineRole : parser.role(baseName);
    if (!base) return unknown(call, parser, baseName ?? '', first);
    const parts = directiveParts({ options: base.options, run: () => [] }, rest);
    if ('mismatch' in parts) {
      const message = `Error in "${call.name}" directive:\n${parts.mismatch}.`;
      const span = parts.line ? lineSpan(parts.line) : call.nameSpan;
      return [directiveError(call, parser, { level: 3, message, span })];
    }
    const options = new Map(parts.options);
    if (!options.has('class')) {
      const classes = classNamesOf(name);
      if (classes instanceof InvalidValue) {
        return fail(`Invalid argument for "${call.name}" directive:\n${classes.message}.`);
      }
      options.set('class', classes);
    }
    parser.customRoles.set(name.toLowerCase(), base.derive(options));
    return [];
  },
};

/** `.. default-role:: name`: sets the default role, or resets it if there is no argument. */
export const defaultRole: DirectiveDefinition = {
  optionalArguments: 1,
  run(call, parser) {
    const [name] = call.arguments;
    const defaultRole: Role | undefined = name === undefined ? undefined : parser.role(name);
    if (name !== undefined && !defaultRole) return unknown(call, parser, name, call.argumentLines[0]);
    parser.defaultRole = defaultRole;
    return [];
  },
};

function unknown(call: DirectiveCall, parser: Parser, name: string, line: Line | undefined): Element[] {
  const from = line ? line.start + line.text.lastIndexOf(name) : call.span.start;
  const span = line ? { source: line.source, start: from, end: from + name.length } : call.span;
  return unknownRole(parser, name, { span, at: call.span.start, block: call.blockText });
}
