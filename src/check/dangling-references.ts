import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Element, Node } from '../doc/nodes.js';
import { summarize } from '../doc/summary.js';
import type { CheckContext } from './check-context.js';

/** Returns the references by name in a description, without references to names that the description defines. */
export function referencesIn(nodes: readonly Node[]): readonly Element[] {
  const { indexed } = summarize(nodes);
  const defined = new Set(indexed.flatMap(({ attributes }) => attributes.names ?? []));
  return indexed.filter(({ attributes: { refname } }) => refname !== undefined && !defined.has(refname));
}

/**
 * Reports references in descriptions that no page of the site can resolve (`rst/unknown-target`, `rst/unknown-substitution`). Pages
 * report the references that they show; this covers descriptions that no page shows, such as in a definition that is merged into
 * others.
 */
export function* danglingReferences(
  references: Iterable<Element>,
  { repository: { graph, targets }, index }: Pick<CheckContext, 'repository' | 'index'>,
): Generator<Diagnostic> {
  const { targets: documents, isIncomplete } = graph.get(targets, '');
  const pages = [...documents.keys()].map((name) => graph.get(index, name));
  if (isIncomplete || pages.length === 0 || pages.some((page) => page.isIncomplete)) return;
  for (const { type, attributes, source, start, end } of references) {
    const { refname: name = '' } = attributes;
    const span = { source, start, end };
    if (type === 'reference' || type === 'target') {
      if (pages.every((page) => page.destination(name).kind === 'unknown'))
        yield {
          rule: 'rst/unknown-target',
          severity: 'warning',
          message: `Unknown target name: "${name}".`,
          span,
          cause: name,
          help: 'Define the target, or correct the name.',
        };
    } else if (type === 'substitution_reference' && pages.every((page) => !page.substitution(name)))
      yield {
        rule: 'rst/unknown-substitution',
        severity: 'error',
        message: `Undefined substitution referenced: "${name}".`,
        span,
        cause: name,
        help: `Define it with \`.. |${name}| replace:: text\`, or correct the name.`,
      };
  }
}
