import type { Corpus } from '../corpus.js';
import { changesAnything, linesOf, replaceInLine, replaceLines } from '../edit.js';
import type { Changes, Fault, Kind } from '../fault.js';
import type { Random } from '../random.js';
import { type KeyLine, parse } from '../reading/data.js';
import { contentSchema, type EmbeddedEvent, embeddedEvents } from '../reading/embedded-events.js';
import { isObject, type Json, type JsonObject } from '../reading/json.js';
import { eventSchemas } from '../reading/places.js';
import { errorsOf, propertyNames } from '../reading/schema.js';

const rules = ['example/embedded-event', 'example/api', 'example/event', 'example/undocumented'];

const typesOf = (corpus: Corpus): string[] =>
  eventSchemas(corpus).map((path) => (path.split('/').at(-1) ?? '').replace(/[$#].*/, ''));

function kind(
  name: string,
  plan: (event: EmbeddedEvent, corpus: Corpus, random: Random) => Fault | undefined,
): Kind {
  return {
    name,
    plant(corpus, random) {
      const event = random.pick(embeddedEvents(corpus));
      return event && plan(event, corpus, random);
    },
  };
}

/** Replaces the type of an event. */
function typeKind(name: string, by: (type: string, random: Random) => string | undefined): Kind {
  return kind(name, ({ file, type, typeKey }, corpus, random) => {
    const wrong = by(type, random);
    if (wrong === undefined || wrong === type || typesOf(corpus).includes(wrong)) return undefined;
    return {
      changes: replaceInLine(corpus.files, file, typeKey.line, type, wrong),
      places: [{ file, line: typeKey.line }],
      rules,
    };
  });
}

/** Changes a scalar of the content so that ajv rejects the content. */
function contentKind(
  name: string,
  by: (value: string, random: Random) => string | undefined,
  fits: (key: KeyLine) => boolean = () => true,
): Kind {
  return kind(name, (event, corpus, random) => {
    const { file, content, schema } = event;
    const key = random.pick(event.keys.filter((one) => fits(one) && !/^(msgtype|method)$/.test(one.key)));
    const [, before, comma = ''] = /^("[^"\\]*"|[\w.-]+)(,?)$/.exec(key?.after ?? '') ?? [];
    const after = before === undefined ? undefined : by(before, random);
    if (!key || before === undefined || after === undefined) return undefined;
    const changed = withValue(content, key.path, parse(after));
    if (errorsOf(schema, content)?.length !== 0 || (errorsOf(schema, changed) ?? []).length === 0)
      return undefined;
    return {
      changes: replaceInLine(corpus.files, file, key.line, key.after, after + comma),
      places: [{ file, line: key.line }],
      rules,
    };
  });
}

/** Returns a copy in which the value at a path is replaced; `undefined` removes it. */
function withValue(value: Json, [first, ...rest]: readonly string[], by: Json | undefined): Json {
  if (first === undefined) return by ?? null;
  if (Array.isArray(value))
    return value.map((item, i) => (String(i) === first ? withValue(item, rest, by) : item));
  if (!isObject(value)) return value;
  const copy: JsonObject = { ...value };
  if (rest.length === 0 && by === undefined) delete copy[first];
  else copy[first] = withValue(value[first] ?? null, rest, by);
  return copy;
}

const isQuoted = (text: string): boolean => text.startsWith('"');

export const embeddedEventKinds: readonly Kind[] = [
  typeKind('embedded-event-type-misspelt', (type, random) => `m.${random.misspell(type.slice(2))}`),
  typeKind('embedded-event-type-with-underscore', (type) =>
    /\..*\./.test(type) ? type.replace(/\.(\w+)$/, '_$1') : undefined,
  ),
  typeKind('embedded-event-type-in-plural', (type) => `${type}s`),
  kind('embedded-event-type-of-another', ({ file, type, typeKey, contentKey, content }, corpus, random) => {
    const other = random.pick(typesOf(corpus));
    const schema = other === undefined ? undefined : contentSchema(corpus, other, content);
    if (other === undefined || other === type || !schema) return undefined;
    const missing = (errorsOf(schema, content) ?? []).filter(({ keyword }) => keyword === 'required');
    if (!missing.some(({ instancePath }) => instancePath === '')) return undefined;
    return {
      changes: replaceInLine(corpus.files, file, typeKey.line, type, other),
      places: [{ file, line: contentKey.line, to: contentKey.line + 1 }],
      rules,
    };
  }),
  kind('embedded-event-required-property-lost', (event, corpus, random) => {
    const { file, content, schema, contentKey } = event;
    const key = random.pick(
      event.keys.filter(({ path, after }) => path.length === 1 && /^("[^"\\]*"|[\w.-]+),$/.test(after)),
    );
    if (!key || errorsOf(schema, content)?.length !== 0) return undefined;
    if ((errorsOf(schema, withValue(content, key.path, undefined)) ?? []).length === 0) return undefined;
    const line = linesOf(corpus.files, file)[key.line - 1] ?? '';
    const changes: Changes = replaceLines(corpus.files, file, key.line, 1, []);
    return changesAnything(corpus.files, changes) && line.trim().endsWith(',')
      ? { changes, places: [{ file, line: contentKey.line, to: contentKey.line + 1 }], rules }
      : undefined;
  }),
  contentKind('embedded-event-value-of-other-type', (value) => (isQuoted(value) ? '42' : '"forty-two"')),
  contentKind('embedded-event-list-for-scalar', (value) => `[${value}]`),
  contentKind(
    'embedded-event-enum-value-misspelt',
    (value, random) => (isQuoted(value) ? `"${random.misspell(value.slice(1, -1))}"` : undefined),
    ({ path }) => path.length === 1,
  ),
  kind('embedded-event-key-misspelt', (event, corpus, random) => {
    const key = random.pick(event.keys.filter((one) => /^[a-z_]{4,}$/.test(one.key)));
    const names = key && propertyNames(event.schema, key.path.slice(0, -1));
    const wrong = key && random.misspell(key.key);
    if (!key || wrong === undefined || !names?.includes(key.key) || names.includes(wrong)) return undefined;
    const { file } = event;
    return {
      changes: replaceInLine(corpus.files, file, key.line, key.key, wrong),
      places: [
        { file, line: key.line },
        { file, line: event.contentKey.line },
      ],
      rules,
    };
  }),
  kind('embedded-message-type-misspelt', (event, corpus, random) => {
    const key = event.keys.find(({ key: name, path }) => name === 'msgtype' && path.length === 1);
    const type = /m\.(\w+)/.exec(key?.after ?? '')?.[1];
    if (!key || type === undefined || !eventSchemas(corpus).some((path) => path.endsWith(`m.${type}`)))
      return undefined;
    return {
      changes: replaceInLine(corpus.files, event.file, key.line, `m.${type}`, `m.${random.misspell(type)}`),
      places: [{ file: event.file, line: key.line }],
      rules,
    };
  }),
];
