import type { Query } from '../graph/graph.js';
import type { SourceText } from '../source/text.js';
import { createDescriber } from '../spec/describe.js';
import type { Repository } from '../spec/repository.js';
import { textAt } from '../yaml/scalar-text.js';
import { isMap, type YamlCollection, type YamlValue } from '../yaml/value.js';
import { strayMarkup } from './stray/stray-markup.js';

/** Keys under which no descriptions stand: whatever is there is a value. */
const values = new Set(['example', 'examples', 'x-example', 'default', 'enum']);
/** Keys whose maps have names that authors choose. */
const named = new Set([
  'properties',
  'patternProperties',
  'definitions',
  'paths',
  'responses',
  'headers',
  'parameters',
  'dependencies',
  'securityDefinitions',
]);

/**
 * Parses the descriptions of one file of data, by its path, whether a page shows them or not, and reports what is wrong with their
 * markup (`rst/…`), also what is correct and hardly meant.
 */
export function createDescriptions({ graph, sources, options }: Repository): Query<undefined> {
  return graph.query<undefined>('descriptions', (path, { ask, report }) => {
    const document = ask(sources.yaml, path);
    const describe = createDescriber({ raw: options.raw }, report);
    for (const text of descriptionsIn(document?.value))
      if (!isPlain(text.text)) strayMarkup(describe(text), report);
    return undefined;
  });
}

/** The texts of RST in a Swagger file or a schema. */
export function* descriptionsIn(value: YamlValue | undefined): Generator<SourceText> {
  if (Array.isArray(value)) for (const item of value) yield* descriptionsIn(item);
  if (!isMap(value)) return;
  for (const key of Object.keys(value)) {
    const entry = value[key];
    if (typeof entry === 'string') {
      const text = key === 'description' || key === 'summary' ? textAt(value, key) : undefined;
      if (text) yield text;
    } else if (!values.has(key)) yield* named.has(key) ? entriesIn(entry) : descriptionsIn(entry);
  }
}

function* entriesIn(collection: YamlValue | undefined): Generator<SourceText> {
  const isCollection = (value: YamlValue | undefined): value is YamlCollection =>
    typeof value === 'object' && value !== null;
  if (isCollection(collection)) for (const entry of Object.values(collection)) yield* descriptionsIn(entry);
}

const markup = /[*`|\\_]|::|\{[{%]|\}\}|^\s*\S.*\n[ \t]+\S|^[ \t\W]|\n[ \t\W]|\n\w[.)]|^\w[.)]|\[/;

/** Whether a text is a paragraph without any markup, as most are. */
const isPlain = (text: string): boolean => !markup.test(text.trimEnd());
