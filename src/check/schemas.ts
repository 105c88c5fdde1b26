import type { Context, Query } from '../graph/graph.js';
import { operationsOf } from '../openapi/swagger2/operations.js';
import { bodyOf, parametersOf } from '../openapi/swagger2/parameters.js';
import type { Schema } from '../schema/inherit.js';
import type { Repository } from '../spec/repository.js';
import { isMap, listAt, mapAt, type YamlMap, type YamlValue } from '../yaml/value.js';

/** The schema of a request body or a response. */
export interface ApiSchema {
  readonly schema: Schema;
  readonly location: 'body' | 'response';
}

/** Queries for schemas, by the path of the file. */
export interface Schemas {
  /** The schemas of the requests and responses of an API file, references resolved. */
  readonly api: Query<readonly ApiSchema[]>;
  /** The schema of a schema file: an event schema or a shared definition; `undefined` for other files. */
  readonly file: Query<Schema | undefined>;
}

/** Creates the queries for the schemas of a repository. */
export function createSchemas({ graph, sources, layout }: Repository): Schemas {
  const api = graph.query<readonly ApiSchema[]>('API schemas', (path, { get }) => {
    const document = get(sources.yaml, path);
    const value = get(sources.resolved, path)?.value;
    if (!document || value === undefined) return [];
    return [...operationsOf(value, document.span)].flatMap(({ operation, shared, span }) => {
      const result: ApiSchema[] = [];
      const body = bodyOf(parametersOf(operation, shared, span));
      if (body?.isJson) result.push({ schema: body.schema, location: 'body' });
      const responses = mapAt(operation, 'responses') ?? {};
      for (const status of Object.keys(responses)) {
        const schema = mapAt(mapAt(responses, status), 'schema');
        if (schema) result.push({ schema, location: 'response' });
      }
      return result;
    });
  });
  const file = graph.query<Schema | undefined>('schema file', (path, { get }: Context) => {
    if (path.startsWith(`${layout.eventExamples}/`)) return undefined;
    const value = get(sources.yaml, path)?.value;
    const isEvent = path.startsWith(`${layout.eventSchemas}/`);
    return isMap(value) && (isEvent || (path.includes('/definitions/') && isSchema(value)))
      ? resolvedMap(get(sources.resolved, path)?.value)
      : undefined;
  });
  return { api, file };
}

/** Files of `definitions/` may also contain parameters, responses or security definitions. */
const isSchema = (map: YamlMap): boolean =>
  !Object.hasOwn(map, 'in') &&
  (typeof map.type === 'string' ||
    Array.isArray(map.type) ||
    mapAt(map, 'properties') !== undefined ||
    listAt(map, 'allOf') !== undefined);

const resolvedMap = (value: YamlValue | undefined): YamlMap | undefined => (isMap(value) ? value : undefined);
