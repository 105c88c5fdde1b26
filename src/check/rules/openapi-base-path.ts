import { closest } from '../../doc/closest.js';
import { basePathOf } from '../../openapi/openapi3/read-openapi.js';
import { isOpenApi } from '../../openapi/read-api.js';
import { folderOf } from '../../source/reader.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { Rule } from '../rule.js';

/** The `basePath` of an API file. */
interface BasePath {
  readonly segments: readonly string[];
  readonly span: Span;
}

export const openapiBasePath: Rule = {
  id: 'openapi/base-path',
  severity: 'warning',
  summary: 'The base path of an API file is almost the same as in the other files of its folder.',
  explanation:
    'The files of an API have a few base paths in common. A base path that occurs once and differs from a common one by a misspelt, a missing or an additional segment is probably wrong, and with it the paths of all operations in the file.',
  prepare({ repository: { graph, sources }, apiFiles }) {
    const basePath = graph.query<BasePath | undefined>('base path', (path, { get }) => {
      const document = get(sources.yaml, path);
      const root: YamlMap | undefined = isMap(document?.value) ? document.value : undefined;
      if (isOpenApi(root)) return serverPath(root);
      const text = stringAt(root, 'basePath');
      const span = root && rangeOf(root, 'basePath')?.value;
      return text === undefined || !span ? undefined : { segments: text.split('/'), span };
    });
    return ({ report }) => {
      const folders = new Map<string, BasePath[]>();
      for (const { path } of graph.get(apiFiles, '')) {
        const found = graph.get(basePath, path);
        if (!found) continue;
        const list = folders.get(folderOf(path)) ?? [];
        list.push(found);
        folders.set(folderOf(path), list);
      }
      for (const list of folders.values()) {
        const counts = new Map<string, number>();
        for (const { segments } of list)
          counts.set(segments.join('/'), (counts.get(segments.join('/')) ?? 0) + 1);
        const common = [...counts].filter(([, count]) => count >= minimumOfCommon).map(([path]) => path);
        for (const { segments, span } of list) {
          const path = segments.join('/');
          if (counts.get(path) !== 1) continue;
          const [best] = common
            .map((other) => ({ other, severity: suspicion(segments, other.split('/')) }))
            .filter(({ severity }) => severity !== undefined)
            .sort((one, two) => Number(one.severity === 'info') - Number(two.severity === 'info'));
          if (best?.severity)
            report({
              severity: best.severity,
              message: `The base path "${path}" differs from "${best.other}" of the other files in one segment.`,
              span,
              help: `Did you mean "${best.other}"?`,
            });
        }
      }
    };
  },
};

/** The path of the first server (OpenAPI 3), at the default of the variable that it is, or at the URL. */
function serverPath(root: YamlValue | undefined): BasePath | undefined {
  const server = listAt(root, 'servers')?.[0];
  const variable = mapAt(mapAt(server, 'variables'), 'basePath');
  const span =
    (variable && rangeOf(variable, 'default')?.value) ?? (isMap(server) && rangeOf(server, 'url')?.value);
  return span ? { segments: basePathOf(root).split('/'), span } : undefined;
}

/** The number of files that make a base path common. */
const minimumOfCommon = 3;

/**
 * Returns how certainly segments are a misspelling of others: a warning for a misspelt, a missing or an additional segment, an info if one
 * path only lacks the last segment of the other; `undefined` for unrelated paths.
 */
function suspicion(segments: readonly string[], others: readonly string[]): 'warning' | 'info' | undefined {
  const at = segments.findIndex((segment, i) => segment !== others[i]);
  if (segments.length === others.length) {
    const [segment = '', other = ''] = [segments[at], others[at]];
    const isRestEqual = segments.slice(at + 1).join('/') === others.slice(at + 1).join('/');
    // Versions (v1, v2) and unrelated words are deliberate.
    const isMisspelt = isRestEqual && !/^[rv]\d/.test(segment) && closest(segment, [other]) !== undefined;
    return isMisspelt ? 'warning' : undefined;
  }
  const [shorter, longer] = segments.length < others.length ? [segments, others] : [others, segments];
  if (longer.length - shorter.length !== 1) return undefined;
  const extra = longer.findIndex((segment, i) => segment !== shorter[i]);
  if (longer.toSpliced(extra, 1).join('/') !== shorter.join('/')) return undefined;
  const isLast = extra === longer.length - 1;
  const isRepeated = longer === segments && (longer[extra] === longer[extra - 1] || longer[extra] === '');
  return isLast && !isRepeated ? 'info' : 'warning';
}
