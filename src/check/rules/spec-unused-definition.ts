import type { Query } from '../../graph/graph.js';
import { findReferences } from '../../schema/reference.js';
import type { Rule } from '../rule.js';

export const specUnusedDefinition: Rule = {
  id: 'spec/unused-definition',
  severity: 'info',
  summary: 'Nothing refers to a file of definitions/, and no section shows it.',
  explanation:
    'Files in definitions/ are there to be referred to by `$ref`, or to be shown by their template variable. One that is neither may be left over.',
  prepare({ repository: { graph, sources }, definitions, dataFiles, usage, firstLine }) {
    const referred: Query<readonly string[]> = graph.query(
      'files referred to',
      (path, { get }) => {
        const document = get(sources.yaml, path);
        if (!document) return [];
        const { list } = findReferences(document, path, (target) => get(sources.canonical, target));
        return [...new Set(list.map(({ file }) => file))];
      },
      (before, after) => before.join('\n') === after.join('\n'),
    );
    return ({ report }) => {
      const { variables, isIncomplete } = graph.get(usage, '');
      if (isIncomplete) return;
      const used = new Set(graph.get(dataFiles, '').flatMap((path) => graph.get(referred, path)));
      for (const { path, variable } of graph.get(definitions, '')) {
        if (variables.has(variable) || used.has(path) || graph.get(sources.canonical, path) !== path)
          continue;
        const span = firstLine(path);
        if (span) report({ message: 'Nothing uses this file.', span, help: 'Remove it, or refer to it.' });
      }
    };
  },
};
