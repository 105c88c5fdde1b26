import { findJsonSyntaxError } from '../../yaml/json-syntax-error.js';
import type { Rule } from '../rule.js';

export const jsonSyntax: Rule = {
  id: 'json/syntax',
  severity: 'error',
  summary: 'A .json file, or an event file in JSON syntax, is not valid JSON.',
  explanation:
    'Data files are parsed as YAML, a superset of JSON, so a trailing comma or a comment goes unnoticed here. Programs that parse the file as JSON reject it. Event schemas and examples without a file extension are JSON if they start with a brace.',
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
            help: 'Correct the syntax; a file that starts with a brace is JSON.',
          }),
        },
      ];
    });
    const isJsonEvent = (path: string): boolean =>
      [layout.eventExamples, layout.eventSchemas].some((folder) => path.startsWith(`${folder}/`)) &&
      !/\.ya?ml$/.test(path) &&
      /^\s*[{[]/.test(graph.get(sources.text, path)?.text ?? '');
    return ({ report, count }) => {
      for (const path of graph.get(dataFiles, '')) {
        count('data files');
        if (path.endsWith('.json') || isJsonEvent(path)) for (const finding of inFile(path)) report(finding);
      }
    };
  },
};
