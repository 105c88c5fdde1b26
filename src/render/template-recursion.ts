import type { Diagnostic, Report } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';

/** An inclusion of a template by name: `{{> name}}`. */
export interface Inclusion {
  readonly name: string;
  /** Whether it is in a block such as `#if` or `#each`, which can end a recursion. */
  readonly isConditional: boolean;
  readonly span: Span;
}

/**
 * Reports `templates/recursion` once for each cycle of templates that include one another unconditionally, at the first
 * inclusion of the cycle. Returns the names of the templates in cycles.
 */
export function reportRecursion(
  inclusions: ReadonlyMap<string, readonly Inclusion[]>,
  report: Report,
): ReadonlySet<string> {
  const recursive = new Set<string>();
  const finished = new Set<string>();
  const visit = (name: string, names: readonly string[], path: readonly Inclusion[]): void => {
    const start = names.indexOf(name);
    if (start >= 0) {
      for (const inCycle of names.slice(start)) recursive.add(inCycle);
      report(recursion(name, path.slice(start)));
      return;
    }
    if (finished.has(name)) return;
    for (const inclusion of inclusions.get(name) ?? [])
      if (!inclusion.isConditional) visit(inclusion.name, [...names, name], [...path, inclusion]);
    finished.add(name);
  };
  for (const name of inclusions.keys()) visit(name, [], []);
  return recursive;
}

function recursion(name: string, cycle: readonly Inclusion[]): Diagnostic {
  const [first, ...others] = cycle;
  if (!first) throw new Error('a cycle has at least one inclusion');
  return {
    rule: 'templates/recursion',
    severity: 'error',
    message:
      others.length === 0
        ? `The template "${name}.hbs" includes itself.`
        : `The template "${name}.hbs" includes itself through "${first.name}.hbs".`,
    span: first.span,
    related: others.map((inclusion) => ({
      message: `which includes "${inclusion.name}.hbs" here`,
      span: inclusion.span,
    })),
    help: 'Remove an inclusion of the cycle, or put it into a block that ends the recursion, such as {{#if}}.',
  };
}
