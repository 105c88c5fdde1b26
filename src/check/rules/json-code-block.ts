import type { Finding } from '../finding.js';
import type { JsonBlock } from '../json-blocks.js';
import type { Rule } from '../rule.js';

export const jsonCodeBlock: Rule = {
  id: 'json/code-block',
  severity: 'warning',
  summary: 'A block of code with JSON is not valid JSON.',
  explanation:
    'Readers copy examples from the text. Literal blocks and code blocks that are marked as JSON, or start like an object or a list, are parsed, and so are the bodies of HTTP messages. The text after a placeholder (`...`, `<name>`, a type instead of a value) or a comment is not checked.',
  prepare({ repository: { graph, layout }, dataFiles, jsonBlocks }) {
    return ({ report, count }) => {
      const reportAll = (blocks: readonly JsonBlock[]): void => {
        count('blocks of JSON', blocks.length);
        for (const block of blocks) for (const finding of findings(block)) report(finding);
      };
      for (const path of graph.get(jsonBlocks.sections, '')) reportAll(graph.get(jsonBlocks.ofSection, path));
      for (const path of graph.get(dataFiles, ''))
        if (!path.startsWith(`${layout.eventExamples}/`))
          reportAll(graph.get(jsonBlocks.ofDescriptions, path));
    };
  },
};

function* findings({ source, error }: JsonBlock): Generator<Finding> {
  if (!error) return;
  const { offset, reason } = error;
  // An unexpected end is reported at the last character.
  const start = Math.min(offset, source.text.trimEnd().length - 1);
  yield {
    message: `The block of code is not valid JSON: ${reason}.`,
    span: { source, start, end: start + 1 },
    help: 'Correct the syntax, or write `...` where something is left out.',
  };
}
