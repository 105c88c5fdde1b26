import { fragmentName, towncrierConfiguration } from '../../spec/newsfragments.js';
import { firstLineOf } from '../check-context.js';
import type { Rule } from '../rule.js';

export const changelogNewsfragments: Rule = {
  id: 'changelog/newsfragments',
  severity: 'error',
  summary: 'A newsfragment has no number, an unknown kind, or no text.',
  explanation:
    'A newsfragment is named N.kind: the number of an issue, and a kind of pyproject.toml. It holds a sentence of RST.',
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
              message: `${name} is not named by an issue and a kind.`,
              span,
              help: 'Name it like 1234.clarification.',
            });
          else if (kinds.length > 0 && !kinds.includes(parts.kind) && parts.kind !== 'misc')
            report({
              message: `${parts.kind} is no kind of newsfragment here.`,
              span,
              help: `The kinds are ${kinds.join(', ')}.`,
            });
          if (source.text.trim() === '')
            report({ message: 'This newsfragment is empty.', span, help: 'Say in a sentence what changed.' });
        }
      }
    };
  },
};
