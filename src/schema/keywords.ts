/** The keywords of JSON Schema, draft 4, and those that Swagger 2.0 adds. */
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

/** Those of later dialects and of OpenAPI 3, which say nothing here and are no mistakes. */
export const laterKeywords: ReadonlySet<string> = new Set([
  ...['$id', '$defs', '$anchor', '$comment', '$vocabulary', '$recursiveRef', '$recursiveAnchor'],
  ...['$dynamicRef', '$dynamicAnchor', 'const', 'contains', 'minContains', 'maxContains', 'prefixItems'],
  ...['propertyNames', 'if', 'then', 'else', 'dependentRequired', 'dependentSchemas'],
  ...['unevaluatedItems', 'unevaluatedProperties', 'contentEncoding', 'contentMediaType', 'contentSchema'],
  ...['examples', 'nullable', 'writeOnly', 'deprecated'],
]);
