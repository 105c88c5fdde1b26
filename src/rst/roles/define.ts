import { classNames, type OptionSpec } from '../directives/options.js';
import type { InlineResult, Parser, Role, RoleCall, RoleOptions } from '../parser.js';

/**
 * Creates a role from a function.
 *
 * @param options the options beside `class` that a `role` directive may set
 * @param run converts interpreted text to nodes, given the options that are set
 */
export function defineRole(
  options: OptionSpec,
  run: (call: RoleCall, parser: Parser, set: RoleOptions) => InlineResult,
): Role {
  const spec = { ...options, class: classNames };
  const make = (set: RoleOptions): Role =>
    Object.assign((call: RoleCall, parser: Parser): InlineResult => run(call, parser, set), {
      options: spec,
      derive: (more: RoleOptions) => make(new Map([...set, ...more])),
    });
  return make(new Map());
}

/** The class names set by a `role` directive. */
export function classesOf(set: RoleOptions): string[] {
  const value = set.get('class');
  return Array.isArray(value) ? value.map(String) : [];
}
