/** Groups of tests of the suite of JSON Schema whose verdict differs, by the reason. */
export interface Difference {
  readonly suite: 'draft4' | 'draft2020-12';
  readonly reason: string;
  /** `file: description of the group`. */
  readonly groups: readonly string[];
}

export const differences: readonly Difference[] = [
  {
    suite: 'draft4',
    reason:
      'The schema refers to its meta-schema by the URL. References name files of the repository; others are reported as `ref/outside`.',
    groups: [
      'definitions.json: validate definition against metaschema',
      'ref.json: remote ref, containing refs itself',
    ],
  },
  {
    suite: 'draft4',
    reason:
      'A key beside `$ref` replaces that of the referenced schema, as in the toolchains of these repositories.',
    groups: ['ref.json: ref overrides any sibling keywords'],
  },
  {
    suite: 'draft4',
    reason: 'A `$ref` in data is a reference: the examples of these repositories are made of parts.',
    groups: ['ref.json: naive replacement of $ref with its destination is not correct'],
  },
  {
    suite: 'draft2020-12',
    reason:
      'The schema refers to its meta-schema by the URL. References name files of the repository; others are reported as `ref/outside`.',
    groups: [
      'defs.json: validate definition against metaschema',
      'ref.json: remote ref, containing refs itself',
    ],
  },
  {
    suite: 'draft2020-12',
    reason: 'ajv does not compile an empty `enum`, which JSON Schema advises against.',
    groups: ['enum.json: empty enum'],
  },
  {
    suite: 'draft2020-12',
    reason:
      'A key beside `$ref` replaces that of the referenced schema, as in the toolchains of these repositories, unless the schema has `unevaluatedItems` or `unevaluatedProperties`.',
    groups: [
      'ref.json: refs with relative uris and defs',
      'ref.json: relative refs with absolute uris and defs',
    ],
  },
  {
    suite: 'draft2020-12',
    reason: 'A `$ref` in data is a reference: the examples of these repositories are made of parts.',
    groups: ['ref.json: naive replacement of $ref with its destination is not correct'],
  },
  {
    suite: 'draft2020-12',
    reason: 'ajv does not record which items or properties `contains`, or an `if` without `then`, evaluates.',
    groups: [
      'unevaluatedItems.json: unevaluatedItems with nested items',
      'unevaluatedItems.json: unevaluatedItems depends on adjacent contains',
      'unevaluatedItems.json: unevaluatedItems depends on multiple nested contains',
      'unevaluatedItems.json: unevaluatedItems and contains interact to control item dependency relationship',
      'unevaluatedItems.json: unevaluatedItems with minContains = 0',
      'unevaluatedItems.json: unevaluatedItems can see annotations from if without then and else',
      'unevaluatedProperties.json: unevaluatedProperties with if/then/else, then not defined',
      'unevaluatedProperties.json: unevaluatedProperties can see annotations from if without then and else',
    ],
  },
  {
    suite: 'draft2020-12',
    reason: '`$schema` names a meta-schema by its URL; an unknown one is reported as `schema/dialect`.',
    groups: ['vocabulary.json: schema that uses custom metaschema with with no validation vocabulary'],
  },
];
