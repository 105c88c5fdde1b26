import type { Context, Query } from '../graph/graph.js';
import type { ApiFile } from '../openapi/model.js';
import { isOpenApi } from '../openapi/read-api.js';
import { operationsOf } from '../openapi/swagger2/operations.js';
import { bodyOf, parametersOf } from '../openapi/swagger2/parameters.js';
import { type DialectName, dialectNameOf, draft4, draft2020, openApi30 } from '../schema/dialects.js';
import type { Schema } from '../schema/inherit.js';
import { createSchemaReader } from '../schema/modern/schema-reader.js';
import type { ApiSource } from '../spec/layout.js';
import type { Repository } from '../spec/repository.js';
import { isMap, listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../yaml/value.js';

/** The schema of a request body or a response. */
export interface ApiSchema {
  readonly schema: Schema;
  readonly location: 'body' | 'response' | 'parameter';
  readonly dialect: DialectName;
}

/** Queries for schemas, by the path of the file. */
export interface Schemas {
  /** The schemas of the requests and responses of an API file, references resolved. */
  readonly api: Query<readonly ApiSchema[]>;
  /** The schema of a schema file: an event schema or a shared definition; `undefined` for other files. */
  readonly file: Query<Schema | undefined>;
  /** The dialect of schema files that name none, with the key `''`. */
  readonly commonDialect: Query<DialectName>;
  /** The dialect of the schemas in a file that name none. */
  readonly dialect: Query<DialectName>;
  /** The files that other schemas inherit from, with the key `''`: those in the `allOf` of another file. */
  readonly parents: Query<ReadonlySet<string>>;
  /** Turns an example into the one that pages show, with the key `''`: releases of the layout of 2021 merge an `allOf` in all data. */
  readonly shownExample: Query<(value: YamlValue) => YamlValue>;
}

/** Creates the queries for the schemas of a repository. */
export function createSchemas(
  { graph, sources, layout, models, site }: Repository,
  apiFiles: Query<readonly ApiSource[]>,
  dataFiles: Query<readonly string[]>,
  maps: Query<readonly YamlMap[]>,
): Schemas {
  // Schema files are shared by the files of the APIs, and have their dialect.
  const commonDialect = graph.query<DialectName>('common dialect', (_, { get }) => {
    const used = new Set(get(apiFiles, '').map(({ path }) => apiDialect(get(sources.yaml, path)?.value)));
    return [draft2020, openApi30].find((one) => used.has(one)) ?? draft4;
  });
  const dialect = graph.query<DialectName>('dialect of a file', (path, { get }) => {
    const value = get(sources.yaml, path)?.value;
    if (!isMap(value)) return draft4;
    return apiDialect(value) ?? dialectNameOf(value, get(commonDialect, ''));
  });
  const api = graph.query<readonly ApiSchema[]>('API schemas', (path, { get }) => {
    const document = get(sources.yaml, path);
    const value = get(sources.resolved, path)?.value;
    if (!document || value === undefined) return [];
    const ofFile = get(dialect, path);
    if (isOpenApi(value)) return [...openApiSchemas(get(models.api, path), ofFile)];
    return [...operationsOf(value, document.span)].flatMap(({ operation, shared, span }) => {
      const result: ApiSchema[] = [];
      const body = bodyOf(parametersOf(operation, shared, span));
      if (body?.isJson) result.push({ schema: body.schema, location: 'body', dialect: ofFile });
      const responses = mapAt(operation, 'responses') ?? {};
      for (const status of Object.keys(responses)) {
        const schema = mapAt(mapAt(responses, status), 'schema');
        if (schema) result.push({ schema, location: 'response', dialect: ofFile });
      }
      return result;
    });
  });
  const file = graph.query<Schema | undefined>('schema file', (path, { get }: Context) => {
    if (path.startsWith(`${layout.eventExamples}/`)) return undefined;
    const value = get(sources.yaml, path)?.value;
    const isEvent = path.startsWith(`${layout.eventSchemas}/`);
    const isOther = layout.otherSchemas !== undefined && path.startsWith(`${layout.otherSchemas}/`);
    return isMap(value) && (isEvent || isOther || (path.includes('/definitions/') && isSchema(value)))
      ? resolvedMap(get(sources.resolved, path)?.value)
      : undefined;
  });
  const shownExample = graph.query<(value: YamlValue) => YamlValue>('shown example', (_, { get }) => {
    const conventions = site && get(site.queries.conventions, '').schema;
    return conventions?.inheritance === 'everywhere'
      ? createSchemaReader(conventions).prepare
      : (value) => value;
  });
  const inherited = graph.query<readonly string[]>(
    'files in `allOf`',
    (path, { get }) => {
      const { list } = get(sources.references, path);
      if (list.length === 0) return [];
      const inParents = parentMaps(get(maps, path));
      return list.flatMap(({ map, file: target, keys }) =>
        keys.length === 0 && inParents.has(map) ? [target] : [],
      );
    },
    (before, after) => before.join('\n') === after.join('\n'),
  );
  const parents = graph.query<ReadonlySet<string>>(
    'inherited files',
    (_, { get }) => new Set(get(dataFiles, '').flatMap((path) => get(inherited, path))),
    (before, after) => [...before].join('\n') === [...after].join('\n'),
  );
  return { api, file, commonDialect, dialect, parents, shownExample };
}

/** The entries of `allOf` at any depth. */
function parentMaps(maps: readonly YamlMap[]): ReadonlySet<YamlMap> {
  const found = new Set<YamlMap>();
  for (const map of maps)
    for (const parent of listAt(map, 'allOf') ?? []) if (isMap(parent)) found.add(parent);
  return found;
}

/** The dialect of the schemas of an API file; `undefined` for other files. */
export function apiDialect(value: YamlValue | undefined): DialectName | undefined {
  if (isOpenApi(value)) return stringAt(value, 'openapi')?.startsWith('3.0') ? openApi30 : draft2020;
  return isMap(value) && Object.hasOwn(value, 'swagger') ? draft4 : undefined;
}

/** The schemas of parameters, bodies, responses and headers (OpenAPI 3). */
function* openApiSchemas(api: ApiFile | undefined, dialect: DialectName): Generator<ApiSchema> {
  for (const { parameters, requestBody, responses } of [
    ...(api?.operations ?? []),
    ...(api?.webhooks ?? []),
  ]) {
    for (const { schema } of parameters) yield { schema, location: 'parameter', dialect };
    for (const { schema } of requestBody?.content ?? [])
      if (schema) yield { schema, location: 'body', dialect };
    for (const { content, headers } of responses) {
      for (const { schema } of content) if (schema) yield { schema, location: 'response', dialect };
      for (const { schema } of headers) yield { schema, location: 'parameter', dialect };
    }
  }
}

/** Files of `definitions/` may also contain parameters, responses or security definitions. */
const isSchema = (map: YamlMap): boolean =>
  !Object.hasOwn(map, 'in') &&
  (typeof map.type === 'string' ||
    Array.isArray(map.type) ||
    mapAt(map, 'properties') !== undefined ||
    listAt(map, 'allOf') !== undefined);

const resolvedMap = (value: YamlValue | undefined): YamlMap | undefined => (isMap(value) ? value : undefined);
