import type { Corpus } from '../corpus.js';
import { endOfBlock, linesOf, replaceInLine, replaceLines } from '../edit.js';
import type { Fault, Kind } from '../fault.js';
import type { Random } from '../random.js';
import type { KeyLine } from '../reading/data.js';
import { valueAt } from '../reading/json.js';
import { goesLike, inOperation, type KeyPlace, lineOf, pickKey } from '../reading/keys.js';
import { apiFiles } from '../reading/places.js';

type Fits = (key: KeyLine, inside: readonly string[]) => boolean;
type Plan = (place: KeyPlace, corpus: Corpus, random: Random) => Fault | undefined;

/** Plants a fault at a key of an operation. */
function atOperation(name: string, fits: Fits, plan: Plan): Kind {
  return {
    name,
    plant(corpus, random) {
      const place = pickKey(corpus, random, apiFiles(corpus), (key) => {
        const inside = inOperation(key);
        return inside !== undefined && fits(key, inside);
      });
      return place && plan(place, corpus, random);
    },
  };
}

const here = ({ file, key }: KeyPlace): readonly { file: string; line: number }[] => [
  { file, line: key.line },
];
const oneOf = (key: KeyLine, ...names: readonly string[]): boolean => names.includes(key.key);
const isParameter = (inside: readonly string[], ...rest: readonly string[]): boolean =>
  goesLike(inside, 'parameters', '*', ...rest);

/** Returns another key of the map that contains the key. */
const siblings = (corpus: Corpus, { file, key }: KeyPlace, name: string): unknown =>
  valueAt(corpus.data.file(file)?.value, [...key.path.slice(0, -1), name]);

const misspelt =
  (rules: readonly string[]): Plan =>
  (place, corpus, random) => ({
    changes: replaceInLine(
      corpus.files,
      place.file,
      place.key.line,
      place.key.key,
      random.misspell(place.key.key),
    ),
    places: here(place),
    rules,
  });

/** Replaces the value of the key. */
const valued =
  (rules: readonly string[], value: (place: KeyPlace, random: Random) => string): Plan =>
  (place, corpus, random) => ({
    changes: replaceLines(corpus.files, place.file, place.key.line, 1, [
      (linesOf(corpus.files, place.file)[place.key.line - 1] ?? '').replace(
        /:\s.*$/,
        () => `: ${value(place, random)}`,
      ),
    ]),
    places: here(place),
    rules,
  });

/** Removes the key and its value; the problem is located at its operation or response. */
const lost =
  (rules: readonly string[]): Plan =>
  ({ file, key }, corpus) => {
    if (key.before.includes('-')) return undefined;
    const lines = linesOf(corpus.files, file);
    const count = endOfBlock(lines, key.line) - key.line + 1;
    const line = lineOf(corpus, file, key.path.slice(0, -1));
    return {
      changes: replaceLines(corpus.files, file, key.line, count, []),
      // A map starts at its key or on the next line.
      places: [{ file, line, to: line + 1 }],
      rules,
    };
  };

/** Returns the lines of a parameter, starting at its dash. */
function parameterLines(
  corpus: Corpus,
  { file, key }: KeyPlace,
): { first: number; lines: string[] } | undefined {
  if (!key.before.includes('-')) return undefined;
  const lines = linesOf(corpus.files, file);
  return { first: key.line, lines: lines.slice(key.line - 1, endOfBlock(lines, key.line)) };
}

const swagger = ['openapi/swagger'];

export const openapiKinds: readonly Kind[] = [
  atOperation(
    'operation-key-misspelt',
    (key, inside) =>
      inside.length === 1 &&
      oneOf(key, 'responses', 'parameters', 'summary', 'security', 'tags', 'operationId', 'description'),
    misspelt(swagger),
  ),
  atOperation(
    'parameter-key-misspelt',
    (key, inside) =>
      isParameter(inside, '*') && oneOf(key, 'in', 'name', 'type', 'description', 'schema', 'required'),
    misspelt(swagger),
  ),
  atOperation(
    'parameter-in-unknown',
    (key, inside) => isParameter(inside, 'in') && /^\w+$/.test(key.after),
    valued(swagger, ({ key }, random) => random.misspell(key.after)),
  ),
  atOperation(
    'parameter-type-unknown',
    (key, inside) => isParameter(inside, 'type') && /^\w+$/.test(key.after),
    // A body with a type beside its schema is already invalid.
    (place, corpus, random) =>
      siblings(corpus, place, 'in') === 'body'
        ? undefined
        : valued(swagger, ({ key }) => random.misspell(key.after))(place, corpus, random),
  ),
  atOperation(
    'extension-misspelt',
    (key, inside) => isParameter(inside, 'x-example') && key.after !== '',
    ({ file, key }, corpus, random) => ({
      changes: replaceInLine(corpus.files, file, key.line, 'x-example', `x-${random.misspell('example')}`),
      places: [{ file, line: key.line }],
      rules: ['openapi/extension'],
    }),
  ),
  atOperation(
    'items-lost',
    (key, inside) => key.key === 'items' && inside.length > 1 && !inside.includes('example'),
    ({ file, key }, corpus) => {
      if (key.before.includes('-') || siblings(corpus, { file, key }, 'type') !== 'array') return undefined;
      if (siblings(corpus, { file, key }, 'allOf') !== undefined) return undefined;
      const lines = linesOf(corpus.files, file);
      const count = endOfBlock(lines, key.line) - key.line + 1;
      const line = lineOf(corpus, file, [...key.path.slice(0, -1), 'type']);
      return {
        changes: replaceLines(corpus.files, file, key.line, count, []),
        places: [{ file, line: line > key.line ? line - count : line }],
        rules: ['schema/array-items'],
      };
    },
  ),
  atOperation(
    'path-parameter-not-required',
    (key, inside) => isParameter(inside, 'required') && key.after === 'true',
    (place, corpus, random) =>
      siblings(corpus, place, 'in') === 'path'
        ? valued(swagger, () => 'false')(place, corpus, random)
        : undefined,
  ),
  atOperation(
    'path-parameter-name-misspelt',
    (key, inside) => isParameter(inside, 'name') && /^"?\w+"?$/.test(key.after),
    (place, corpus, random) =>
      siblings(corpus, place, 'in') === 'path'
        ? valued(['openapi/path-parameters'], ({ key }) => random.misspell(key.after.replaceAll('"', '')))(
            place,
            corpus,
            random,
          )
        : undefined,
  ),
  atOperation(
    'security-misspelt',
    ({ key }, inside) => goesLike(inside, 'security', '*', key),
    misspelt(['openapi/security']),
  ),
  atOperation(
    'media-type-misspelt',
    ({ key }, inside) =>
      goesLike(inside, 'responses', '*', 'examples', 'application/json') && key === 'application/json',
    ({ file, key }, corpus, random) => ({
      changes: replaceInLine(corpus.files, file, key.line, key.key, `${random.misspell('application')}/json`),
      places: [{ file, line: key.line }],
      rules: ['openapi/media-type'],
    }),
  ),
  {
    name: 'path-misspelt',
    plant(corpus, random) {
      const place = pickKey(
        corpus,
        random,
        apiFiles(corpus),
        ({ path, key }) => goesLike(path, 'paths', '*') && /\{\w{3,}\}/.test(key),
      );
      const name = place && /\{(\w+)\}/.exec(place.key.key)?.[1];
      if (!place || name === undefined) return undefined;
      const { file, key } = place;
      const to = endOfBlock(linesOf(corpus.files, file), key.line);
      return {
        changes: replaceInLine(corpus.files, file, key.line, `{${name}}`, `{${random.misspell(name)}}`),
        places: [{ file, line: key.line, to }],
        rules: ['openapi/path-parameters'],
      };
    },
  },
  {
    name: 'path-brace-lost',
    plant(corpus, random) {
      const place = pickKey(
        corpus,
        random,
        apiFiles(corpus),
        ({ path, key }) => goesLike(path, 'paths', '*') && /\{\w{3,}\}/.test(key),
      );
      if (!place) return undefined;
      const { file, key } = place;
      return {
        changes: replaceInLine(corpus.files, file, key.line, random.pick(['{', '}']) ?? '', ''),
        places: [{ file, line: key.line }],
        rules: ['openapi/path-parameters'],
      };
    },
  },
  {
    name: 'path-twice',
    // The copy repeats the problems of the original.
    cascade: 4,
    plant(corpus, random) {
      const place = pickKey(
        corpus,
        random,
        apiFiles(corpus),
        ({ path, key }) => goesLike(path, 'paths', '*') && /\{\w{3,}\}/.test(key),
      );
      if (!place) return undefined;
      const { file, key } = place;
      const lines = linesOf(corpus.files, file);
      const end = endOfBlock(lines, key.line);
      const block = lines.slice(key.line - 1, end).map((line) => line.replace(/\{(\w+)\}/, '{$1Again}'));
      return {
        changes: replaceLines(corpus.files, file, end + 1, 0, block),
        places: [
          { file, line: key.line },
          { file, line: end + 1 },
        ],
        rules: ['openapi/duplicate-path'],
      };
    },
  },
  atOperation(
    'parameter-twice',
    (key, inside) => isParameter(inside, '*') && key.before.includes('-'),
    (place, corpus) => {
      const block = parameterLines(corpus, place);
      if (!block || siblings(corpus, place, 'name') === undefined) return undefined;
      const { first, lines } = block;
      const line = first + lines.length;
      return {
        changes: replaceLines(corpus.files, place.file, line, 0, lines),
        places: [{ file: place.file, line, to: line + lines.length - 1 }],
        rules: ['openapi/duplicate-parameter'],
      };
    },
  ),
  atOperation(
    'body-twice',
    (key, inside) => isParameter(inside, '*') && key.before.includes('-'),
    (place, corpus) => {
      const block = parameterLines(corpus, place);
      const name = siblings(corpus, place, 'name');
      if (!block || siblings(corpus, place, 'in') !== 'body' || typeof name !== 'string') return undefined;
      const { first, lines } = block;
      const line = first + lines.length;
      const renamed = lines.map((text) =>
        text.trim().replace(/^- /, '') === `name: ${name}` || text.includes(`name: "${name}"`)
          ? text.replace(name, 'another')
          : text,
      );
      return {
        changes: replaceLines(corpus.files, place.file, line, 0, renamed),
        places: [{ file: place.file, line, to: line + lines.length - 1 }],
        rules: ['openapi/body'],
      };
    },
  ),
  atOperation(
    'operation-id-twice',
    (key, inside) => goesLike(inside, 'operationId') && /^\w+$/.test(key.after),
    ({ file, key }, corpus, random) => {
      const group = file.split('/').slice(0, -1).join('/');
      const files = apiFiles(corpus).filter((other) => other.split('/').slice(0, -1).join('/') === group);
      const other = pickKey(
        corpus,
        random,
        files,
        (one) => one.key === 'operationId' && inOperation(one)?.length === 1,
      );
      if (!other || other.key.after === key.after) return undefined;
      return {
        changes: replaceInLine(corpus.files, file, key.line, key.after, other.key.after),
        places: [
          { file, line: key.line },
          { file: other.file, line: other.key.line },
        ],
        rules: ['openapi/operation-id'],
      };
    },
  ),
  atOperation('summary-lost', (_, inside) => goesLike(inside, 'summary'), lost(['openapi/summary'])),
  // Only the operations of this API are merged into api-docs.json, which requires tags.
  atOperation(
    'tags-lost',
    (_, inside) => goesLike(inside, 'tags'),
    (place, corpus, random) =>
      place.file.startsWith('api/client-server/') ? lost(['openapi/tags'])(place, corpus, random) : undefined,
  ),
  atOperation(
    'responses-lost',
    (_, inside) => goesLike(inside, 'responses'),
    lost(['openapi/responses', ...swagger]),
  ),
  atOperation(
    'response-description-lost',
    (_, inside) => goesLike(inside, 'responses', '*', 'description'),
    lost(swagger),
  ),
  atOperation(
    'status-misspelt',
    (key, inside) => goesLike(inside, 'responses', '*') && /^\d{3}$/.test(key.key),
    ({ file, key }, corpus, random) => ({
      changes: replaceInLine(
        corpus.files,
        file,
        key.line,
        key.key,
        key.key + (random.pick(['0', 'x', '1']) ?? ''),
      ),
      places: [{ file, line: key.line }],
      rules: [...swagger, 'openapi/responses'],
    }),
  ),
  {
    name: 'file-key-misspelt',
    plant(corpus, random) {
      const names = ['swagger', 'info', 'basePath', 'paths', 'host', 'schemes', 'consumes', 'produces'];
      const place = pickKey(
        corpus,
        random,
        apiFiles(corpus),
        ({ path, key }) => path.length === 1 && names.includes(key),
      );
      return place && misspelt(swagger)(place, corpus, random);
    },
  },
  {
    name: 'swagger-version',
    plant(corpus, random) {
      const place = pickKey(corpus, random, apiFiles(corpus), ({ path }) => goesLike(path, 'swagger'));
      return place && valued(swagger, () => '"2.1"')(place, corpus, random);
    },
  },
];
