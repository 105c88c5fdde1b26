import type { Query } from '../../graph/graph.js';
import type { Rule } from '../rule.js';

export const specUnusedDefinition: Rule = {
  id: 'spec/unused-definition',
  severity: 'info',
  summary: 'A file in definitions/ is not used.',
  explanation:
    'A file in definitions/ is used by a `$ref` or by its template variable in a section. A file without either may be obsolete.',
  prepare({ repository: { graph, sources }, definitions, dataFiles, usage, firstLine }) {
    const referenced: Query<readonly string[]> = graph.query(
      'referenced files',
      (path, { get }) => [...new Set(get(sources.references, path).list.map(({ file }) => file))],
      (before, after) => before.join('\n') === after.join('\n'),
    );
    return ({ report }) => {
      const { variables, isIncomplete } = graph.get(usage, '');
      if (isIncomplete) return;
      const used = new Set(graph.get(dataFiles, '').flatMap((path) => graph.get(referenced, path)));
      for (const { path, variable } of graph.get(definitions, '')) {
        if (variables.has(variable) || used.has(path) || graph.get(sources.canonical, path) !== path)
          continue;
        const span = firstLine(path);
        if (span) report({ message: 'Unused file.', span, help: 'Remove it, or add a reference to it.' });
      }
    };
  },
};
