import { addAll, type Element } from '../doc/nodes.js';
import type { Query } from '../graph/graph.js';
import { createDescriber } from '../spec/describe.js';
import { markdownBlocks } from '../spec/pages/markdown-blocks.js';
import type { Repository } from '../spec/repository.js';
import { referencesIn } from './dangling-references.js';
import { descriptionsIn, isPlain, isPlainMarkdown } from './description-texts.js';
import { suspiciousMarkup } from './suspicious-markup/in-tree.js';
import { repeatedWords } from './suspicious-markup/repeated-words.js';

/**
 * Creates a query that parses all descriptions of a data file, by its path, including those that no page shows. It reports the problems
 * of their markup (`rst/…`), including valid markup that was probably not intended, and yields the references that they contain.
 */
export function createDescriptions({ graph, sources, options, site }: Repository): Query<readonly Element[]> {
  if (site)
    return graph.query<readonly Element[]>('Markdown descriptions', (path, { get, report }) => {
      const dialect = get(site.queries.dataDialect, '');
      for (const text of descriptionsIn(get(sources.yaml, path)?.value))
        if (!isPlainMarkdown(text.text)) markdownBlocks(text, dialect, report);
      return noReferences;
    });
  return graph.query<readonly Element[]>('descriptions', (path, { get, report }) => {
    const document = get(sources.yaml, path);
    const describe = createDescriber({ raw: options.raw }, report);
    const references: Element[] = [];
    for (const text of descriptionsIn(document?.value)) {
      if (isPlain(text.text)) {
        const value = text.text;
        for (const diagnostic of repeatedWords({
          type: 'text',
          value,
          source: text,
          start: 0,
          end: value.length,
        }))
          report(diagnostic);
        continue;
      }
      const nodes = describe(text);
      suspiciousMarkup(nodes, report);
      addAll(references, referencesIn(nodes));
    }
    return references;
  });
}

// Links of Markdown are resolved by the pages that show a description.
const noReferences: readonly Element[] = [];
