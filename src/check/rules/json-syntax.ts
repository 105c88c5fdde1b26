import { findJsonSyntaxError } from '../json-syntax-error.js';
import type { Rule } from '../rule.js';

export const jsonSyntax: Rule = {
  id: 'json/syntax',
  severity: 'error',
  summary: 'A .json file, or an example in JSON syntax, is not valid JSON.',
  explanation:
    'Data files are parsed as YAML, a superset of JSON, so a trailing comma or a comment goes unnoticed here. Programs that parse the file as JSON reject it.',
  prepare({ repository: { graph, sources, layout }, dataFiles, byFile }) {
    const inFile = byFile('JSON syntax errors', (path, { get }) => {
      const document = get(sources.yaml, path);
      // A file that is not YAML either is reported as `yaml/syntax`.
      const error =
        document && document.value !== undefined ? findJsonSyntaxError(document.source.text) : undefined;
      if (!document || !error) return [];
      const { offset, reason } = error;
      const end = Math.min(offset + 1, document.source.text.length);
      return [
        {
          message: `Invalid JSON: ${reason}.`,
          span: { source: document.source, start: offset, end },
          help: 'Correct the syntax, or rename the file to .yaml.',
          ...(!path.endsWith('.json') && {
            severity: 'warning',
            help: 'Correct the syntax; pages show the file as JSON.',
          }),
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
