import { closest } from '../../doc/closest.js';
import { isOpenApi } from '../../openapi/read-api.js';
import { inlineJson } from '../../schema/json-text.js';
import { keywords, laterAssertions, laterKeywords } from '../../schema/keywords.js';
import { walkSchema } from '../../schema/walk.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

export const schemaUnknownKeyword: Rule = {
  id: 'schema/unknown-keyword',
  severity: 'warning',
  summary: 'A key of a schema is not a keyword of JSON Schema.',
  explanation:
    'Validators ignore unknown keywords: with `requried`, no property is required. Usually the key is misspelt, or it is the name of a property and one level too high. Custom keys begin with `x-`. Keywords of later drafts, such as `const`, have no effect in draft 4, the default dialect.',
  prepare({ repository: { graph, sources }, apiFiles, dataFiles, schemas, swaggerViolations, byFile }) {
    const usesOpenApi3 = graph.query<boolean>('uses OpenAPI 3', (_, { get }) =>
      get(apiFiles, '').some(({ path }) => isOpenApi(get(sources.yaml, path)?.value)),
    );
    const inFile = byFile('unknown keywords', (path, { get }) => {
      const value = get(sources.yaml, path)?.value;
      if (!isMap(value) || !get(schemas.file, path)) return [];
      return unknownIn(value, isDraft4(value) ?? !get(usesOpenApi3, ''));
    });
    return ({ report }) => {
      const findings = graph.get(dataFiles, '').flatMap(inFile);
      if (findings.length === 0) return;
      // Swagger has the same keywords, so `openapi/swagger` has reported files that an API refers to.
      const reported = graph.get(apiFiles, '').flatMap(({ path }) => graph.get(swaggerViolations, path));
      const known = new Set(reported.map(positionOf));
      for (const finding of findings) if (!known.has(positionOf(finding))) report(finding);
    };
  },
};

const positionOf = ({ span }: Finding): string => `${span.source.path}:${span.start}`;

/** Whether `$schema` names draft 4; `undefined` if it names no dialect. */
const isDraft4 = ({ $schema }: YamlMap): boolean | undefined =>
  typeof $schema === 'string' ? $schema.includes('draft-04') : undefined;

function unknownIn(root: YamlMap, hasDraft4: boolean): Finding[] {
  const findings: Finding[] = [];
  walkSchema(root, (schema) => {
    for (const key of Object.keys(schema)) {
      if (hasDraft4 && laterAssertions.has(key)) {
        const span = rangeOf(schema, key)?.key;
        if (span) findings.push({ ...withoutEffect(key, schema[key] ?? null), span });
        continue;
      }
      if (keywords.has(key) || key.startsWith('x-') || laterKeywords.has(key)) continue;
      // References of the file name its own components.
      if (schema === root && key === 'components') continue;
      const span = rangeOf(schema, key)?.key;
      if (!span) continue;
      const near = closest(key, keywords);
      findings.push({
        message: `Unknown keyword "${key}".`,
        span,
        help: near === undefined ? helpFor(isMap(schema[key])) : `Did you mean "${near}"?`,
        // An author's note is harmless.
        ...(near === undefined && !isMap(schema[key]) && { severity: 'info' as const }),
      });
    }
  });
  return findings;
}

const helpFor = (isSchema: boolean): string =>
  isSchema ? 'If it is a property, move it under `properties`.' : 'Remove it, or prefix it with `x-`.';

const withoutEffect = (key: string, value: YamlValue): Omit<Finding, 'span'> => ({
  message: `The keyword "${key}" has no effect in draft 4.`,
  help:
    key === 'const'
      ? `Write \`enum: [${inlineJson(value)}]\`, or name a later dialect in \`$schema\`.`
      : 'Remove it, or name a later dialect in `$schema`.',
});
