import type Ajv from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { loadLibrary } from '../source/library.js';
import { isMap, mapAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { SchemaError } from './errors.js';
import { liftRecursion } from './lift-recursion.js';
import { isMultipleOf } from './multiple.js';
import { patternOf } from './pattern/pattern.js';
import { withoutIdentifiers } from './without-identifiers.js';

/** The module of ajv for each dialect after draft 4, by its URI. */
const modules = {
  'json-schema.org/draft-06/schema': 'ajv',
  'json-schema.org/draft-07/schema': 'ajv',
  'json-schema.org/draft/2019-09/schema': 'ajv/dist/2019.js',
  'json-schema.org/draft/2020-12/schema': 'ajv/dist/2020.js',
} as const;

/** A dialect by its URI, without scheme and fragment. */
export type DialectName =
  | 'json-schema.org/draft-04/schema'
  | 'spec.openapis.org/oas/3.0/schema'
  | keyof typeof modules;

export const draft4: DialectName = 'json-schema.org/draft-04/schema';
/** The dialect of schemas in OpenAPI 3.0: draft 4 with `nullable`. */
export const openApi30: DialectName = 'spec.openapis.org/oas/3.0/schema';
/** The dialect of schemas in OpenAPI 3.1, apart from keywords that do not restrict values. */
export const draft2020: DialectName = 'json-schema.org/draft/2020-12/schema';

const isModern = (name: string): name is keyof typeof modules => Object.hasOwn(modules, name);

/** A validator for a dialect of JSON Schema later than draft 4. */
export interface Dialect {
  /** Validates a value; returns no errors if the schema cannot be compiled. */
  errors(schema: YamlMap, value: YamlValue): SchemaError[];
  /** Validates a schema against the meta-schema of the dialect. */
  schemaErrors(schema: YamlMap): SchemaError[];
}

const dialects = new Map<DialectName, Dialect>();

/** The dialect that `$schema` names; `otherwise` if it names none or an unknown one. */
export function dialectNameOf(schema: YamlMap, otherwise: DialectName = draft4): DialectName {
  if (typeof schema.$schema !== 'string') return otherwise;
  const name = schema.$schema.replace(/^https?:\/\//, '').replace(/#$/, '');
  return isModern(name) ? name : name === draft4 ? draft4 : otherwise;
}

/** Returns the validator of a dialect, or `undefined` for draft 4 and OpenAPI 3.0. Loads ajv on first use. */
export function laterDialect(name: DialectName): Dialect | undefined {
  if (!isModern(name)) return undefined;
  const cached = dialects.get(name);
  if (cached) return cached;
  const dialect = createDialect(modules[name], name);
  dialects.set(name, dialect);
  return dialect;
}

function createDialect(module: string, name: string): Dialect {
  const loaded: { default: typeof Ajv.default } = loadLibrary(module);
  const ajv = new loaded.default({
    allErrors: true,
    verbose: true,
    strict: false,
    ownProperties: true,
    validateFormats: false,
    validateSchema: false,
    logger: false,
    code: { regExp: boundedPattern },
  });
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({ keyword: 'multipleOf', type: 'number', schemaType: 'number', validate: isMultiple });
  if (name.includes('draft-06')) ajv.addMetaSchema(loadLibrary('ajv/dist/refs/json-schema-draft-06.json'));
  const compiled = new WeakMap<YamlMap, ValidateFunction | 'invalid'>();
  const compile = (schema: YamlMap): ValidateFunction | 'invalid' => {
    const known = compiled.get(schema);
    if (known) return known;
    const { value, definitions } = liftRecursion(schema, '#/$defs/');
    const whole = withoutIdentifiers(
      isMap(value) && Object.keys(definitions).length > 0 ? withDefinitions(value, definitions) : schema,
    );
    let validate: ValidateFunction | 'invalid';
    try {
      validate = ajv.compile(whole);
    } catch {
      // `schemaErrors` reports a schema that cannot be compiled.
      validate = 'invalid';
    }
    ajv.removeSchema(whole);
    compiled.set(schema, validate);
    return validate;
  };
  return {
    errors: (schema, value) => {
      const validate = compile(schema);
      if (validate === 'invalid' || isValid(validate, value)) return [];
      return (validate.errors ?? []).map((error) => errorOf(error, value));
    },
    schemaErrors: (schema) => {
      // ajv throws if `$schema` names an unknown dialect; `schema/dialect` reports it.
      const { $schema: _, ...anonymous } = schema;
      ajv.validateSchema(anonymous);
      return (ajv.errors ?? []).map((error) => errorOf(error, schema));
    },
  };
}

/** Whether a value is valid; a schema that applies itself to the same value without end accepts every value. */
function isValid(validate: ValidateFunction, value: YamlValue): boolean {
  try {
    return validate(value);
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}

const withDefinitions = (schema: YamlMap, definitions: YamlMap): YamlMap => ({
  ...schema,
  $defs: { ...mapAt(schema, '$defs'), ...definitions },
});

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
