import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import { applySuppressions, type Suppression, suppressionsOf } from '../diagnostics/suppression.js';
import { indexDocument } from '../doc/document-index.js';
import type { Validate } from '../schema/validate.js';
import { loadValidator } from '../schema/validate.js';
import type { Repository } from '../spec/repository.js';
import { rules } from './rules/index.js';

export interface CheckResult {
  /** Sorted by file and place. */
  readonly diagnostics: readonly Diagnostic[];
  /** How much was looked at, by what it is. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Runs every rule, and collects what the parsers and the transforms found on the way: a file that cannot be read is one problem, and what
 * depends on it is not reported again.
 */
export async function check(repository: Repository): Promise<CheckResult> {
  const found: Diagnostic[] = [...sourceDiagnostics(repository)];
  const counts = new Map<string, number>();
  let validator: Promise<Validate> | undefined;
  for (const rule of rules) {
    await rule.check({
      repository,
      report: (finding) =>
        found.push({ ...finding, rule: rule.id, severity: finding.severity ?? rule.severity }),
      count: (what) => counts.set(what, (counts.get(what) ?? 0) + 1),
      validator: () => {
        validator ??= loadValidator();
        return validator;
      },
    });
  }
  const diagnostics = applySuppressions(found, suppressions(repository), true);
  return { diagnostics: sortDiagnostics(diagnostics), counts };
}

/** What is wrong with the files themselves, with the documents made of them, and with references in these. */
function sourceDiagnostics({
  graph,
  targets,
  document,
  sources,
  layout,
  models,
  options,
}: Repository): Diagnostic[] {
  const found: Diagnostic[] = graph.diagnostics(targets, '');
  const add = (diagnostics: readonly Diagnostic[]): void => {
    for (const diagnostic of diagnostics) found.push(diagnostic);
  };
  for (const name of graph.get(targets, '').targets.keys()) {
    add(graph.diagnostics(document, name));
    add(indexDocument(graph.get(document, name).units).diagnostics);
  }
  for (const { path } of layout.apiSources(sources.reader, options.protocol)) {
    graph.get(sources.resolved, path);
    add(graph.diagnostics(sources.resolved, path));
  }
  for (const { path } of layout.definitionSources(sources.reader, options.protocol)) {
    add(graph.diagnostics(sources.resolved, path));
  }
  for (const name of graph.get(models.eventNames, '')) add(graph.diagnostics(models.event, name));
  for (const name of graph.get(models.exampleNames, '')) {
    add(graph.diagnostics(sources.resolved, `${layout.eventExamples}/${name}`));
  }
  return found;
}

function suppressions({ graph, sources }: Repository): Suppression[] {
  return sources.file.keys().flatMap((path) => {
    const source = graph.get(sources.file, path);
    return source ? suppressionsOf(source) : [];
  });
}
