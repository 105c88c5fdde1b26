/** The keywords of JSON Schema draft 4 and Swagger 2.0. */
export const keywords: ReadonlySet<string> = new Set([
  ...['$schema', '$ref', 'id', 'title', 'description', 'default', 'definitions', 'type', 'enum', 'format'],
  ...['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'pattern'],
  ...['items', 'additionalItems', 'maxItems', 'minItems', 'uniqueItems'],
  ...[
    'properties',
    'patternProperties',
    'additionalProperties',
    'required',
    'maxProperties',
    'minProperties',
  ],
  ...['dependencies', 'allOf', 'anyOf', 'oneOf', 'not'],
  ...['example', 'readOnly', 'discriminator', 'xml', 'externalDocs'],
]);

/** Keywords of later dialects that restrict values; draft 4 ignores them. */
export const laterAssertions: ReadonlySet<string> = new Set([
  ...['const', 'contains', 'minContains', 'maxContains', 'prefixItems', 'propertyNames', 'if', 'then'],
  ...['else', 'dependentRequired', 'dependentSchemas', 'unevaluatedItems', 'unevaluatedProperties'],
]);

/** The keywords of later dialects and of OpenAPI 3, which are valid but ignored. */
export const laterKeywords: ReadonlySet<string> = new Set([
  ...['$id', '$defs', '$anchor', '$comment', '$vocabulary', '$recursiveRef', '$recursiveAnchor'],
  ...['$dynamicRef', '$dynamicAnchor', 'const', 'contains', 'minContains', 'maxContains', 'prefixItems'],
  ...['propertyNames', 'if', 'then', 'else', 'dependentRequired', 'dependentSchemas'],
  ...['unevaluatedItems', 'unevaluatedProperties', 'contentEncoding', 'contentMediaType', 'contentSchema'],
  ...['examples', 'nullable', 'writeOnly', 'deprecated'],
]);
