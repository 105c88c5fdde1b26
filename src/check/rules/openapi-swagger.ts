import type { Mismatch } from '../../schema/mismatch.js';
import type { Span } from '../../source/text.js';
import { findingOf } from '../findings.js';
import type { Rule } from '../rule.js';

export const openapiSwagger: Rule = {
  id: 'openapi/swagger',
  severity: 'error',
  summary: 'An API file is no valid Swagger 2.0.',
  explanation:
    'Every file of every API is validated against the schema of Swagger 2.0, references resolved. Tools that read the files refuse what is invalid.',
  prepare({ repository: { graph, sources }, validateSwagger, apiFiles, schemaFaults, byFile }) {
    const inFile = byFile('no valid Swagger', (path, { ask }) => {
      const document = ask(sources.yaml, path);
      const value = ask(sources.resolved, path)?.value;
      if (!document || value === undefined) return [];
      const found = validateSwagger(value, document.span);
      return found
        .filter((mismatch) => !hasOwnRule(mismatch) && !isToldOf(mismatch.span))
        .map((mismatch) =>
          findingOf(
            'not valid in Swagger 2.0',
            mismatch,
            'Write it as the specification of Swagger 2.0 describes.',
          ),
        );

      // A schema of another file that is no JSON Schema is told of there.
      function isToldOf({ source, start }: Span): boolean {
        if (source === document?.source) return false;
        const faults = ask(schemaFaults, source.path);
        return faults.some((fault) => fault.span.source === source && fault.span.start === start);
      }
    });
    return ({ report, count }) => {
      for (const { path } of graph.get(apiFiles, '')) {
        count('API files');
        for (const finding of inFile(path)) report(finding);
      }
    };
  },
};

/** Faults for which there are rules of their own: operations without responses, parameters that are declared twice. */
function hasOwnRule({ keyword, path, property }: Mismatch): boolean {
  const last = path.at(-1);
  return (
    (keyword === 'required' && property === 'responses') ||
    (last === 'responses' && (keyword === 'minProperties' || keyword === 'not')) ||
    (last === 'parameters' && keyword === 'uniqueItems')
  );
}
