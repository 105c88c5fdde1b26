import type { EventDefinition, EventExample } from '../events/model.js';
import { eventProblems, readBaseEvent, readEvent, readEventExample } from '../events/read-event.js';
import type { Context, Graph, Query } from '../graph/graph.js';
import { readDefinition } from '../openapi/definition.js';
import type { ApiFile, Definition } from '../openapi/model.js';
import { readApi } from '../openapi/read-api.js';
import { nameOf } from '../source/reader.js';
import type { Layout } from './layout.js';
import type { Protocol } from './protocol.js';
import type { Sources } from './sources.js';

/** What the API files and the event schemas of a repository say. */
export interface Models {
  /** An API file, by its path; `undefined` for one that cannot be read. */
  readonly api: Query<ApiFile | undefined>;
  /** A schema of `definitions/`, by its path; `undefined` where it has no type. */
  readonly definition: Query<Definition | undefined>;
  /** File names of event schemas, and of examples, in the order of the names. */
  readonly eventNames: Query<readonly string[]>;
  readonly exampleNames: Query<readonly string[]>;
  /** An event, by the file name of its schema. */
  readonly event: Query<EventDefinition | undefined>;
  readonly example: Query<EventExample | undefined>;
  /** A base type (`room_event`), by its name. */
  readonly baseEvent: Query<EventDefinition | undefined>;
  /** The path of its schema; `undefined` where there is no such type. */
  readonly baseEventPath: Query<string | undefined>;
}

/** File names with a variant (`m.room.message$m.text`) have it behind `$`, in old repositories behind `#`. */
export const variantSeparator = /[$#]/;

export function createModels(graph: Graph, sources: Sources, layout: Layout, protocol: Protocol): Models {
  const { yaml, resolved, folder } = sources;

  const api = graph.query<ApiFile | undefined>('API file', (path, { get }) => {
    const value = get(resolved, path)?.value;
    const document = value === undefined ? undefined : get(yaml, path);
    return document && readApi(document, value);
  });
  const definition = graph.query<Definition | undefined>('definition', (path, { get }) => {
    const document = get(yaml, path);
    return document && readDefinition(document, get(resolved, path)?.value, nameOf(path));
  });

  const eventFiles = (path: string, { get }: Context): readonly string[] =>
    (get(folder, path) ?? [])
      .filter(({ name, kind }) => kind === 'file' && name.startsWith(protocol.eventPrefix))
      .map(({ name }) => name);
  const sameList = (before: readonly string[], after: readonly string[]): boolean =>
    before.join('\n') === after.join('\n');
  const eventNames = graph.query(
    'event names',
    (_, context) => eventFiles(layout.eventSchemas, context),
    sameList,
  );
  const exampleNames = graph.query(
    'example names',
    (_, context) => eventFiles(layout.eventExamples, context),
    sameList,
  );

  const example = graph.query<EventExample | undefined>('event example', (name, { get }) => {
    const path = `${layout.eventExamples}/${name}`;
    const document = get(yaml, path);
    const value = get(resolved, path)?.value;
    return document && value !== undefined ? readEventExample(document, name, value) : undefined;
  });
  const event = graph.query<EventDefinition | undefined>('event', (name, { get, report }) => {
    const path = `${layout.eventSchemas}/${name}`;
    const document = get(yaml, path);
    if (!document) return undefined;
    const [type = name] = name.split(variantSeparator);
    const examples = get(exampleNames, '')
      .filter((file) => file === name || (name === type && file.split(variantSeparator)[0] === type))
      .map((file) => get(example, file))
      .filter((found) => found !== undefined);
    const found = readEvent(document, {
      name,
      resolved: get(resolved, path)?.value,
      examples,
      variantProperty: protocol.variantProperties[type],
    });
    for (const problem of found ? eventProblems(found) : []) report(problem);
    return found;
  });
  const baseEventPath = graph.query<string | undefined>('path of a base event', (name, { get }) => {
    const folderPath = `${layout.eventSchemas}/core-event-schema`;
    const file = (get(folder, folderPath) ?? []).find(
      (entry) => entry.name.replace(/\.(yaml|json)$/, '') === name,
    );
    return file && `${folderPath}/${file.name}`;
  });
  const baseEvent = graph.query<EventDefinition | undefined>('base event', (name, { get }) => {
    const path = get(baseEventPath, name);
    const document = path === undefined ? undefined : get(yaml, path);
    return (
      document && readBaseEvent(document, { name, resolved: get(resolved, document.source.path)?.value })
    );
  });
  return { api, definition, eventNames, exampleNames, event, example, baseEvent, baseEventPath };
}
