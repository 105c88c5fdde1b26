import type { Corpus } from '../corpus.js';
import { type KeyLine, read } from './data.js';
import { isObject, type Json, type JsonObject, valueAt } from './json.js';
import { jsonBlocks } from './json-blocks.js';
import { isInExample } from './keys.js';
import { apiFiles, eventExamples, eventSchemas } from './places.js';

/** An event with a known type within an example or a block of JSON. Lines are those of the file. */
export interface EmbeddedEvent {
  readonly file: string;
  readonly type: string;
  readonly typeKey: KeyLine;
  readonly contentKey: KeyLine;
  readonly content: JsonObject;
  /** The keys within the content, with their paths from the content. */
  readonly keys: readonly KeyLine[];
  readonly schema: JsonObject;
}

const memoized = new WeakMap<Corpus, readonly EmbeddedEvent[]>();

/** Returns the events within API examples, example events and blocks of JSON of sections. */
export function embeddedEvents(corpus: Corpus): readonly EmbeddedEvent[] {
  const known = memoized.get(corpus);
  if (known) return known;
  const inFiles = [...apiFiles(corpus), ...eventExamples(corpus)].flatMap((file) => {
    const data = corpus.data.file(file);
    const isExampleEvent = file.startsWith('event-schemas/');
    return data
      ? eventsIn(corpus, file, data.value, data.keys, ({ path }) =>
          isExampleEvent ? path.length > 1 : isInExample(path),
        )
      : [];
  });
  const inBlocks = jsonBlocks(corpus).flatMap(({ file, line, lines }) => {
    const data = read(lines.join('\n'));
    const keys = data?.keys.map((key) => ({ ...key, line: key.line + line - 1 })) ?? [];
    return data ? eventsIn(corpus, file, data.value, keys, () => true) : [];
  });
  const found = [...inFiles, ...inBlocks];
  memoized.set(corpus, found);
  return found;
}

function eventsIn(
  corpus: Corpus,
  file: string,
  value: Json,
  keys: readonly KeyLine[],
  fits: (key: KeyLine) => boolean,
): EmbeddedEvent[] {
  return keys.flatMap((typeKey): EmbeddedEvent[] => {
    const type = /^"?(m\.[\w.]+)"?,?$/.exec(typeKey.after)?.[1];
    if (typeKey.key !== 'type' || type === undefined || !fits(typeKey)) return [];
    const path = [...typeKey.path.slice(0, -1), 'content'];
    const contentKey = keys.find((key) => key.path.join('\0') === path.join('\0'));
    const content = valueAt(value, path);
    // A $ref would replace parts of the event.
    const isReference = valueAt(value, [...path.slice(0, -1), '$ref']) !== undefined;
    const schema = contentSchema(corpus, type, content);
    if (!contentKey || !isObject(content) || isReference || !schema) return [];
    const inside = keys
      .filter((key) => key.path.length > path.length && path.every((part, i) => part === key.path[i]))
      .map((key) => ({ ...key, path: key.path.slice(path.length) }));
    return [{ file, type, typeKey, contentKey, content, keys: inside, schema }];
  });
}

/** Returns the schema of the content of an event type, or of the variant that the content names. */
export function contentSchema(
  corpus: Corpus,
  type: string,
  content: Json | undefined,
): JsonObject | undefined {
  const variant = valueAt(content, ['msgtype']) ?? valueAt(content, ['method']);
  const names = eventSchemas(corpus);
  const file =
    names.find((name) => /[$#]/.test(name) && name.endsWith(`/${type}$${String(variant)}`)) ??
    names.find((name) => name.endsWith(`/${type}#${String(variant)}`)) ??
    names.find((name) => name.endsWith(`/${type}`));
  try {
    const schema = file === undefined ? undefined : corpus.data.resolved(file);
    const found = valueAt(schema, ['properties', 'content']);
    return isObject(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
