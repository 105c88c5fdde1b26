import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, listAt, stringAt } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

export const openapiTagDefinition: Rule = {
  id: 'openapi/tag-definition',
  severity: 'warning',
  summary: 'A tag is defined twice or has no description.',
  explanation:
    'The list `tags` of an API file describes the groups of operations; the name of each is unique. A tag without a description has no effect beyond its name in an operation.',
  formats: ['Swagger 2.0', 'OpenAPI 3'],
  prepare({ repository: { sources }, ofOperations }) {
    return ofOperations('definitions of tags', function* (path, { get }): Generator<Finding> {
      const document = get(sources.yaml, path);
      const seen = new Map<string, Span>();
      for (const tag of listAt(document?.value, 'tags') ?? []) {
        const name = stringAt(tag, 'name');
        if (!document || !isMap(tag) || name === undefined) continue;
        const span = rangeOf(tag, 'name')?.value ?? document.span;
        const first = seen.get(name);
        if (first)
          yield {
            severity: 'error',
            message: `The tag "${name}" is defined twice.`,
            span,
            related: [{ message: 'first defined here', span: first }],
            help: 'Remove one of them.',
          };
        else seen.set(name, span);
        if ((stringAt(tag, 'description') ?? '').trim() === '')
          yield { message: `The tag "${name}" has no description.`, span, help: 'Add a `description`.' };
      }
    });
  },
};
