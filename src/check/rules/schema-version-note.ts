import { addedInVersion as added, changedInVersion as changed } from '../../schema/extensions.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, type YamlMap, type YamlValue } from '../../yaml/value.js';
import { type Finding, layoutsOfPages } from '../finding.js';
import type { Rule } from '../rule.js';

export const schemaVersionNote: Rule = {
  id: 'schema/version-note',
  severity: 'warning',
  summary: 'The version in which something was added or changed is not a version.',
  explanation:
    '`x-addedInMatrixVersion` is a version, `x-changedInMatrixVersion` a map from versions to descriptions of the change. A version is quoted, since the number 1.10 is 1.1.',
  layouts: layoutsOfPages,
  formats: ['OpenAPI 3', 'Swagger 2.0', 'JSON Schema'],
  prepare({ ofKeywordMaps }) {
    return ofKeywordMaps('version notes', [added, changed], function* (map) {
      if (Object.hasOwn(map, added)) yield* versionProblem(map[added], map, added);
      if (Object.hasOwn(map, changed)) yield* changeProblems(map);
    });
  },
};

function* versionProblem(value: YamlValue | undefined, map: YamlMap, key: string): Generator<Finding> {
  const span = rangeOf(map, key)?.value;
  if (!span || (typeof value === 'string' && /^v?\d+\.\d+$/.test(value))) return;
  const written = span.source.text.slice(span.start, span.end);
  yield {
    // The tool reads the number as it is written.
    ...(typeof value === 'number' && { severity: 'info' as const }),
    message:
      typeof value === 'number'
        ? `The version ${written} is a number.`
        : `The value of "${key}" is not a version.`,
    span,
    help: typeof value === 'number' ? `Quote it: "${written}".` : 'Write a version, such as "1.2".',
  };
}

function* changeProblems(map: YamlMap): Generator<Finding> {
  const changes = map[changed];
  const range = rangeOf(map, changed);
  if (!range) return;
  if (!isMap(changes)) {
    yield {
      message: `The value of "${changed}" is not a map.`,
      span: changes === null ? range.key : range.value,
      help: 'Write the description of the change after a version: "1.2": ….',
    };
    return;
  }
  for (const version of Object.keys(changes)) {
    const entry = rangeOf(changes, version);
    if (!entry) continue;
    const text = changes[version];
    if (!/^v?\d+\.\d+$/.test(version))
      yield {
        message: `"${version}" is not a version.`,
        span: entry.key,
        help: 'Write a version, such as "1.2".',
      };
    else if (typeof text !== 'string' || text.trim() === '')
      yield {
        message: `The change of version ${version} has no description.`,
        span: entry.key,
        help: 'Describe what changed.',
      };
  }
}
