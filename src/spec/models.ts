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

/** The API and event definitions of a repository, as queries. */
export interface Models {
  /** An API file, by path; `undefined` if it cannot be read. */
  readonly api: Query<ApiFile | undefined>;
  /** A schema in `definitions/`, by path; `undefined` if it has no type. */
  readonly definition: Query<Definition | undefined>;
  /** The file names of event schemas, sorted. */
  readonly eventNames: Query<readonly string[]>;
  /** The file names of event examples, sorted. */
  readonly exampleNames: Query<readonly string[]>;
  /** An event, by the file name of its schema. */
  readonly event: Query<EventDefinition | undefined>;
  /** An example event, by its file name. */
  readonly example: Query<EventExample | undefined>;
  /** A base type (`room_event`), by name. */
  readonly baseEvent: Query<EventDefinition | undefined>;
  /** The path of the schema of a base type, by name; `undefined` if there is no such type. */
  readonly baseEventPath: Query<string | undefined>;
}

/** Separates an event type from its variant in a file name (`m.room.message$m.text`); old repositories use `#`. */
export const variantSeparator = /[$#]/;

export function createModels(graph: Graph, sources: Sources, layout: Layout, protocol: Protocol): Models {
  const { yaml, yamlMap, resolved, folder } = sources;

  const api = graph.query<ApiFile | undefined>('API file', (path, { get }) => {
    const document = get(yamlMap, path);
    return document && readApi(document, get(resolved, path)?.value);
  });
  const definition = graph.query<Definition | undefined>('definition', (path, { get }) => {
    const document = get(yamlMap, path);
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
    const document = get(yamlMap, path);
    if (!document) return undefined;
    const [type = name] = name.split(variantSeparator);
    const examples = get(exampleNames, '')
      .filter((file) => file === name || (name === type && file.split(variantSeparator)[0] === type))
      .map((file) => get(example, file))
      .filter((example) => example !== undefined);
    const definition = readEvent(document, {
      name,
      resolved: get(resolved, path)?.value,
      examples,
      variantProperty: protocol.variantProperties[type],
    });
    for (const problem of definition ? eventProblems(definition) : []) report(problem);
    return definition;
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
    const document = path === undefined ? undefined : get(yamlMap, path);
    return (
      document && readBaseEvent(document, { name, resolved: get(resolved, document.source.path)?.value })
    );
  });
  return { api, definition, eventNames, exampleNames, event, example, baseEvent, baseEventPath };
}
