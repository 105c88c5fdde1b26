import { classNames, type OptionSpec } from '../directives/options.js';
import type { InlineResult, Parser, Role, RoleCall, RoleOptions } from '../parser.js';

/**
 * A role from a function.
 *
 * @param options the options, beside `class`, that roles made from it by the `role` directive may have
 * @param run gets what those options were set to
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

/** The class names that the `role` directive gave to a role. */
export function classesOf(set: RoleOptions): string[] {
  const value = set.get('class');
  return Array.isArray(value) ? value.map(String) : [];
}
