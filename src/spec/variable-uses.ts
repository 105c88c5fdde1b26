import type { Repository } from './repository.js';
import { pagePath } from './targets.js';
import type { Variable } from './variables.js';

/** A template variable that shows something. */
export interface VariableUse {
  readonly name: string;
  /** The source or the kind of its content. */
  readonly shows: string;
  /** The paths of the pages whose sections contain it. */
  readonly pages: readonly string[];
}

/** Lists the template variables of a repository by name, with what each shows and the pages that contain it. */
export function variableUses(repository: Repository): VariableUse[] {
  const { graph, targets, variableNames, generated, sources } = repository;
  const pages = new Map<string, Set<string>>();
  for (const target of graph.get(targets, '').targets.values())
    for (const { path } of target.files) {
      const text = graph.get(sources.text, `specification/${path}`)?.text ?? '';
      for (const [, name = ''] of text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g))
        pages.set(name, (pages.get(name) ?? new Set()).add(pagePath(target)));
    }
  return [...graph.get(variableNames, '')]
    .filter(([name]) => graph.get(generated, name) !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, variable]) => ({
      name,
      shows: contentOf(variable, repository),
      pages: [...(pages.get(name) ?? [])],
    }));
}

function contentOf(variable: Variable, { layout }: Repository): string {
  switch (variable.kind) {
    case 'api':
    case 'definition':
      return variable.source.path;
    case 'event':
      return `${layout.eventSchemas}/${variable.name}`;
    case 'base-event':
      return `${layout.eventSchemas}/core-event-schema/${variable.name}`;
    case 'events':
      return `events ${variable.group.prefix}*`;
    case 'changelog':
      return 'changelog';
    case 'unstable-warning':
      return `warning without a release label "${variable.label}"`;
    case 'apis':
      return 'list of APIs';
    case 'emoji':
      return 'table of emoji';
  }
}
