import type { Element, Node } from '../../doc/nodes.js';
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
      const paths = get(files, '');
      const candidates = { paths, includeData: [...paths].some(isData) };
      const found: Finding[] = [];
      for (const { title, body } of get(document, name).units) {
        if (title) addRepeated(title.children, candidates, found);
        addRepeated(body, candidates, found);
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

/** The files that contain repeated words. */
interface Candidates {
  readonly paths: ReadonlySet<string>;
  readonly includeData: boolean;
}

const isData = (path: string): boolean => path !== '' && !path.endsWith('.md');

/** Adds the repeated words in texts that come from the candidates. */
function addRepeated(nodes: readonly Node[], candidates: Candidates, found: Finding[]): void {
  for (const node of nodes) {
    if (node.type === 'text') {
      if (!candidates.paths.has(node.source.path)) continue;
      for (const { rule: _, ...finding } of repeatedWords(node)) found.push(finding);
    } else if (!skipped.has(node.type) && mayContainCandidate(node, candidates))
      addRepeated(node.children, candidates, found);
  }
}

/** A paragraph contains the text of one file, and content that is generated from a data file no text of content files. */
const mayContainCandidate = (
  { type, source: { path } }: Element,
  { paths, includeData }: Candidates,
): boolean => paths.has(path) || (type !== 'paragraph' && (includeData || !isData(path)));
