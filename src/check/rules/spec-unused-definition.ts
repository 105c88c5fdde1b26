import type { Rule } from '../rule.js';

export const specUnusedDefinition: Rule = {
  id: 'spec/unused-definition',
  severity: 'info',
  layouts: ['2015', '2016', '2021'],
  summary: 'A file in definitions/ is not used.',
  explanation:
    'A file in definitions/ is used by a `$ref`, by its template variable in a section, or by the shortcode `definition`. A file without any may be obsolete.',
  prepare({
    repository: { graph, sources, layout, site },
    definitions,
    dataFiles,
    usage,
    shownContent,
    isReferenced,
    firstLine,
  }) {
    return ({ report }) => {
      const reportUnused = (path: string): void => {
        const span = isReferenced(path) ? undefined : firstLine(path);
        if (span) report({ message: 'Unused file.', span, help: 'Remove it, or add a reference to it.' });
      };
      if (site) {
        const { data } = graph.get(shownContent, '');
        const folders = [layout.otherSchemas, `${layout.eventSchemas}/components`];
        for (const path of graph.get(dataFiles, '')) {
          const isDefinition =
            path.includes('/definitions/') ||
            folders.some((folder) => folder && path.startsWith(`${folder}/`));
          if (isDefinition && !data.has(path.replace(/\.\w+$/, ''))) reportUnused(path);
        }
        return;
      }
      const { variables, isIncomplete } = graph.get(usage, '');
      if (isIncomplete) return;
      for (const { path, variable } of graph.get(definitions, ''))
        if (!variables.has(variable) && graph.get(sources.canonicalFile, path) === path) reportUnused(path);
    };
  },
};
