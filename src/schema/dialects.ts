import { createRequire } from 'node:module';
import type Ajv from 'ajv';
import type { ErrorObject } from 'ajv';
import { isMap, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { SchemaError } from './errors.js';
import { isMultipleOf } from './multiple.js';
import { patternOf } from './pattern/pattern.js';

const load = createRequire(import.meta.url);

/** The module of ajv for each dialect, by the URI in `$schema`. */
const modules: ReadonlyMap<string, string> = new Map([
  ['json-schema.org/draft-06/schema', 'ajv'],
  ['json-schema.org/draft-07/schema', 'ajv'],
  ['json-schema.org/draft/2019-09/schema', 'ajv/dist/2019.js'],
  ['json-schema.org/draft/2020-12/schema', 'ajv/dist/2020.js'],
]);

/** A validator for a dialect of JSON Schema later than draft 4. */
export interface Dialect {
  /** Validates a value; returns no errors if the schema cannot be compiled. */
  errors(schema: YamlMap, value: YamlValue): SchemaError[];
  /** Validates a schema against the meta-schema of the dialect. */
  schemaErrors(schema: YamlMap): SchemaError[];
}

const dialects = new Map<string, Dialect | undefined>();

/** Returns the dialect that `$schema` names, or `undefined` for draft 4 and unknown dialects. Loads ajv on first use. */
export function laterDialectOf(schema: YamlMap): Dialect | undefined {
  if (typeof schema.$schema !== 'string') return undefined;
  const name = schema.$schema.replace(/^https?:\/\//, '').replace(/#$/, '');
  const module = modules.get(name);
  if (module === undefined) return undefined;
  const cached = dialects.get(name);
  if (cached) return cached;
  const dialect = createDialect(module, name);
  dialects.set(name, dialect);
  return dialect;
}

function createDialect(module: string, name: string): Dialect {
  const loaded: { default: typeof Ajv.default } = load(module);
  const ajv = new loaded.default({
    allErrors: true,
    verbose: true,
    strict: false,
    validateFormats: false,
    validateSchema: false,
    logger: false,
    code: { regExp: boundedPattern },
  });
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({ keyword: 'multipleOf', type: 'number', schemaType: 'number', validate: isMultiple });
  if (name.includes('draft-06')) ajv.addMetaSchema(load('ajv/dist/refs/json-schema-draft-06.json'));
  return {
    errors: (schema, value) => {
      try {
        const validate = ajv.compile(schema);
        validate(value);
        return (validate.errors ?? []).map((error) => errorOf(error, value));
      } catch {
        // `schemaErrors` reports a schema that cannot be compiled.
        return [];
      } finally {
        ajv.removeSchema(schema);
      }
    },
    schemaErrors: (schema) => {
      ajv.validateSchema(schema);
      return (ajv.errors ?? []).map((error) => errorOf(error, schema));
    },
  };
}

const isMultiple = (divisor: number, value: number): boolean => isMultipleOf(value, divisor);

/** Replaces the engine of JavaScript, which can take exponential time. A text that cannot be matched in bounded time is accepted. */
const boundedPattern = Object.assign(
  (source: string) => {
    const pattern = patternOf(source);
    if (!pattern) throw new SyntaxError(`invalid pattern ${source}`);
    // ajv identifies patterns by their text.
    return { test: (text: string): boolean => pattern.test(text) !== false, toString: () => source };
  },
  { code: 'new RegExp' },
);

/** Converts an error of ajv: the JSON pointer `/a/b~1c` becomes the path `a`, `b/c`. */
function errorOf({ keyword, parentSchema, instancePath, params }: ErrorObject, root: YamlValue): SchemaError {
  const schema = isMap(parentSchema) ? parentSchema : {};
  const path = instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let value: YamlValue = root;
  for (const key of path)
    value = (isMap(value) ? value[key] : Array.isArray(value) ? value[Number(key)] : null) ?? null;
  const property: unknown = params.missingProperty ?? params.additionalProperty;
  return {
    keyword,
    condition: schema[keyword] ?? null,
    schema,
    value,
    path,
    ...(typeof property === 'string' && { property }),
  };
}
