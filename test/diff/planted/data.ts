import { dump, load } from 'js-yaml';
import type { Random } from '../../faults/random.js';
import { isObject, type Json, type JsonObject, toJson, valueAt } from '../../faults/reading/json.js';
import type { Findings, Kind, Planted, Sources } from './planted.js';

/** An operation in a file that may be modified; `path` and `method` are its keys. */
interface Operation {
  readonly file: string;
  readonly root: JsonObject;
  readonly item: JsonObject;
  readonly operation: JsonObject;
  readonly path: string;
  readonly method: string;
  readonly isSwagger: boolean;
  /** `GET /v1/levels`. */
  readonly name: string;
}

const methods = new Set(['get', 'put', 'post', 'delete']);

function objectIn(sources: Sources, file: string): JsonObject | undefined {
  const value = toJson(load(sources.files.get(file) ?? ''));
  return isObject(value) ? value : undefined;
}

function basePathOf(root: JsonObject): string {
  const base = root.basePath ?? valueAt(root, ['servers', '0', 'variables', 'basePath', 'default']) ?? '';
  return String(base).replace('%CLIENT_MAJOR_VERSION%', 'r0');
}

function operationsIn(sources: Sources, file: string): Operation[] {
  const root = objectIn(sources, file);
  if (!root || !isObject(root.paths)) return [];
  return Object.entries(root.paths).flatMap(([path, item]) =>
    isObject(item)
      ? Object.entries(item).flatMap(([method, operation]) =>
          methods.has(method) && isObject(operation)
            ? [
                {
                  file,
                  root,
                  item,
                  operation,
                  path,
                  method,
                  isSwagger: root.swagger !== undefined,
                  name: `${method.toUpperCase()} ${basePathOf(root)}${path}`.trimEnd(),
                },
              ]
            : [],
        )
      : [],
  );
}

const apiFiles = ({ files }: Sources): string[] =>
  [...files.keys()].filter((path) => /^api\/[\w-]+\/[\w-]+\.yaml$/.test(path));

const textOf = (value: Json): string => dump(value, { noRefs: true, lineWidth: 120 });

/** A change of an operation. `apply` modifies it, and returns the kinds of the changes, or the findings; `undefined` if it is unsuitable. */
function inOperation(
  name: string,
  apply: (operation: Operation, random: Random) => readonly string[] | Partial<Findings> | undefined,
): Kind {
  return {
    name,
    plant(sources, random) {
      const file = random.pick(apiFiles(sources));
      const found = file === undefined ? undefined : random.pick(operationsIn(sources, file));
      const expected = found && apply(found, random);
      if (!found || !expected) return undefined;
      const findings =
        'length' in expected ? { changes: expected.map((kind) => `${kind} ${found.name}`) } : expected;
      return { changes: new Map([[found.file, textOf(found.root)]]), expected: findings };
    },
  };
}

const responsesOf = ({ operation }: Operation): JsonObject =>
  isObject(operation.responses) ? operation.responses : {};

/** The schema of a successful JSON response that is written in the operation. */
function responseSchema(operation: Operation): JsonObject | undefined {
  const response = responsesOf(operation)['200'];
  const schema = operation.isSwagger
    ? valueAt(response, ['schema'])
    : valueAt(response, ['content', 'application/json', 'schema']);
  return isObject(schema) && isObject(schema.properties) && schema.allOf === undefined ? schema : undefined;
}

function parameter(operation: Operation, name: string, required: boolean): void {
  const { operation: own, isSwagger } = operation;
  const list = Array.isArray(own.parameters) ? own.parameters : [];
  const type = isSwagger
    ? { type: 'string', 'x-example': 'a' }
    : { schema: { type: 'string' }, example: 'a' };
  own.parameters = [...list, { in: 'query', name, description: 'Planted.', required, ...type }];
}

/** A property of the response without limits. */
function plainProperty(operation: Operation, random: Random): JsonObject | undefined {
  const properties = responseSchema(operation)?.properties;
  const plain = Object.values(isObject(properties) ? properties : {}).filter(
    (property): property is JsonObject =>
      isObject(property) &&
      property.type === 'string' &&
      Object.keys(property).every((key) => ['type', 'description', 'example', 'x-example'].includes(key)),
  );
  return random.pick(plain);
}

const changed = (operation: Operation, kind: string): Partial<Findings> => ({
  changes: [`${kind} ${operation.name}`],
});

const apiKinds: readonly Kind[] = [
  inOperation('operation-removed', (found) => {
    // The variable of a file without operations would be unknown.
    if (!isObject(found.root.paths) || operationCount(found.root) < 2) return undefined;
    delete found.item[found.method];
    if (Object.keys(found.item).every((key) => !methods.has(key))) delete found.root.paths[found.path];
    return ['operation-removed'];
  }),
  inOperation('operation-added', (found, random) => {
    const { root, operation, isSwagger } = found;
    if (!isObject(root.paths)) return undefined;
    const path = `/planted/${random.between(100, 999)}`;
    const { operationId: _, parameters: __, ...copy } = operation;
    const others = isSwagger && Array.isArray(operation.parameters) ? operation.parameters : [];
    const parameters = others.filter((parameter) => !isObject(parameter) || parameter.in !== 'path');
    root.paths[path] = { get: parameters.length > 0 ? { ...copy, parameters } : copy };
    return { changes: [`operation-added GET ${basePathOf(root)}${path}`] };
  }),
  inOperation('operation-deprecated', ({ operation }) => {
    if (operation.deprecated === true) return undefined;
    operation.deprecated = true;
    return ['operation-deprecated'];
  }),
  inOperation('parameter-added', (found) => {
    parameter(found, 'planted', false);
    return ['parameter-added'];
  }),
  inOperation('required-parameter-added', (found) => {
    parameter(found, 'planted', true);
    return ['required-parameter-added'];
  }),
  inOperation('description-changed', ({ operation }) => {
    if (typeof operation.description !== 'string') return undefined;
    operation.description = `${operation.description.trimEnd()}\n\nPlanted words.`;
    return ['description-changed'];
  }),
  inOperation('description-required', (found) => {
    const { operation } = found;
    if (typeof operation.description !== 'string') return undefined;
    operation.description = `${operation.description.trimEnd()}\n\nClients MUST NOT plant.`;
    return { ...changed(found, 'description-changed'), requirements: ['none → MUST NOT'] };
  }),
  inOperation('response-added', (found) => {
    responsesOf(found)['418'] = { description: 'The server is a teapot.' };
    return ['response-added'];
  }),
  inOperation('response-removed', (found, random) => {
    const responses = responsesOf(found);
    const status = random.pick(Object.keys(responses).filter((key) => /^[345]/.test(key) && key !== '429'));
    if (status === undefined) return undefined;
    delete responses[status];
    return ['response-removed'];
  }),
  inOperation('rate-limit', (found) => {
    const responses = responsesOf(found);
    const wasLimited = responses['429'] !== undefined;
    if (wasLimited) delete responses['429'];
    else responses['429'] = { description: 'Too many requests.' };
    return [wasLimited ? 'rate-limit-removed' : 'rate-limit-added'];
  }),
  inOperation('authentication', ({ operation }) => {
    const isRequired = Array.isArray(operation.security) && operation.security.length > 0;
    if (!isRequired) return undefined;
    delete operation.security;
    return ['authentication-removed'];
  }),
  inOperation('property-added', (found) => {
    const properties = responseSchema(found)?.properties;
    if (!isObject(properties)) return undefined;
    properties.planted = { type: 'string', description: 'Planted.' };
    return ['property-added'];
  }),
  inOperation('property-required', (found, random) => {
    const schema = responseSchema(found);
    const required = Array.isArray(schema?.required) ? schema.required : [];
    const names = Object.keys(isObject(schema?.properties) ? schema.properties : {});
    const name = random.pick(names.filter((key) => !required.includes(key)));
    if (!schema || name === undefined) return undefined;
    schema.required = [...required, name];
    return ['property-required'];
  }),
  inOperation('type-altered', (found, random) => {
    const property = plainProperty(found, random);
    if (!property) return undefined;
    property.type = 'integer';
    return ['type-altered'];
  }),
  inOperation('enum-added', (found, random) => {
    const property = plainProperty(found, random);
    if (!property) return undefined;
    property.enum = ['planted'];
    return ['enum-added'];
  }),
  inOperation('format-changed', (found, random) => {
    const property = plainProperty(found, random);
    if (!property) return undefined;
    property.format = 'uri';
    return ['format-changed'];
  }),
  inOperation('example-changed', (found) => {
    const { isSwagger } = found;
    const response = responsesOf(found)['200'];
    const holder = isSwagger
      ? valueAt(response, ['examples'])
      : valueAt(response, ['content', 'application/json']);
    const key = isSwagger ? 'application/json' : 'example';
    if (!isObject(holder) || !isObject(holder[key])) return undefined;
    holder[key] = { ...holder[key], planted: true };
    return ['example-changed'];
  }),
];

const operationCount = (root: JsonObject): number =>
  Object.values(isObject(root.paths) ? root.paths : {})
    .flatMap((item) => (isObject(item) ? Object.keys(item) : []))
    .filter((key) => methods.has(key)).length;

const eventFiles = ({ files }: Sources): string[] =>
  [...files.keys()].filter((path) => /^event-schemas\/schema\/[\w.]+$/.test(path) && !path.includes('.yaml'));

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** A change of an event's schema; `apply` returns the kind of the change. */
function inEvent(name: string, apply: (schema: JsonObject, random: Random) => string | undefined): Kind {
  return {
    name: `event-${name}`,
    plant(sources, random) {
      const file = random.pick(eventFiles(sources));
      const schema = file === undefined ? undefined : objectIn(sources, file);
      const kind = schema && apply(schema, random);
      if (file === undefined || !kind) return undefined;
      return {
        changes: new Map([[file, textOf(schema)]]),
        expected: { changes: [`${kind} ${nameOf(file)}`] },
      };
    },
  };
}

const contentOf = (schema: JsonObject): JsonObject | undefined => {
  const content = valueAt(schema, ['properties', 'content']);
  return isObject(content) && isObject(content.properties) && content.allOf === undefined
    ? content
    : undefined;
};

const eventKinds: readonly Kind[] = [
  inEvent('description-changed', (schema) => {
    if (typeof schema.description !== 'string') return undefined;
    schema.description = `${schema.description.trimEnd()}\n\nPlanted words.`;
    return 'description-changed';
  }),
  inEvent('property-added', (schema) => {
    const properties = contentOf(schema)?.properties;
    if (!isObject(properties)) return undefined;
    properties.planted = { type: 'string', description: 'Planted.' };
    return 'property-added';
  }),
  inEvent('property-optional', (schema, random) => {
    const content = contentOf(schema);
    if (!content || !Array.isArray(content.required)) return undefined;
    const name = random.pick(content.required);
    if (!isObject(content.properties) || content.properties[String(name)] === undefined) return undefined;
    content.required = content.required.filter((other) => other !== name);
    return 'property-optional';
  }),
  {
    name: 'event-added',
    plant(sources, random): Planted | undefined {
      const file = random.pick(eventFiles(sources));
      const schema = file === undefined ? undefined : objectIn(sources, file);
      const type = valueAt(schema, ['properties', 'type']);
      if (file === undefined || !schema || !isObject(type)) return undefined;
      type.enum = [`${nameOf(file)}.planted`];
      const example = `event-schemas/examples/${nameOf(file)}`;
      const text = sources.files.get(example);
      return {
        changes: new Map([
          [`${file}.planted`, textOf(schema)],
          ...(text === undefined ? [] : [[`${example}.planted`, text] as const]),
        ]),
        expected: { changes: [`event-added ${nameOf(file)}.planted`] },
      };
    },
  },
];

/** Changes of API files, event schemas and examples. */
export const dataKinds: readonly Kind[] = [...apiKinds, ...eventKinds];
