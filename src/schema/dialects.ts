import type { ErrorObject, ValidateFunction } from 'ajv';
import { isMap, mapAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { SchemaError } from './errors.js';
import { createAjv, type LaterDialectName, laterDialectNames } from './later-ajv.js';
import { liftRecursion } from './lift-recursion.js';
import { metaSchemaValidator } from './meta-schema-validator.js';
import { patternOf } from './pattern/pattern.js';
import { dependsOnScopes, withStaticScopes } from './static-scope.js';
import { withoutIdentifiers } from './without-identifiers.js';

/** A dialect by its URI, without scheme and fragment. */
export type DialectName =
  | 'json-schema.org/draft-04/schema'
  | 'spec.openapis.org/oas/3.0/schema'
  | LaterDialectName;

export const draft4: DialectName = 'json-schema.org/draft-04/schema';
/** The dialect of schemas in OpenAPI 3.0: draft 4 with `nullable`. */
export const openApi30: DialectName = 'spec.openapis.org/oas/3.0/schema';
/** The dialect of schemas in OpenAPI 3.1, apart from keywords that do not restrict values. */
export const draft2020: DialectName = 'json-schema.org/draft/2020-12/schema';

const isLater = (name: string): name is LaterDialectName => laterDialectNames.has(name);

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
  return isLater(name) ? name : name === draft4 ? draft4 : otherwise;
}

/** Returns the validator of a dialect, or `undefined` for draft 4 and OpenAPI 3.0. */
export function laterDialect(name: DialectName): Dialect | undefined {
  if (!isLater(name)) return undefined;
  const cached = dialects.get(name);
  if (cached) return cached;
  const dialect = createDialect(name);
  dialects.set(name, dialect);
  return dialect;
}

function createDialect(name: LaterDialectName): Dialect {
  // Most schemas need no validator of their own, and loading ajv takes time.
  let loaded: ReturnType<typeof createAjv> | undefined;
  const compiled = new WeakMap<YamlMap, ValidateFunction | 'invalid'>();
  const compile = (schema: YamlMap): ValidateFunction | 'invalid' => {
    const known = compiled.get(schema);
    if (known) return known;
    const whole = selfContained(schema, name);
    loaded ??= createAjv(name, boundedPattern);
    let validate: ValidateFunction | 'invalid';
    try {
      validate = loaded.compile(whole);
    } catch {
      // `schemaErrors` reports a schema that cannot be compiled.
      validate = 'invalid';
    }
    loaded.removeSchema(whole);
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
      const validate = metaSchemaValidator(name);
      validate(schema);
      return (validate.errors ?? []).map((error) => errorOf(error, schema));
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

/** Returns a schema whose references are within it, with identifiers that occur once. */
function selfContained(schema: YamlMap, name: LaterDialectName): YamlMap {
  const { value, definitions } = liftRecursion(schema, '#/$defs/');
  const lifted =
    isMap(value) && Object.keys(definitions).length > 0 ? withDefinitions(value, definitions) : schema;
  const hasScopes = name === draft2020 && dependsOnScopes(lifted);
  return (hasScopes ? withStaticScopes(schema) : undefined) ?? withoutIdentifiers(lifted);
}

const withDefinitions = (schema: YamlMap, definitions: YamlMap): YamlMap => ({
  ...schema,
  $defs: { ...mapAt(schema, '$defs'), ...definitions },
});

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
