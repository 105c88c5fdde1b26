import type { Rule } from '../rule.js';

export const specUnused: Rule = {
  id: 'spec/unused',
  severity: 'warning',
  summary: 'A section file belongs to no document.',
  explanation:
    'A section that targets.yaml does not name, and that no other section includes: readers never see it. Files that begin with an underscore are templates for authors.',
  prepare({ repository: { graph, sources }, usage, firstLine }) {
    return ({ report, count }) => {
      const { sections, included, isIncomplete } = graph.get(usage, '');
      count('sections', sections.size);
      if (isIncomplete) return;
      const open = ['specification'];
      for (let folder = open.shift(); folder !== undefined; folder = open.shift()) {
        for (const { name, kind } of graph.get(sources.folder, folder) ?? []) {
          const path = `${folder}/${name}`;
          const isLink = graph.get(sources.canonical, path) !== path;
          if (isLink || name.startsWith('_')) continue;
          if (kind === 'directory') open.push(path);
          else if (
            /\.(rst|md)$/.test(name) &&
            !/^readme/i.test(name) &&
            !sections.has(path) &&
            !included.has(path)
          ) {
            const span = firstLine(path);
            if (span)
              report({
                message: 'No document has this section.',
                span,
                help: 'Name it in targets.yaml, or remove it.',
              });
          }
        }
      }
    };
  },
};
