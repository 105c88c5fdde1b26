import { isElement, type Node } from '../../doc/nodes.js';
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
    // Most files have none, and a search in their texts is faster than one in the pages.
    const files = graph.query<ReadonlySet<string>>(
      'files with repeated words',
      (_, { get }) =>
        new Set([...get(contentFiles, ''), ...get(dataFiles, '')].filter((path) => get(mayRepeat, path))),
      (before, after) => [...before].join('\n') === [...after].join('\n'),
    );
    const onPage = graph.query<readonly Finding[]>('repeated words on a page', (name, { get }) => {
      const listed = get(files, '');
      const paths = { listed, areAllContent: [...listed].every(isContent) };
      const found: Finding[] = [];
      for (const { title, body } of get(document, name).units) {
        if (title) addRepeated(title.children, paths, found);
        addRepeated(body, paths, found);
      }
      return found;
    });
    return ({ report }) => {
      if (graph.get(files, '').size === 0) return;
      for (const name of graph.get(targets, '').targets.keys()) graph.get(onPage, name).forEach(report);
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

interface Files {
  readonly listed: ReadonlySet<string>;
  readonly areAllContent: boolean;
}

const isContent = (path: string): boolean => path.endsWith('.md');

/** Adds the repeated words in texts that come from the files. */
function addRepeated(nodes: readonly Node[], files: Files, found: Finding[]): void {
  for (const node of nodes) {
    const { path } = node.source;
    if (!isElement(node)) {
      if (!files.listed.has(path)) continue;
      for (const { rule: _, ...finding } of repeatedWords(node)) found.push(finding);
      continue;
    }
    // What is generated from a data file contains no text of content files.
    const isWithout = files.areAllContent && path !== '' && !isContent(path);
    if (!isWithout && !skipped.has(node.type)) addRepeated(node.children, files, found);
  }
}
