import { listAt } from '../../yaml/value.js';
import { operationName } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiTags: Rule = {
  id: 'openapi/tags',
  severity: 'warning',
  summary: 'An operation has no tags.',
  explanation:
    'Tags group operations, and api-docs.json omits operations without tags. The severity is info for APIs that are not part of api-docs.json and for an API in which no operation has tags.',
  prepare({ repository, apiFiles, operations, byFile }) {
    const { graph, options } = repository;
    const inFile = byFile('tags', (path, { get }) =>
      get(operations, path)
        .list.filter(({ operation }) => (listAt(operation, 'tags') ?? []).length === 0)
        .map((entry) => ({
          message: `${operationName(entry)} has no tags.`,
          span: entry.span,
          help: 'Add `tags`; api-docs.json omits operations without tags.',
        })),
    );
    return ({ report }) => {
      const merged = graph.get(apiFiles, '').filter(({ group }) => group === options.protocol.swagger.group);
      const usesTags = merged.some(({ path }) =>
        graph
          .get(operations, path)
          .list.some(({ operation }) => (listAt(operation, 'tags') ?? []).length > 0),
      );
      const needingTags = new Set(usesTags ? merged.map(({ path }) => path) : []);
      for (const { path } of graph.get(apiFiles, ''))
        for (const finding of inFile(path))
          report({ ...finding, severity: needingTags.has(path) ? 'warning' : 'info' });
    };
  },
};
