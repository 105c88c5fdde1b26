import { formatViolations } from '../../schema/format-violations.js';
import { inlineJson } from '../../schema/json-text.js';
import type { Example } from '../example-values.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

export const exampleFormat: Rule = {
  id: 'example/format',
  severity: 'warning',
  summary: 'A value in an example does not have the format that its schema names.',
  explanation:
    'Values in examples are checked against the standard formats of JSON Schema: date-time, email, uri, regex and others, and byte of OpenAPI. Formats are annotations by default, so validators accept other values.',
  formats: ['JSON Schema', 'OpenAPI 3', 'Swagger 2.0'],
  prepare({ repository: { graph }, eventFiles, examples, apiFiles, byFile }) {
    const inEvent = byFile('formats in example events', (name, { get }) => {
      const example = get(examples.event, name);
      return example ? problemsOf(example) : [];
    });
    const inApi = byFile('formats in API examples', (path, { get }) =>
      get(examples.api, path).flatMap(problemsOf),
    );
    return ({ report }) => {
      for (const name of graph.get(eventFiles.examples, '').keys())
        for (const finding of inEvent(name)) report(finding);
      for (const { path } of graph.get(apiFiles, '')) for (const finding of inApi(path)) report(finding);
    };
  },
};

function problemsOf({ schema, value, span, subject }: Example): Finding[] {
  if (value === undefined) return [];
  return formatViolations(schema, value, span).map((violation) => ({
    message: `${inlineJson(violation.value)} in ${subject} is not of the format "${violation.format}".`,
    span: violation.span,
    ...(violation.formatSpan && { related: [{ message: 'the format is here', span: violation.formatSpan }] }),
    help: 'Correct the value, or the format if the value is right.',
  }));
}
