import { addAll, type Element } from '../doc/nodes.js';
import type { Query } from '../graph/graph.js';
import type { SourceText } from '../source/text.js';
import { createDescriber } from '../spec/describe.js';
import type { Repository } from '../spec/repository.js';
import { textAt } from '../yaml/scalar-text.js';
import type { YamlValue } from '../yaml/value.js';
import { referencesIn } from './dangling-references.js';
import { keywordMaps } from './keyword-maps.js';
import { suspiciousMarkup } from './suspicious-markup/in-tree.js';

/**
 * Creates a query that parses all descriptions of a data file, by its path, including those that no page shows. It reports the problems
 * of their markup (`rst/…`), including valid markup that was probably not intended, and yields the references that they contain.
 */
export function createDescriptions({ graph, sources, options }: Repository): Query<readonly Element[]> {
  return graph.query<readonly Element[]>('descriptions', (path, { get, report }) => {
    const document = get(sources.yaml, path);
    const describe = createDescriber({ raw: options.raw }, report);
    const references: Element[] = [];
    for (const text of descriptionsIn(document?.value)) {
      if (isPlain(text.text)) continue;
      const nodes = describe(text);
      suspiciousMarkup(nodes, report);
      addAll(references, referencesIn(nodes));
    }
    return references;
  });
}

/** Yields the texts in a Swagger file or a schema that contain RST. */
export function* descriptionsIn(value: YamlValue | undefined): Generator<SourceText> {
  for (const map of keywordMaps(value))
    for (const key of ['summary', 'description']) {
      const text = typeof map[key] === 'string' ? textAt(map, key) : undefined;
      if (text) yield text;
    }
}

const markup = /[*`|\\_]|::|\{[{%]|\}\}|^\s*\S.*\n[ \t]+\S|^[ \t\W]|\n[ \t\W]|\n\w[.)]|^\w[.)]|\[/;

/** Whether a text is a paragraph without markup, as most descriptions are. */
export const isPlain = (text: string): boolean => !markup.test(text.trimEnd());
