import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { mapAt } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

/** A path by its segments; `undefined` for a parameter. */
interface Shape {
  readonly path: string;
  readonly segments: readonly (string | undefined)[];
  readonly span: Span;
}

export const openapiAmbiguousPath: Rule = {
  id: 'openapi/ambiguous-path',
  severity: 'warning',
  summary: 'A request can match two paths of a file, neither of which is more specific.',
  explanation:
    'A request to /rooms/mine matches both /rooms/{id} and /{kind}/mine; which operation handles it is undefined. A path that has no parameter where the other has one takes precedence, as /rooms/mine over /rooms/{id}. The severity is info in the layouts before 2021, whose APIs are published.',
  formats: ['Swagger 2.0', 'OpenAPI 3'],
  prepare({ repository: { sources, site }, ofOperations }) {
    return ofOperations('ambiguous paths', function* (file, { get }): Generator<Finding> {
      const document = get(sources.yaml, file);
      const paths = mapAt(document?.value, 'paths');
      if (!document || !paths) return;
      const shapes = Object.keys(paths).map((path): Shape => {
        const segments = path.split('/').map((one) => (/^\{[^{}]*\}$/.test(one) ? undefined : one));
        return { path, segments, span: rangeOf(paths, path)?.key ?? document.span };
      });
      for (const [i, shape] of shapes.entries()) {
        const other = shapes.slice(0, i).find((before) => isAmbiguous(before.segments, shape.segments));
        if (other)
          yield {
            // The APIs of earlier layouts are published with such paths.
            ...(!site && { severity: 'info' }),
            message: `Some requests match both "${shape.path}" and "${other.path}".`,
            span: shape.span,
            related: [{ message: 'the other path is here', span: other.span }],
            help: 'Change a fixed segment of one of the paths.',
          };
      }
    });
  },
};

/** Whether two paths can match the same request, and each has a fixed segment where the other has a parameter. */
function isAmbiguous(a: Shape['segments'], b: Shape['segments']): boolean {
  if (a.length !== b.length) return false;
  const pairs = a.map((one, i) => [one, b[i]] as const);
  return (
    pairs.every(([one, other]) => one === undefined || other === undefined || one === other) &&
    pairs.some(([one, other]) => one === undefined && other !== undefined) &&
    pairs.some(([one, other]) => one !== undefined && other === undefined)
  );
}
