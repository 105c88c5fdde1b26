import type { Corpus } from '../corpus.js';
import { isObject, valueAt } from './json.js';

const memoized = new WeakMap<Corpus, Map<string, readonly string[]>>();

/** Memoizes a list of files of a corpus. */
function once(corpus: Corpus, name: string, find: () => readonly string[]): readonly string[] {
  const known = memoized.get(corpus) ?? new Map<string, readonly string[]>();
  memoized.set(corpus, known);
  const before = known.get(name);
  if (before) return before;
  const found = find();
  known.set(name, found);
  return found;
}

/** Files with API operations. */
export const apiFiles = (corpus: Corpus): readonly string[] =>
  once(corpus, 'api', () =>
    [...corpus.files.keys()].filter(
      (path) =>
        /^api\/[\w-]+\/((v1|v2_alpha)\/)?[\w.-]+\.yaml$/.test(path) &&
        valueAt(corpus.data.file(path)?.value, ['paths']) !== undefined,
    ),
  );

/** Schemas that API files refer to. */
export const definitionFiles = (corpus: Corpus): readonly string[] =>
  once(corpus, 'definitions', () =>
    [...corpus.files.keys()].filter((path) => {
      const value = corpus.data.file(path)?.value;
      return (
        /^api\/.*\/definitions\/[\w/.-]+\.(yaml|json)$/.test(path) &&
        isObject(value) &&
        (isObject(value.properties) || Array.isArray(value.allOf))
      );
    }),
  );

/** Schemas of events, named after their types. */
export const eventSchemas = (corpus: Corpus): readonly string[] =>
  once(corpus, 'schemas', () =>
    [...corpus.files.keys()].filter((path) => /^event-schemas\/schema\/(v1\/)?m\.[^/]+$/.test(path)),
  );

/** Schemas that event schemas build on. */
const coreSchemas = (corpus: Corpus): readonly string[] =>
  once(corpus, 'core schemas', () =>
    [...corpus.files.keys()].filter((path) =>
      /^event-schemas\/schema\/.*core-event-schema\/.*\.(yaml|json)$/.test(path),
    ),
  );

/** Example events, named after their types, with a variant. */
export const eventExamples = (corpus: Corpus): readonly string[] =>
  once(corpus, 'examples', () =>
    [...corpus.files.keys()].filter((path) => /^event-schemas\/examples\/(v1\/)?m\.[^/]+$/.test(path)),
  );

/** All data files that js-yaml can parse. */
export const dataFiles = (corpus: Corpus): readonly string[] =>
  once(corpus, 'data', () =>
    [
      ...apiFiles(corpus),
      ...definitionFiles(corpus),
      ...eventSchemas(corpus),
      ...coreSchemas(corpus),
      ...eventExamples(corpus),
    ].filter((path) => corpus.data.file(path) !== undefined),
  );
