import { listAt } from '../../yaml/value.js';
import { operationName } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiTags: Rule = {
  id: 'openapi/tags',
  severity: 'warning',
  summary: 'An operation has no tags.',
  explanation:
    'Tags group operations, and one without any is left out of api-docs.json. In the APIs that api-docs.json is not made of, and where no operation has any, it is advice only.',
  prepare({ repository, apiFiles, operations, byFile }) {
    const { graph, options } = repository;
    const inFile = byFile('tags', (path, { get }) =>
      get(operations, path)
        .list.filter(({ operation }) => (listAt(operation, 'tags') ?? []).length === 0)
        .map((place) => ({
          message: `${operationName(place)} has no tags.`,
          span: place.span,
          help: 'Give it tags: without them api-docs.json leaves it out.',
        })),
    );
    return ({ report }) => {
      const written = graph.get(apiFiles, '').filter(({ group }) => group === options.protocol.swagger.group);
      const isTagged = written.some(({ path }) =>
        graph
          .get(operations, path)
          .list.some(({ operation }) => (listAt(operation, 'tags') ?? []).length > 0),
      );
      const taken = new Set(isTagged ? written.map(({ path }) => path) : []);
      for (const { path } of graph.get(apiFiles, ''))
        for (const finding of inFile(path))
          report({ ...finding, severity: taken.has(path) ? 'warning' : 'info' });
    };
  },
};
