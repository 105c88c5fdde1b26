import type { Corpus } from '../corpus.js';
import { endOfBlock, linesOf, replaceInLine, replaceLines } from '../edit.js';
import type { Fault, Kind } from '../fault.js';
import type { Random } from '../random.js';
import type { KeyLine } from '../reading/data.js';
import { isObject, valueAt } from '../reading/json.js';
import { isInExample, type KeyPlace, lineOf, pickKey } from '../reading/keys.js';
import { apiFiles, definitionFiles, eventSchemas } from '../reading/places.js';

/** Plants a fault at a keyword of a schema: of an event, a definition or an API file. */
function atKeyword(
  name: string,
  fits: (key: KeyLine) => boolean,
  plan: (place: KeyPlace, corpus: Corpus, random: Random) => Fault | undefined,
): Kind {
  return {
    name,
    plant(corpus, random) {
      const files = random.pick([apiFiles(corpus), definitionFiles(corpus), eventSchemas(corpus)]) ?? [];
      const place = pickKey(
        corpus,
        random,
        files,
        (key, file) =>
          (!apiFiles(corpus).includes(file) || key.path.includes('schema')) && isKeyword(key) && fits(key),
      );
      return place && plan(place, corpus, random);
    },
  };
}

/** Whether a key of a schema is a keyword rather than the name of a property. */
function isKeyword({ path }: KeyLine): boolean {
  if (isInExample(path)) return false;
  let isName = false;
  for (const part of path.slice(0, -1))
    isName = !isName && (part === 'properties' || part === 'patternProperties');
  return !isName;
}

const invalid = ['schema/draft4', 'openapi/swagger'];
const parentOf = (corpus: Corpus, { file, key }: KeyPlace) =>
  valueAt(corpus.data.file(file)?.value, key.path.slice(0, -1));

/** Returns the line of a key with another value. */
const withValue = (corpus: Corpus, { file, key }: KeyPlace, value: string): string =>
  (linesOf(corpus.files, file)[key.line - 1] ?? '').replace(/:\s.*$/, () => `: ${value}`);

const misspelt = new Set([
  ...['$ref', 'title', 'description', 'type', 'enum', 'format', 'pattern'],
  ...['properties', 'patternProperties', 'additionalProperties', 'required', 'items', 'allOf', 'oneOf'],
]);

export const schemaKinds: readonly Kind[] = [
  atKeyword(
    'keyword-misspelt',
    ({ key, path }) => misspelt.has(key) && !path.includes('enum') && !path.includes('default'),
    ({ file, key }, corpus, random) => ({
      changes: replaceInLine(corpus.files, file, key.line, key.key, random.misspell(key.key)),
      places: [{ file, line: key.line }],
      rules: ['schema/unknown-keyword', 'openapi/swagger'],
    }),
  ),
  atKeyword(
    'type-misspelt',
    ({ key, after }) => key === 'type' && /^"?(string|integer|object|array|boolean|number)"?,?$/.test(after),
    ({ file, key }, corpus, random) => {
      const type = key.after.replace(/\W/g, '');
      return {
        changes: replaceInLine(corpus.files, file, key.line, type, random.misspell(type)),
        places: [{ file, line: key.line }],
        rules: invalid,
      };
    },
  ),
  atKeyword(
    'pattern-broken',
    ({ key, after }) => key === 'pattern' && /^["'].*["']$/.test(after),
    (place, corpus) => ({
      changes: replaceLines(corpus.files, place.file, place.key.line, 1, [withValue(corpus, place, "'^(['")]),
      places: [{ file: place.file, line: place.key.line }],
      rules: invalid,
    }),
  ),
  atKeyword(
    'enum-emptied',
    ({ key, before }) => key === 'enum' && !before.includes('-'),
    (place, corpus) => {
      const { file, key } = place;
      const lines = linesOf(corpus.files, file);
      if (/^\s*"/.test(lines[key.line - 1] ?? '')) return undefined;
      const count = endOfBlock(lines, key.line) - key.line + 1;
      return {
        changes: replaceLines(corpus.files, file, key.line, count, [`${key.before}enum: []`]),
        places: [{ file, line: key.line }],
        rules: invalid,
      };
    },
  ),
  atKeyword(
    'required-no-list',
    ({ key, after }) => key === 'required' && /^\[.*\]$/.test(after),
    (place, corpus) => ({
      changes: replaceLines(corpus.files, place.file, place.key.line, 1, [withValue(corpus, place, '"all"')]),
      places: [{ file: place.file, line: place.key.line }],
      rules: invalid,
    }),
  ),
  atKeyword(
    'properties-no-map',
    ({ key, after, before }) => key === 'properties' && after === '' && !before.includes('-'),
    ({ file, key }, corpus) => {
      const lines = linesOf(corpus.files, file);
      const count = endOfBlock(lines, key.line) - key.line + 1;
      return {
        changes: replaceLines(corpus.files, file, key.line, count, [`${key.before}properties: []`]),
        places: [{ file, line: key.line }],
        rules: invalid,
      };
    },
  ),
  atKeyword(
    'required-misspelt',
    ({ key }) => key === 'required',
    (place, corpus, random) => {
      const parent = parentOf(corpus, place);
      if (!isObject(parent) || !isObject(parent.properties) || parent.oneOf || parent.anyOf) return undefined;
      const { properties, required } = parent;
      const name = random.pick(Array.isArray(required) ? required : []);
      if (typeof name !== 'string' || !Object.hasOwn(properties, name)) return undefined;
      const { file, key } = place;
      const lines = linesOf(corpus.files, file);
      const end = endOfBlock(lines, key.line);
      const line = lines
        .slice(key.line - 1, end)
        .findIndex((text) => new RegExp(`[\\s"'[]${name}(["'\\],\\s]|$)`).test(text));
      if (line < 0) return undefined;
      return {
        changes: replaceInLine(corpus.files, file, key.line + line, name, random.misspell(name)),
        places: [{ file, line: key.line + line }],
        rules: ['schema/required'],
      };
    },
  ),
  {
    name: 'property-misspelt',
    plant(corpus, random) {
      const files = random.pick([apiFiles(corpus), definitionFiles(corpus), eventSchemas(corpus)]) ?? [];
      const place = pickKey(corpus, random, files, ({ path, before }, file) => {
        const owner = valueAt(corpus.data.file(file)?.value, path.slice(0, -2));
        return (
          path.at(-2) === 'properties' &&
          !before.includes('-') &&
          !isInExample(path) &&
          !path.includes('allOf') &&
          isObject(owner) &&
          // A parent may also describe the property.
          !owner.allOf &&
          !owner.oneOf &&
          !owner.anyOf &&
          Array.isArray(owner.required) &&
          owner.required.includes(path.at(-1) ?? '')
        );
      });
      if (!place) return undefined;
      const { file, key } = place;
      const from = lineOf(corpus, file, [...key.path.slice(0, -2), 'required']);
      return {
        changes: replaceInLine(corpus.files, file, key.line, key.key, random.misspell(key.key)),
        // Either the name in `required` or the name of the property may be wrong.
        places: [
          { file, line: key.line },
          { file, line: from, to: endOfBlock(linesOf(corpus.files, file), from) },
        ],
        rules: ['schema/required'],
      };
    },
  },
  {
    name: 'title-of-object-lost',
    plant(corpus, random) {
      const place = pickKey(corpus, random, eventSchemas(corpus), ({ path }, file) => {
        const owner = valueAt(corpus.data.file(file)?.value, path.slice(0, -1));
        return (
          path.at(-1) === 'title' &&
          path[0] === 'properties' &&
          path[1] === 'content' &&
          path.at(-3) === 'properties' &&
          path.length >= 5 &&
          isObject(owner) &&
          owner.type === 'object' &&
          owner.allOf === undefined &&
          isObject(owner.properties) &&
          Object.keys(owner.properties).length > 0
        );
      });
      if (!place) return undefined;
      const { file, key } = place;
      return {
        changes: replaceLines(corpus.files, file, key.line, 1, []),
        places: [{ file, line: lineOf(corpus, file, key.path.slice(0, -1)), to: key.line }],
        rules: ['schema/untitled'],
      };
    },
  },
  {
    name: 'state-key-description-lost',
    plant(corpus, random) {
      const place = pickKey(
        corpus,
        random,
        eventSchemas(corpus),
        ({ path, before }) => path.join('.') === 'properties.state_key.description' && !before.includes('-'),
      );
      if (!place) return undefined;
      const { file, key } = place;
      const lines = linesOf(corpus.files, file);
      const count = endOfBlock(lines, key.line) - key.line + 1;
      const isJson = /^\s*"/.test(lines[key.line - 1] ?? '');
      if (isJson && !/,$/.test(key.after)) return undefined;
      return {
        changes: replaceLines(corpus.files, file, key.line, count, []),
        places: [{ file, line: lineOf(corpus, file, ['properties', 'state_key']), to: key.line }],
        rules: ['event/state-key'],
      };
    },
  },
];
