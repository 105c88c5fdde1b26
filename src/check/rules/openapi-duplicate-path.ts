import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { mapAt } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

export const openapiDuplicatePath: Rule = {
  id: 'openapi/duplicate-path',
  severity: 'error',
  summary: 'Two paths of a file differ in the names of their parameters only.',
  explanation:
    'A request to /rooms/1 fits both /rooms/{id} and /rooms/{roomId}: which operation answers is not defined. Put the operations under one path.',
  prepare({ repository: { sources }, ofOperations }) {
    return ofOperations('duplicate paths', (file, { get }) => {
      const document = get(sources.yaml, file);
      const paths = mapAt(document?.value, 'paths');
      if (!document || !paths) return [];
      const first = new Map<string, { readonly path: string; readonly span: Span }>();
      const found: Finding[] = [];
      for (const path of Object.keys(paths)) {
        const span = rangeOf(paths, path)?.key ?? document.span;
        // In repositories of 2015 a blank at the end tells two operations of one path apart.
        const shape = path.replace(/\{[^{}]*\}/g, '{}');
        const before = first.get(shape);
        if (!before) first.set(shape, { path, span });
        else
          found.push({
            message: `${path} is the same path as ${before.path}.`,
            span,
            related: [{ message: 'the first one is here', span: before.span }],
            help: 'Put all operations under one of them.',
          });
      }
      return found;
    });
  },
};
