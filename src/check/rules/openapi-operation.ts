import { operationsOf } from '../../openapi/swagger2/operations.js';
import { parametersOf } from '../../openapi/swagger2/parameters.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { listAt, mapAt, stringAt } from '../../yaml/value.js';
import type { Rule } from '../rule.js';

export const openapiOperation: Rule = {
  id: 'openapi/operation',
  severity: 'error',
  summary: 'An operation lacks what every operation has, or repeats an id.',
  explanation:
    'An operation has responses, a summary and tags, an operationId that no other operation of its API has, and declares each parameter of its path.',
  check({ repository, report }) {
    const { graph, sources, layout, options } = repository;
    const ids = new Map<string, Span>();
    for (const { path, group } of layout.apiSources(sources.reader, options.protocol)) {
      const document = graph.get(sources.yaml, path);
      const value = graph.get(sources.resolved, path)?.value;
      if (!document || value === undefined) continue;
      for (const { path: route, method, operation, shared, span } of operationsOf(value, document.span)) {
        const name = `${method.toUpperCase()} ${route.trim()}`;
        if (Object.keys(mapAt(operation, 'responses') ?? {}).length === 0)
          report({
            message: `${name} has no responses.`,
            span,
            help: 'Describe at least the response of success.',
          });
        if (stringAt(operation, 'summary') === undefined)
          report({
            message: `${name} has no summary.`,
            span,
            severity: 'warning',
            help: 'Say in one line what it does.',
          });
        if ((listAt(operation, 'tags') ?? []).length === 0)
          report({
            message: `${name} has no tags, so api-docs.json leaves it out.`,
            span,
            severity: 'warning',
            help: 'Give it tags.',
          });
        const declared = new Set(
          parametersOf(operation, shared, span)
            .filter(({ location }) => location === 'path')
            .map((p) => p.name),
        );
        for (const [, parameter = ''] of route.matchAll(/\{(\w+)\}/g)) {
          if (declared.has(parameter)) continue;
          report({
            message: `${name} does not declare the parameter ${parameter} of its path.`,
            span,
            help: 'Add it to `parameters` with `in: path`.',
          });
        }
        const id = stringAt(operation, 'operationId');
        if (id === undefined) continue;
        const at = rangeOf(operation, 'operationId')?.value ?? span;
        const before = ids.get(`${group} ${id}`);
        if (before)
          report({
            message: `The operationId ${id} is used twice.`,
            span: at,
            related: [{ message: 'the first one is here', span: before }],
            help: 'Give each operation an id of its own.',
          });
        else ids.set(`${group} ${id}`, at);
      }
    }
  },
};
