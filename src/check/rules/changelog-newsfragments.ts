import { fragmentName, towncrierConfiguration } from '../../spec/newsfragments.js';
import { firstLineOf } from '../check-context.js';
import type { Rule } from '../rule.js';

export const changelogNewsfragments: Rule = {
  id: 'changelog/newsfragments',
  severity: 'error',
  summary: 'A newsfragment has an invalid name, an unknown kind or no text.',
  explanation:
    'The file name of a newsfragment is N.kind: the number of an issue and a kind that pyproject.toml defines. Its content is one sentence of RST.',
  prepare({ repository: { graph, sources }, changelogs }) {
    return ({ report, count }) => {
      for (const { newsfragments, configuration } of graph.get(changelogs, '')) {
        const file = configuration === undefined ? undefined : graph.get(sources.text, configuration);
        const read = file && towncrierConfiguration(file);
        const kinds = read && 'kinds' in read ? read.kinds.map(({ directory }) => directory) : [];
        for (const { name, kind } of (newsfragments && graph.get(sources.folder, newsfragments)) || []) {
          if (kind !== 'file' || name.startsWith('.') || /^readme/i.test(name)) continue;
          const source = graph.get(sources.text, `${newsfragments}/${name}`);
          if (!source) continue;
          count('newsfragments');
          const span = firstLineOf(source);
          const parts = fragmentName(name);
          if (!parts || !/^(\d+|\+.+)$/.test(parts.issue))
            report({
              message: `The file name "${name}" is not of the form N.kind.`,
              span,
              help: 'Name the file after an issue and a kind, like 1234.clarification.',
            });
          else if (kinds.length > 0 && !kinds.includes(parts.kind) && parts.kind !== 'misc')
            report({
              message: `Unknown kind of newsfragment "${parts.kind}".`,
              span,
              help: `Use one of ${kinds.join(', ')}.`,
            });
          if (source.text.trim() === '')
            report({ message: 'Empty newsfragment.', span, help: 'Describe the change in one sentence.' });
        }
      }
    };
  },
};
