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
      'The schema refers to another document by its URL. References name files of the repository; others are reported as `ref/outside` or `ref/missing`.',
    groups: [
      'definitions.json: validate definition against metaschema',
      'ref.json: remote ref, containing refs itself',
      'ref.json: id must be resolved against nearest parent, not just immediate parent',
      'refRemote.json: remote ref',
      'refRemote.json: fragment within remote ref',
      'refRemote.json: ref within remote ref',
      'refRemote.json: base URI change',
      'refRemote.json: base URI change - change folder',
      'refRemote.json: base URI change - change folder in subschema',
      'refRemote.json: root ref in remote ref',
      'refRemote.json: Location-independent identifier in remote ref',
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
      'The schema refers to another document by its URL. References name files of the repository; others are reported as `ref/outside` or `ref/missing`.',
    groups: [
      'defs.json: validate definition against metaschema',
      'dynamicRef.json: strict-tree schema, guards against misspelled properties',
      'dynamicRef.json: tests for implementation dynamic anchor and reference link',
      'dynamicRef.json: $ref and $dynamicAnchor are independent of order - $defs first',
      'dynamicRef.json: $ref and $dynamicAnchor are independent of order - $ref first',
      'dynamicRef.json: $ref to $dynamicRef finds detached $dynamicAnchor',
      'ref.json: remote ref, containing refs itself',
      'refRemote.json: remote ref',
      'refRemote.json: fragment within remote ref',
      'refRemote.json: anchor within remote ref',
      'refRemote.json: ref within remote ref',
      'refRemote.json: base URI change',
      'refRemote.json: base URI change - change folder',
      'refRemote.json: base URI change - change folder in subschema',
      'refRemote.json: root ref in remote ref',
      'refRemote.json: remote ref with ref to defs',
      'refRemote.json: Location-independent identifier in remote ref',
      'refRemote.json: retrieved nested refs resolve relative to their URI not $id',
      'refRemote.json: remote HTTP ref with different $id',
      'refRemote.json: remote HTTP ref with different URN $id',
      'refRemote.json: remote HTTP ref with nested absolute ref',
      'refRemote.json: $ref to $ref finds detached $anchor',
    ],
  },
  {
    suite: 'draft2020-12',
    reason:
      '`$dynamicRef`: ajv supports the fragment of a `$dynamicAnchor` only, and references are resolved before.',
    groups: [
      'dynamicRef.json: A $dynamicRef to a $dynamicAnchor in the same schema resource behaves like a normal $ref to an $anchor',
      'dynamicRef.json: A $dynamicRef to an $anchor in the same schema resource behaves like a normal $ref to an $anchor',
      'dynamicRef.json: A $ref to a $dynamicAnchor in the same schema resource behaves like a normal $ref to an $anchor',
      'dynamicRef.json: A $dynamicRef resolves to the first $dynamicAnchor still in scope that is encountered when the schema is evaluated',
      'dynamicRef.json: A $dynamicRef without anchor in fragment behaves identical to $ref',
      "dynamicRef.json: A $dynamicRef with intermediate scopes that don't include a matching $dynamicAnchor does not affect dynamic scope resolution",
      'dynamicRef.json: An $anchor with the same name as a $dynamicAnchor is not used for dynamic scope resolution',
      'dynamicRef.json: A $dynamicRef without a matching $dynamicAnchor in the same schema resource behaves like a normal $ref to $anchor',
      'dynamicRef.json: A $dynamicRef with a non-matching $dynamicAnchor in the same schema resource behaves like a normal $ref to $anchor',
      'dynamicRef.json: A $dynamicRef that initially resolves to a schema with a matching $dynamicAnchor resolves to the first $dynamicAnchor in the dynamic scope',
      'dynamicRef.json: multiple dynamic paths to the $dynamicRef keyword',
      'dynamicRef.json: after leaving a dynamic scope, it is not used by a $dynamicRef',
      'dynamicRef.json: $dynamicRef points to a boolean schema',
      'dynamicRef.json: $dynamicRef skips over intermediate resources - direct reference',
      'dynamicRef.json: $dynamicRef avoids the root of each schema, but scopes are still registered',
      'unevaluatedItems.json: unevaluatedItems with $dynamicRef',
      'unevaluatedProperties.json: unevaluatedProperties with $dynamicRef',
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
      'A key beside `$ref` replaces that of the referenced schema, as in the toolchains of these repositories.',
    groups: [
      'ref.json: ref creates new scope when adjacent to keywords',
      'ref.json: refs with relative uris and defs',
      'ref.json: relative refs with absolute uris and defs',
      'unevaluatedItems.json: unevaluatedItems with $ref',
      'unevaluatedItems.json: unevaluatedItems before $ref',
      'unevaluatedProperties.json: unevaluatedProperties with $ref',
      'unevaluatedProperties.json: unevaluatedProperties before $ref',
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
