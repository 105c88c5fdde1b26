import type { Corpus } from '../corpus.js';
import { changesAnything, endOfBlock, linesOf, replaceInLine, replaceLines } from '../edit.js';
import type { Changes, Fault, Kind } from '../fault.js';
import type { Random } from '../random.js';
import { type KeyLine, parse } from '../reading/data.js';
import { isObject, type Json, valueAt } from '../reading/json.js';
import { isInExample, type KeyPlace, lineOf, pickKey } from '../reading/keys.js';
import { apiFiles, eventExamples, eventSchemas } from '../reading/places.js';
import { type ExamplePlace, errorsOf, exampleAround, propertyNames } from '../reading/schema.js';

type Files = (corpus: Corpus) => readonly string[];
type Change = (place: KeyPlace, corpus: Corpus, random: Random, example: ExamplePlace) => Changes | undefined;

const rules = ['example/event', 'example/api'];
const scalar = /^("[^"\\]*"|-?[\d.]+|true|false)(,?)$/;

const exampleIn = (
  corpus: Corpus,
  changes: Changes,
  file: string,
  path: readonly string[],
): Json | undefined => {
  const value = valueAt(parse(changes.get(file) ?? corpus.files.get(file) ?? ''), path);
  try {
    return value === undefined ? undefined : corpus.data.resolve(value, file);
  } catch {
    return undefined;
  }
};

/** Changes an example so that ajv rejects it. */
function rejected(
  name: string,
  files: Files,
  change: Change,
  fits: (key: KeyLine) => boolean = () => true,
): Kind {
  return {
    name,
    plant(corpus, random): Fault | undefined {
      const place = pickKey(
        corpus,
        random,
        files(corpus),
        // An unresolved $ref leaves no example to validate.
        (key, file) =>
          key.key !== '$ref' && (isInExample(key.path) || file.startsWith('event-schemas/')) && fits(key),
      );
      if (!place) return undefined;
      const { file, key } = place;
      const example = exampleAround(corpus, file, key.path);
      const changes = example && change(place, corpus, random, example);
      if (!example || !changes || !changesAnything(corpus.files, changes)) return undefined;
      const before = exampleIn(corpus, new Map(), file, example.path);
      const after = exampleIn(corpus, changes, file, example.path);
      if (before === undefined || after === undefined || errorsOf(example.schema, before)?.length !== 0)
        return undefined;
      const errors = errorsOf(example.schema, after) ?? [];
      if (errors.length === 0) return undefined;
      // A missing property is an error of the whole object, as is a value that matches no alternative.
      // A removed key beside a $ref reveals the value of the $ref.
      const owner = valueAt(corpus.data.file(file)?.value, key.path.slice(0, -1));
      const reference =
        isObject(owner) && owner.$ref !== undefined ? [[...key.path.slice(0, -1), '$ref']] : [];
      const from = [
        ...reference.map((path) => lineOf(corpus, file, path)),
        ...errors.map(({ instancePath }) =>
          lineOf(corpus, file, [...example.path, ...instancePath.split('/').slice(1)]),
        ),
      ];
      return { changes, places: [{ file, line: Math.min(key.line, ...from), to: key.line }], rules };
    },
  };
}

/** Replaces the scalar after a key and keeps the comma. */
function otherValue(
  { file, key }: KeyPlace,
  corpus: Corpus,
  value: (before: string) => string,
): Changes | undefined {
  const [, before, comma = ''] = scalar.exec(key.after) ?? [];
  if (before === undefined) return undefined;
  const line = linesOf(corpus.files, file)[key.line - 1] ?? '';
  return replaceLines(corpus.files, file, key.line, 1, [
    line.slice(0, line.lastIndexOf(key.after)) + value(before) + comma,
  ]);
}

const withoutKey: Change = ({ file, key }, corpus) => {
  if (key.before.includes('-')) return undefined;
  const lines = linesOf(corpus.files, file);
  return replaceLines(corpus.files, file, key.line, endOfBlock(lines, key.line) - key.line + 1, []);
};

const otherType: Change = (place, corpus) =>
  otherValue(place, corpus, (before) => (before.startsWith('"') ? '42' : '"forty-two"'));

const otherWord: Change = (place, corpus, random) =>
  otherValue(place, corpus, (before) =>
    before.startsWith('"') ? `"${random.misspell(before.slice(1, -1))}"` : before,
  );

const kindsFor = (what: string, files: Files): Kind[] => [
  rejected(`${what}-required-property-lost`, files, withoutKey),
  rejected(`${what}-type-changed`, files, otherType),
  rejected(`${what}-enum-value-changed`, files, otherWord, ({ after }) => /^"[\w.]+",?$/.test(after)),
  rejected(`${what}-list-for-scalar`, files, (place, corpus) =>
    otherValue(place, corpus, (before) => `[${before}]`),
  ),
  {
    name: `${what}-key-misspelt`,
    plant(corpus, random) {
      const place = pickKey(
        corpus,
        random,
        files(corpus),
        ({ path, key }, file) =>
          /^\w{3,}$/.test(key) && (isInExample(path) || file.startsWith('event-schemas/')),
      );
      if (!place) return undefined;
      const { file, key } = place;
      const example = exampleAround(corpus, file, key.path);
      const names = example && propertyNames(example.schema, key.path.slice(example.path.length, -1));
      const wrong = random.misspell(key.key);
      if (!names?.includes(key.key) || names.includes(wrong)) return undefined;
      return {
        changes: replaceInLine(corpus.files, file, key.line, key.key, wrong),
        places: [{ file, line: key.line }],
        rules: [...rules, 'example/undocumented'],
      };
    },
  },
];

/** Replaces the example of a parameter. */
function ofParameter(name: string, value: (type: string, after: string) => string | undefined): Kind {
  return {
    name,
    plant(corpus, random) {
      const place = pickKey(
        corpus,
        random,
        apiFiles(corpus),
        ({ key, path }) => key === 'x-example' && path.at(-3) === 'parameters',
      );
      if (!place) return undefined;
      const { file, key } = place;
      const parameter = valueAt(corpus.data.file(file)?.value, key.path.slice(0, -1));
      const type = valueAt(parameter, ['type']);
      const before = valueAt(parameter, ['x-example']);
      // An example that is already wrong yields no new problem.
      if (
        typeof type !== 'string' ||
        typeof before !== (type === 'integer' ? 'number' : type) ||
        /^[|>]/.test(key.after)
      )
        return undefined;
      const after = value(type, key.after);
      if (after === undefined) return undefined;
      const line = linesOf(corpus.files, file)[key.line - 1] ?? '';
      return {
        changes: replaceLines(corpus.files, file, key.line, 1, [line.replace(/:\s.*$/, () => `: ${after}`)]),
        places: [{ file, line: key.line }],
        rules: ['example/api'],
      };
    },
  };
}

/** Replaces the example of a property in the schema of an event, a body or a response. */
const propertyExample: Kind = {
  name: 'property-example-of-other-type',
  plant(corpus, random) {
    const files = random.pick([apiFiles(corpus), eventSchemas(corpus)]) ?? [];
    const place = pickKey(corpus, random, files, ({ key, path }, file) => {
      const isShown = path.includes('schema') || eventSchemas(corpus).includes(file);
      return key === 'example' && path.at(-3) === 'properties' && isShown && !isInExample(path.slice(0, -1));
    });
    if (!place) return undefined;
    const { file, key } = place;
    const schema = valueAt(corpus.data.file(file)?.value, key.path.slice(0, -1));
    const type = valueAt(schema, ['type']);
    const before = valueAt(schema, ['example']);
    if (typeof type !== 'string' || typeof before !== (type === 'integer' ? 'number' : type))
      return undefined;
    const changes = otherValue(place, corpus, () => (type === 'string' ? '17' : '"seventeen"'));
    return changes && { changes, places: [{ file, line: key.line }], rules: ['example/schema'] };
  },
};

export const exampleKinds: readonly Kind[] = [
  propertyExample,
  ...kindsFor('event-example', eventExamples),
  ...kindsFor('api-example', apiFiles),
  ofParameter('parameter-example-of-other-type', (type) => (type === 'string' ? '17' : '"seventeen"')),
  ofParameter('parameter-example-is-list', () => '[a, b]'),
  {
    name: 'json-text-broken',
    plant(corpus, random) {
      const file = random.pick(apiFiles(corpus));
      if (file === undefined) return undefined;
      const lines = linesOf(corpus.files, file);
      const starts = lines.flatMap((line, i) =>
        /(application\/json|example): [|>]-?\s*$/.test(line) ? [i + 1] : [],
      );
      const start = random.pick(starts);
      if (start === undefined) return undefined;
      const end = endOfBlock(lines, start);
      const line = random.between(start + 1, Math.max(start + 1, end));
      const text = lines[line - 1] ?? '';
      // A missing comma between two entries is always a syntax error.
      if (!/,\s*$/.test(text)) return undefined;
      return {
        changes: replaceLines(corpus.files, file, line, 1, [text.replace(/,\s*$/, '')]),
        places: [{ file, line, to: line + 1 }],
        rules: ['example/json'],
      };
    },
  },
];
