import { findJsonSyntaxError } from '../json-syntax-error.js';
import type { Rule } from '../rule.js';

export const jsonSyntax: Rule = {
  id: 'json/syntax',
  severity: 'error',
  summary: 'A file whose name ends in .json, or an example that begins as JSON does, is no JSON.',
  explanation:
    'Files are read as YAML, of which JSON is a part: so a comma too many, or a comment, goes unnoticed here. Programs that read the file as JSON refuse it.',
  prepare({ repository: { graph, sources, layout }, dataFiles, byFile }) {
    const inFile = byFile('no JSON', (path, { get }) => {
      const document = get(sources.yaml, path);
      // What is no YAML either is told of as such.
      const fault =
        document && document.value !== undefined ? findJsonSyntaxError(document.source.text) : undefined;
      if (!document || !fault) return [];
      const { offset, reason } = fault;
      const end = Math.min(offset + 1, document.source.text.length);
      return [
        {
          message: `This file is no JSON: ${reason}.`,
          span: { source: document.source, start: offset, end },
          help: 'Correct it, or end the name of the file in .yaml.',
          ...(!path.endsWith('.json') && { severity: 'warning', help: 'Correct it: pages show it as JSON.' }),
        },
      ];
    });
    const isExample = (path: string): boolean =>
      path.startsWith(`${layout.eventExamples}/`) &&
      !/\.ya?ml$/.test(path) &&
      /^\s*\{/.test(graph.get(sources.text, path)?.text ?? '');
    return ({ report, count }) => {
      for (const path of graph.get(dataFiles, '')) {
        count('data files');
        if (path.endsWith('.json') || isExample(path)) for (const finding of inFile(path)) report(finding);
      }
    };
  },
};
