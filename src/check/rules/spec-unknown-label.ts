import { closest } from '../../doc/closest.js';
import { labelTokens, unknownLabelHelp } from '../../spec/labels.js';
import { layoutsOfSections } from '../finding.js';
import type { Rule } from '../rule.js';

/** Upper-case words joined by underscores, with a percent sign on at least one side. */
const token = /%[A-Z][A-Z0-9]*_[A-Z0-9_]*%?|(?<![\w%])[A-Z][A-Z0-9]*_[A-Z0-9_]*%/g;

export const specUnknownLabel: Rule = {
  id: 'spec/unknown-label',
  severity: 'error',
  layouts: layoutsOfSections,
  summary: 'A release label is unknown.',
  explanation:
    'A label such as %RELEASE_LABEL% is replaced by the release that is built, in sections, API files and targets.yaml. A label that is misspelt or lacks a percent sign is shown unchanged.',
  prepare({ repository: { sources, options, layout }, byFile }) {
    const known = labelTokens(options.protocol, options.labels, layout.conventions);
    const inFile = byFile('release labels', function* (path, { get }) {
      const source = get(sources.file, path);
      if (!source?.text.includes('%')) return;
      for (const { index, 0: text } of source.text.matchAll(token)) {
        const name = text.replaceAll('%', '');
        const isWhole = text.startsWith('%') && text.endsWith('%');
        if (isWhole && known.has(name)) continue;
        if (!isWhole && !known.has(name) && closest(name, known.keys()) === undefined) continue;
        yield {
          message: `Unknown release label "${text}"; it is shown unchanged.`,
          span: { source, start: index, end: index + text.length },
          help: unknownLabelHelp(name, [...known.keys()]),
        };
      }
    });
    return ({ report }) => {
      for (const path of sources.file.current())
        if (!path.startsWith('templates/')) for (const finding of inFile(path)) report(finding);
    };
  },
};
