import { fullPathOf } from '../../openapi/full-path.js';
import { listAt, type YamlMap } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import { operationName } from '../operations.js';
import type { Rule } from '../rule.js';

/** An operation without tags. */
interface Untagged {
  /** Method and path, with equal names for path parameters. */
  readonly key: string;
  readonly finding: Finding;
}

export const openapiTags: Rule = {
  id: 'openapi/tags',
  severity: 'warning',
  summary: 'An operation has no tags.',
  explanation:
    'Tags group operations, and api-docs.json omits operations without tags. An operation that another file of the API describes with tags is not reported. The severity is info for APIs that are not part of api-docs.json and for an API in which no operation has tags.',
  prepare({ repository, apiFiles, operations }) {
    const { graph, sources, options, site } = repository;
    const untagged = graph.query<readonly Untagged[]>('operations without tags', (path, { get }) => {
      const { list, basePath } = get(operations, path);
      return list
        .filter(({ operation }) => !hasTags(operation))
        .map((entry) => ({
          key: keyOf(entry, basePath),
          finding: {
            message: `${operationName(entry)} has no tags.`,
            span: entry.span,
            help: 'Add `tags`; api-docs.json omits operations without tags.',
          },
        }));
    });
    const tagged = graph.query<ReadonlySet<string>>('operations with tags', (path, { get }) => {
      const { list, basePath } = get(operations, path);
      return new Set(
        list.filter(({ operation }) => hasTags(operation)).map((entry) => keyOf(entry, basePath)),
      );
    });
    return ({ report }) => {
      const files = graph.get(apiFiles, '');
      const taggedIn = new Map<string, Set<string>>();
      // A file that cannot be read may describe the operations with tags.
      const incomplete = new Set(
        files.flatMap(({ path, group }) =>
          graph.get(sources.yaml, path)?.value === undefined ? [group] : [],
        ),
      );
      for (const { path, group } of files) {
        const keys = taggedIn.get(group) ?? new Set();
        for (const key of graph.get(tagged, path)) keys.add(key);
        taggedIn.set(group, keys);
      }
      for (const { path, group } of files) {
        const others = taggedIn.get(group) ?? new Set();
        // Merged documents of the layout of 2021 have all operations.
        const isMerged = !site && group === options.protocol.swagger.group;
        const needsTags = isMerged && others.size > 0 && !incomplete.has(group);
        for (const { key, finding } of graph.get(untagged, path))
          if (!others.has(key)) report({ ...finding, severity: needsTags ? 'warning' : 'info' });
      }
    };
  },
};

const hasTags = (operation: YamlMap): boolean => (listAt(operation, 'tags') ?? []).length > 0;

const keyOf = ({ method, path }: { method: string; path: string }, basePath: string): string =>
  `${method} ${fullPathOf(basePath, path)}`.replace(/\{[^{}]*\}/g, '{}');
