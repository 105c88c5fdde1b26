import { closest } from '../../doc/closest.js';
import { labelTokens } from '../../spec/labels.js';
import type { Rule } from '../rule.js';

/** Words in capitals, joined by underscores, with a percent sign on one side at least. */
const token = /%[A-Z][A-Z0-9]*_[A-Z0-9_]*%?|(?<![\w%])[A-Z][A-Z0-9]*_[A-Z0-9_]*%/g;

export const specUnknownLabel: Rule = {
  id: 'spec/unknown-label',
  severity: 'error',
  summary: 'There is no release label of that name.',
  explanation:
    'A text like %CLIENT_RELEASE_LABEL% stands for the release that is built, in sections, API files and targets.yaml. What is misspelt, or lacks a percent sign, is shown as it stands.',
  prepare({ repository: { sources, options }, byFile }) {
    const known = labelTokens(options.protocol, options.labels);
    const inFile = byFile('release labels', function* (path, { get }) {
      const source = get(sources.file, path);
      if (!source?.text.includes('%')) return;
      for (const { index, 0: text } of source.text.matchAll(token)) {
        const name = text.replaceAll('%', '');
        const isWhole = text.startsWith('%') && text.endsWith('%');
        if (isWhole && known.has(name)) continue;
        const near = known.has(name) ? name : closest(name, known.keys());
        if (!isWhole && near === undefined) continue;
        yield {
          message: `${text} is no release label: it is shown as it stands.`,
          span: { source, start: index, end: index + text.length },
          help: near === undefined ? `There are ${[...known.keys()].join(', ')}.` : `Did you mean %${near}%?`,
        };
      }
    });
    return ({ report }) => {
      for (const path of sources.file.current())
        if (!path.startsWith('templates/')) for (const finding of inFile(path)) report(finding);
    };
  },
};
