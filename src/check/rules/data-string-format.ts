import { closest } from '../../doc/closest.js';
import type { Query } from '../../graph/graph.js';
import { formatFiles } from '../../spec/pages/data-content.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, type YamlMap } from '../../yaml/value.js';
import { type Finding, layoutsOfPages } from '../finding.js';
import type { Rule } from '../rule.js';

export const dataStringFormat: Rule = {
  id: 'data/string-format',
  severity: 'warning',
  summary: 'A string format is not used, is incomplete, or links to an anchor that does not exist.',
  explanation:
    'data/string-formats.yaml defines formats that pages show as types: each has a `title`, and the `url` of the section that describes it, relative to the home page. Schemas refer to a format by `format` or `x-pattern-format`.',
  layouts: layoutsOfPages,
  formats: ['YAML'],
  prepare({ repository, dataFiles, keywordMaps: maps, links, byFile }) {
    const { graph, sources, site } = repository;
    if (!site) return () => {};
    const usedIn: Query<readonly string[]> = graph.query(
      'formats in a file',
      (path, { get }) => {
        const names = new Set<string>();
        for (const map of get(maps, path))
          for (const key of ['format', 'x-pattern-format']) {
            const name = map[key];
            if (typeof name === 'string') names.add(name);
          }
        return [...names];
      },
      (before, after) => before.join('\n') === after.join('\n'),
    );
    const inFile = byFile('definitions of formats', (path, { get }) => {
      const formats = get(sources.yaml, path)?.value;
      return isMap(formats) ? Object.keys(formats).flatMap((id) => [...incomplete(formats, id)]) : [];
    });
    return ({ report }) => {
      const path = formatFiles.find((file) => graph.get(sources.canonicalFile, file) !== undefined);
      const formats = path === undefined ? undefined : graph.get(sources.yaml, path)?.value;
      if (path === undefined || !isMap(formats)) return;
      for (const finding of inFile(path)) report(finding);
      const used = new Set(graph.get(dataFiles, '').flatMap((file) => graph.get(usedIn, file)));
      const { names } = graph.get(links.pages, '');
      for (const id of Object.keys(formats)) {
        const key = rangeOf(formats, id)?.key;
        if (key && !used.has(id))
          report({ message: `Unused format "${id}".`, span: key, help: 'Use it in a schema, or remove it.' });
        const format = formats[id];
        const url = isMap(format) && typeof format.url === 'string' ? format.url : undefined;
        const span = isMap(format) ? rangeOf(format, 'url')?.value : undefined;
        if (url === undefined || !span || /^[a-z][a-z0-9+.-]*:/i.test(url)) continue;
        const [page = '', fragment = ''] = url.replace(/^\//, '').split('#');
        const folder = page.replace(/\/$/, '');
        const name = names.get(folder === '' ? 'index.html' : `${folder}/index.html`);
        if (name === undefined) {
          report({ message: `Page not found: "${page}".`, span, help: 'Write the path of a page.' });
          continue;
        }
        const ids = graph.get(links.ids, name);
        if (fragment === '' || ids.has(fragment) || ids.size === 0) continue;
        const near = closest(fragment, ids);
        report({
          message: `The page "${page}" has no anchor "${fragment}".`,
          span,
          help: near === undefined ? 'Link to the id of a heading.' : `Did you mean "#${near}"?`,
        });
      }
    };
  },
};

function* incomplete(formats: YamlMap, id: string): Generator<Finding> {
  const format = formats[id];
  const span = rangeOf(formats, id)?.key;
  if (!span) return;
  for (const field of ['title', 'url']) {
    const value = isMap(format) ? format[field] : undefined;
    if (typeof value === 'string' && value.trim() !== '') continue;
    yield {
      severity: 'error',
      message: `The format "${id}" has no ${field === 'url' ? 'URL' : field}.`,
      span,
      help: `Add its \`${field}\`.`,
    };
  }
}
