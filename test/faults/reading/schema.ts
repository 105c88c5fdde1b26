import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Corpus } from '../corpus.js';
import { isObject, type Json, type JsonObject, valueAt } from './json.js';

/** An example with the schema that it must match, references resolved. */
export interface ExamplePlace {
  /** The path of the example in its file. */
  readonly path: readonly string[];
  readonly schema: JsonObject;
}

/** Returns the example that contains a path of a file. */
export function exampleAround(
  corpus: Corpus,
  file: string,
  path: readonly string[],
): ExamplePlace | undefined {
  try {
    const isEvent = file.startsWith('event-schemas/examples/');
    return isEvent ? eventExample(corpus, file) : apiExample(corpus, file, path);
  } catch {
    return undefined;
  }
}

function eventExample(corpus: Corpus, file: string): ExamplePlace | undefined {
  const own = file.replace('/examples/', '/schema/');
  const name = corpus.files.has(own) ? own : own.replace(/[$#].*/, '');
  const schema = corpus.data.resolved(name);
  return isObject(schema) ? { path: [], schema } : undefined;
}

function apiExample(corpus: Corpus, file: string, path: readonly string[]): ExamplePlace | undefined {
  const resolved = corpus.data.resolved(file);
  const response = path.indexOf('application/json');
  if (response > 2 && path[response - 1] === 'examples' && path[response - 3] === 'responses') {
    const schema = valueAt(resolved, [...path.slice(0, response - 1), 'schema']);
    return isObject(schema) ? { path: path.slice(0, response + 1), schema } : undefined;
  }
  const body = path.indexOf('example');
  if (body > 2 && path[body - 1] === 'schema' && path[body - 3] === 'parameters') {
    const schema = valueAt(resolved, path.slice(0, body));
    // A binary body is not JSON.
    const isJson = !isObject(schema) || (schema.format !== 'byte' && schema.format !== 'binary');
    return isJson && isObject(schema) ? { path: path.slice(0, body + 1), schema } : undefined;
  }
  return undefined;
}

const Ajv = createRequire(import.meta.url)('ajv-draft-04').default;
const compiled = new WeakMap<JsonObject, ValidateFunction | undefined>();

/** Validates a value with ajv; `undefined` if ajv cannot compile the schema. */
export function errorsOf(schema: JsonObject, value: Json): readonly ErrorObject[] | undefined {
  if (!compiled.has(schema)) compiled.set(schema, compile(schema));
  const validate = compiled.get(schema);
  if (!validate) return undefined;
  validate(value);
  return validate.errors ?? [];
}

function compile(schema: JsonObject): ValidateFunction | undefined {
  try {
    const options = {
      strict: false,
      allErrors: true,
      validateFormats: false,
      validateSchema: false,
      logger: false,
    };
    const validate: ValidateFunction = new Ajv(options).compile(schema);
    return validate;
  } catch {
    return undefined;
  }
}

/** Returns the property names that a schema defines for the value at a path; `undefined` if it allows others. */
export function propertyNames(schema: JsonObject, path: readonly string[]): readonly string[] | undefined {
  let shapes: readonly JsonObject[] = withParents(schema);
  for (const key of path) {
    if (shapes.some(isOpen)) return undefined;
    shapes = shapes.flatMap((shape) => {
      const item = isObject(shape.items) ? shape.items : undefined;
      const property = isObject(shape.properties) ? shape.properties[key] : undefined;
      const inner = property ?? (/^\d+$/.test(key) ? item : undefined);
      return isObject(inner) ? withParents(inner) : [];
    });
  }
  if (shapes.some(isOpen)) return undefined;
  return shapes.flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : []));
}

const withParents = (schema: JsonObject): JsonObject[] => [
  schema,
  ...(Array.isArray(schema.allOf) ? schema.allOf.filter(isObject).flatMap(withParents) : []),
];

const isOpen = ({ oneOf, anyOf, additionalProperties, patternProperties }: JsonObject): boolean =>
  oneOf !== undefined ||
  anyOf !== undefined ||
  patternProperties !== undefined ||
  (additionalProperties !== undefined && additionalProperties !== false);
