import { closest } from '../../doc/closest.js';
import { rangeOf } from '../../yaml/ranges.js';
import type { Finding } from '../finding.js';
import { keywordMaps } from '../keyword-maps.js';
import type { Rule } from '../rule.js';

/** The keys of their own that pages and checks of this toolchain look at. */
const extensions = ['x-example', 'x-pattern', 'x-alias'];

export const openapiExtension: Rule = {
  id: 'openapi/extension',
  severity: 'warning',
  summary: 'A key that begins with `x-` is nearly one that means something here.',
  explanation:
    'Keys that begin with `x-` are free, so no validator refuses one that is misspelt. Those that mean something here are x-example, the example of a parameter, x-pattern, the name of a pattern of properties, and x-alias.',
  prepare({ repository: { graph, sources, layout }, dataFiles, byFile }) {
    const inFile = byFile('keys of extensions', function* (path, { get }): Generator<Finding> {
      for (const map of keywordMaps(get(sources.yaml, path)?.value))
        for (const key of Object.keys(map)) {
          if (!key.startsWith('x-') || extensions.includes(key)) continue;
          const near = closest(key, extensions);
          const span = rangeOf(map, key)?.key;
          if (near !== undefined && span)
            yield { message: `Nothing looks at ${key}.`, span, help: `Did you mean ${near}?` };
        }
    });
    return ({ report }) => {
      for (const path of graph.get(dataFiles, ''))
        if (!path.startsWith(`${layout.eventExamples}/`)) for (const finding of inFile(path)) report(finding);
    };
  },
};
