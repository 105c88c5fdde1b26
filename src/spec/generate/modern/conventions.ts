import type { SchemaConventions } from '../../../schema/modern/conventions.js';

/** How operations, events and definitions are shown in the layout of 2021; see `ModernConventions`. */
export interface DataConventions {
  readonly schema: SchemaConventions;
  readonly operation: OperationConventions;
  readonly event: EventConventions;
  readonly definition: DefinitionConventions;
}

export interface OperationConventions {
  /** What the ids of tables begin with: the path of the operation, or its id and a part of it. */
  readonly tableIds: 'none' | 'path' | 'part';
  /** What the row of a parameter is made from: a few of its keywords, the parameter, or the parameter over its schema. */
  readonly parameterRows: 'keywords' | 'parameter' | 'parameter-and-schema';
  /** Whether an empty first requirement makes authentication optional. */
  readonly optionalAuthentication: boolean;
  /** Which arrays are introduced by a sentence about their items. */
  readonly arraySentences: 'responses' | 'bodies';
  /** How a body without JSON is shown: like JSON, in a table with one row for all of its media types, or with a row for each. */
  readonly mediaTypes: 'like-json' | 'one-row' | 'rows';
  /** What describes a media type other than JSON of a request: the body, or its schema. */
  readonly mediaTypeDescription: 'body' | 'schema';
  readonly responseHeaders: boolean;
  /** Which responses with a schema are shown: objects with properties and arrays, or all. */
  readonly responseBodies: 'objects-and-arrays' | 'all';
  /** Which examples are shown: one for each body, JSON in responses and any type in requests, or any type. */
  readonly bodyExamples: 'one' | 'json-in-responses' | 'all';
}

export interface EventConventions {
  /** Whether equal objects have a table each. */
  readonly repeatsTables: boolean;
  /** The examples of an event: the variants of its name, or also the one with its name if that is a variant itself. */
  readonly examples: 'variants' | 'name-and-variants';
  readonly stateKeyLabel: string;
}

export interface DefinitionConventions {
  /** The id of a definition: none, its title, or its title with a prefix. */
  readonly ids: 'none' | 'title' | 'prefix-and-title';
  readonly tableIds: boolean;
}
