import { variablesIn } from '../../spec/section.js';
import type { Rule } from '../rule.js';

export const specUnused: Rule = {
  id: 'spec/unused',
  severity: 'warning',
  summary: 'A section file belongs to no document, or generated content is shown nowhere.',
  explanation:
    'A section that targets.yaml does not name, an API file or an event that no section shows: readers never see it. Files that begin with an underscore are templates for authors.',
  check({ repository, report }) {
    const { graph, targets, section, sources, variableNames, layout } = repository;
    const used = new Set<string>();
    const shown = new Set<string>();
    for (const target of graph.get(targets, '').targets.values()) {
      for (const { path } of target.files) {
        const full = `specification/${path}`;
        used.add(full);
        const found = graph.get(section, full);
        for (const unit of found?.units ?? []) for (const { name } of variablesIn(unit.body)) shown.add(name);
      }
    }
    const included = new Set<string>();
    const place = (path: string) => {
      const source = graph.get(sources.file, path);
      return source && { source, start: 0, end: source.line(1).length };
    };
    const walk = (folder: string): void => {
      for (const { name, kind } of graph.get(sources.folder, folder) ?? []) {
        const path = `${folder}/${name}`;
        if (kind === 'directory') walk(path);
        else if (/\.(rst|md)$/.test(name) && !name.startsWith('_')) included.add(path);
      }
    };
    walk('specification');
    const texts = [...used].map((path) => graph.get(sources.file, path)?.text ?? '').join('\n');
    for (const path of included) {
      const span =
        used.has(path) || texts.includes(path.slice(path.lastIndexOf('/') + 1)) ? undefined : place(path);
      if (span)
        report({
          message: 'No document has this section.',
          span,
          help: 'Name it in targets.yaml, or remove it.',
        });
    }
    for (const [variable, { kind, ...rest }] of graph.get(variableNames, '')) {
      if (
        kind !== 'api' ||
        shown.has(variable) ||
        shown.has(variable.replace(/_[a-z]+_http_api$/, '_http_api'))
      )
        continue;
      const path = 'source' in rest ? rest.source.path : undefined;
      const span = path === undefined ? undefined : place(graph.get(sources.canonical, path) ?? path);
      if (span && layout.name !== '2015')
        report({
          message: `No section shows {{${variable}}}.`,
          span,
          help: 'Put the variable into a section.',
        });
    }
  },
};
