/**
 * How tables, types and examples are made from schemas in the layout of 2021. Releases differ in this, and a release keeps what its pages
 * were published with.
 */
export interface SchemaConventions extends TypeConventions, ExampleConventions, DescriptionConventions {
  /**
   * Where `allOf` is merged: in all data, or where a schema is read. In the latter case an `allOf` within an entry of `allOf` is that of
   * the last such entry.
   */
  readonly inheritance: 'everywhere' | 'where-read';
  /** Whether the items of a list within a list become items of the outer list. */
  readonly flattensLists: boolean;
  /** The keyword with the alternatives of an array's items. */
  readonly itemAlternatives: 'items' | 'anyOf';
  /** Whether an array must have items. */
  readonly requiresItems: boolean;
  /** Whether the objects of `oneOf` have tables. */
  readonly alternativeTables: boolean;
  /** Whether the objects of `patternProperties` have tables. */
  readonly patternTables: boolean;
  /** Which objects within the values of a map have tables: the value with its properties, or those that any schema has. */
  readonly mapValueTables: 'value-and-properties' | 'all';
  /** Whether two objects differ if only the values of their maps do. */
  readonly comparesMaps: boolean;
  /** Whether an outermost object without properties has a table with the type of its values. */
  readonly mapTables: boolean;
  /** Whether the last row of a table shows the type of properties that have no row. */
  readonly otherProperties: boolean;
  /** Whether a table without properties has an id. */
  readonly idsWithoutProperties: boolean;
}

/** How the type of a property is written. */
export interface TypeConventions {
  /**
   * `title`: the title or else the type, followed by the items of an array and the values of a map. `compound`: titles, maps and alternatives
   * of objects and items, the types of all others. `expression`: one rule for all schemas.
   */
  readonly typeStyle: 'title' | 'compound' | 'expression';
  /** The space before the key of `{string: T}`. */
  readonly mapPadding: '' | ' ';
  /** Whether a schema with `oneOf` is written as its alternatives wherever it is. */
  readonly alternativeTypes: boolean;
  /** Whether `patternProperties` are written as `{string: T}`. */
  readonly patternTypes: boolean;
  /** Whether the value of a map is written like a property, rather than like an item. */
  readonly mapValuesLikeProperties: boolean;
  /** Whether a string with `enum` has the type `enum`. */
  readonly enumType: boolean;
  /** Whether the name of an object links to its table. */
  readonly typeLinks: boolean;
}

/** How an example is made from a schema. */
export interface ExampleConventions {
  /** Whether the examples of a schema are its `examples`, or its single `example`. */
  readonly schemaExamples: 'several' | 'single';
  /** Whether the example of an object is completed from its properties. */
  readonly completesExamples: boolean;
  /** The example of an item that has none: no item, or `null`. */
  readonly itemWithoutExample: 'omitted' | 'null';
  /** The content of a code block without an example: there is no block, it is `{}` or `null`, or a message replaces it. */
  readonly missingExample: 'omitted' | 'empty' | 'message';
}

/** How the description of a property is written. */
export interface DescriptionConventions {
  /** Whether `Required:` opens the first paragraph of any description, or only of one that is a single paragraph. */
  readonly requiredOpens: 'any-description' | 'single-paragraph';
  /** Whether a change of a property follows in the paragraph before it. */
  readonly joinsChanges: boolean;
  readonly valueSeparator: ', ' | ' ';
  /** Which schemas have their values listed: all with `enum`, or those whose type is written `enum`. */
  readonly listsValues: 'always' | 'enum-type';
}
