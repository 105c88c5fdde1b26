import { isElement, type Node } from '../../doc/nodes.js';
import { inFile } from '../../source/text.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { hasRepeatedWord, repeatedWords } from '../suspicious-markup/repeated-words.js';

export const proseRepeatedWord: Rule = {
  id: 'prose/repeated-word',
  severity: 'warning',
  summary: 'A function word is repeated.',
  explanation:
    'A sentence contains a word such as "the" or "of" twice in a row, often at the end of a line and the start of the next one. Remove one of the two.',
  prepare({ repository, contentFiles, dataFiles }) {
    const { graph, sources, document, targets, site } = repository;
    // In sections, it is reported with suspicious markup.
    if (!site) return () => {};
    const mayRepeat = graph.query<boolean>('repeated words in a file', (path, { get }) =>
      hasRepeatedWord(get(sources.file, path)?.text ?? ''),
    );
    const onPage = graph.query<readonly Finding[]>('repeated words on a page', (name, { get }) =>
      get(document, name).units.flatMap(({ title, body }) => [
        ...(title ? repeatedIn(title.children) : []),
        ...repeatedIn(body),
      ]),
    );
    return ({ report }) => {
      const files = [...graph.get(contentFiles, ''), ...graph.get(dataFiles, '')];
      // Most repositories have none, and a search in the texts is faster than one in the pages.
      const paths = new Set(files.filter((path) => graph.get(mayRepeat, path)));
      if (paths.size === 0) return;
      for (const name of graph.get(targets, '').targets.keys())
        for (const finding of graph.get(onPage, name))
          if (paths.has(inFile(finding.span).source.path)) report(finding);
    };
  },
};

const skipped: ReadonlySet<string> = new Set([
  'literal',
  'literal_block',
  'math',
  'math_block',
  'raw',
  'comment',
]);

function repeatedIn(nodes: readonly Node[]): Finding[] {
  return nodes.flatMap((node): Finding[] => {
    if (isElement(node)) return skipped.has(node.type) ? [] : repeatedIn(node.children);
    return [...repeatedWords(node)].map(({ rule: _, ...finding }) => finding);
  });
}
