import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, readResolved, type YamlObject, type YamlValue } from './resolved-yaml.js';
import { alternativesOf, typesOf } from './schema-alternatives.js';

export interface Fact {
  readonly value: string;
  /** The path of the operation, parameter, response, property or the like to which the fact belongs. */
  readonly parent: string | undefined;
}

/**
 * Facts by path, such as `GET /path 200.events[] (type)`. An operation, an event type, and each of their parts have the value `present`;
 * each part has a type, may have an enum, and states whether it is required. In a path, `.{}` is the values of a map, and `[]` the items
 * of an array.
 */
export type Facts = Map<string, Fact>;

/** The schemas in `api/` that sections include on their own, outside of any operation. */
const definitions = [
  ...['edu', 'pdu', 'pdu_v3', 'pdu_v4'],
  ...['m.device_list_update', 'm.direct_to_device', 'm.presence', 'm.receipt', 'm.typing'].map(
    (type) => `event-schemas/${type}`,
  ),
].map((name) => `server-server/definitions/${name}.yaml`);

const methods = ['get', 'put', 'post', 'delete', 'head', 'options', 'patch'];

/**
 * Collects the facts of a specification: of all operations in `api/`, of the schemas that sections
 * include on their own, and of all event types in `event-schemas/schema/`.
 *
 * @param root Absolute path of a repository in the layout of this one.
 * @throws If a file cannot be read; see `readResolved`.
 */
export function factsOf(root: string): Facts {
  const facts: Facts = new Map();
  const api = join(root, 'api');
  for (const folder of namesIn(api, 'folder'))
    for (const file of namesIn(join(api, folder), 'file').filter((name) => name.endsWith('.yaml')))
      addOperations(facts, readResolved(join(api, folder, file)));
  for (const file of definitions)
    addSchema(facts, add(facts, undefined, file, 'present'), readResolved(join(api, file)));
  const schemas = join(root, 'event-schemas/schema');
  for (const file of namesIn(schemas, 'file'))
    addSchema(facts, add(facts, undefined, file, 'present'), readResolved(join(schemas, file)));
  return facts;
}

const namesIn = (folder: string, kind: 'file' | 'folder'): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => (kind === 'file' ? entry.isFile() : entry.isDirectory()))
    .map(({ name }) => name)
    .sort();

/** Adds a fact and returns its path. */
function add(facts: Facts, parent: string | undefined, name: string, value: string): string {
  const path = `${parent ?? ''}${name}`;
  facts.set(path, { value, parent });
  return path;
}

function addOperations(facts: Facts, file: YamlValue): void {
  if (!isObject(file) || !isObject(file.paths)) return;
  for (const [path, item] of Object.entries(file.paths))
    for (const method of methods) {
      const operation = isObject(item) ? item[method] : undefined;
      if (isObject(operation))
        addOperation(facts, `${method.toUpperCase()} ${file.basePath}${path}`, operation);
    }
}

/** The second of two operations with the same method and path gets the trailing space with which one file writes such a path. */
function addOperation(facts: Facts, name: string, operation: YamlObject): void {
  const path = add(facts, undefined, facts.has(name) ? `${name} ` : name, 'present');
  add(facts, path, ' (security)', securityOf(operation.security));
  add(facts, path, ' (deprecated)', String(operation.deprecated === true));
  for (const parameter of list(operation.parameters).filter(isObject)) {
    if (parameter.in === 'body')
      addSchema(facts, add(facts, path, ' body', 'present'), parameter.schema ?? null);
    else {
      const at = add(facts, path, ` ${parameter.in} ${parameter.name}`, 'present');
      add(facts, at, ' (required)', String(parameter.required === true));
      addSchema(facts, at, parameter);
    }
  }
  const responses = isObject(operation.responses) ? operation.responses : {};
  for (const [status, response] of Object.entries(responses)) {
    const at = add(facts, path, ` ${status}`, 'present');
    if (!isObject(response)) continue;
    if (response.schema !== undefined) addSchema(facts, add(facts, at, ' body', 'present'), response.schema);
    const headers = isObject(response.headers) ? response.headers : {};
    for (const [header, schema] of Object.entries(headers))
      addSchema(facts, add(facts, at, ` header ${header}`, 'present'), schema);
  }
}

const securityOf = (security: YamlValue | undefined): string =>
  joined(
    list(security)
      .filter(isObject)
      .flatMap((scheme) => Object.keys(scheme)),
    ', ',
  ) || 'none';

/** Adds the type and the enum of a schema, and its properties, map values and items with their own facts. */
function addSchema(facts: Facts, path: string, written: YamlValue): void {
  const alternatives = alternativesOf(written);
  add(facts, path, ' (type)', joined(alternatives.flatMap(typesOf), ' or ') || 'any');
  const allowed = alternatives.flatMap((schema) => list(schema.enum)).map((value) => JSON.stringify(value));
  if (allowed.length > 0) add(facts, path, ' (enum)', joined(allowed, ', '));
  for (const schema of alternatives) {
    const required = new Set(list(schema.required));
    const properties = isObject(schema.properties) ? schema.properties : {};
    for (const [name, property] of Object.entries(properties)) {
      const at = add(facts, path, `.${name}`, 'present');
      add(facts, at, ' (required)', String(required.has(name)));
      addSchema(facts, at, property);
    }
    const patterns = isObject(schema.patternProperties) ? Object.values(schema.patternProperties) : [];
    for (const values of [...patterns, schema.additionalProperties])
      if (isObject(values)) addSchema(facts, add(facts, path, '.{}', 'present'), values);
    if (isObject(schema.items)) addSchema(facts, add(facts, path, '[]', 'present'), schema.items);
    else
      list(schema.items).forEach((item, i) => {
        addSchema(facts, add(facts, path, `[${i}]`, 'present'), item);
      });
  }
}

/** A list as it is written, or a list of nothing. */
const list = (value: YamlValue | undefined): YamlValue[] => (Array.isArray(value) ? value : []);

const joined = (names: readonly string[], separator: string): string =>
  [...new Set(names)].sort().join(separator);
