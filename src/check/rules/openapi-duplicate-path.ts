import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { mapAt } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

export const openapiDuplicatePath: Rule = {
  id: 'openapi/duplicate-path',
  severity: 'error',
  summary: 'Two paths of a file differ only in the names of their parameters.',
  explanation:
    'A request to /rooms/1 matches both /rooms/{id} and /rooms/{roomId}; which operation handles it is undefined. Merge the operations under one path.',
  prepare({ repository: { sources }, ofOperations }) {
    return ofOperations('duplicate paths', (file, { get }) => {
      const document = get(sources.yaml, file);
      const paths = mapAt(document?.value, 'paths');
      if (!document || !paths) return [];
      const seen = new Map<string, { readonly path: string; readonly span: Span }>();
      const findings: Finding[] = [];
      for (const path of Object.keys(paths)) {
        const span = rangeOf(paths, path)?.key ?? document.span;
        // In repositories of 2015 a trailing space distinguishes two operations of the same path.
        const shape = path.replace(/\{[^{}]*\}/g, '{}');
        const first = seen.get(shape);
        if (!first) seen.set(shape, { path, span });
        else
          findings.push({
            message: `The path "${path}" is equivalent to "${first.path}".`,
            span,
            related: [{ message: 'the first path is here', span: first.span }],
            help: 'Merge the operations under one path.',
          });
      }
      return findings;
    });
  },
};
