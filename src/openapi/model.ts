import type { AccessFlag } from '../schema/access.js';
import type { Example } from '../schema/example.js';
import type { Schema } from '../schema/inherit.js';
import type { TypeTable } from '../schema/type-table.js';
import type { SourceText, Span } from '../source/text.js';
import type { YamlMap, YamlValue } from '../yaml/value.js';

/** The formats of API files. */
export type ApiFormat = 'swagger-2.0' | 'openapi-3.0' | 'openapi-3.1';

/** The content of an API file, independent of its format. */
export interface ApiFile {
  readonly path: string;
  readonly format: ApiFormat;
  /** The path of the first server, or the `basePath` of Swagger 2.0. */
  readonly basePath: string;
  readonly servers: readonly Server[];
  /** In file order. */
  readonly operations: readonly Operation[];
  /** Requests that the API sends rather than receives; their path is the name of the webhook. */
  readonly webhooks: readonly Operation[];
}

export interface Server {
  /** As written, with variables in braces. */
  readonly url: string;
  readonly description: SourceText | undefined;
  readonly span: Span;
}

export interface Operation {
  /** In upper case. */
  readonly method: string;
  /** The path without leading and trailing whitespace. */
  readonly path: string;
  /** The path as written; trailing whitespace may distinguish two operations on one path. */
  readonly writtenPath: string;
  /** The base path followed by the path. */
  readonly fullPath: string;
  readonly operationId: string | undefined;
  readonly tags: readonly string[];
  /** Markup, one line. */
  readonly summary: SourceText | undefined;
  /** Markup. */
  readonly description: SourceText | undefined;
  readonly deprecated: boolean;
  /** Alternative security requirements, each the names of the schemes that apply together. Empty: no authentication. */
  readonly security: readonly (readonly string[])[];
  /** The parameters of the operation and of its path, in file order, without the body. */
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  /** The media type of the form parameters of Swagger 2.0. */
  readonly formType: string | undefined;
  /** In file order. */
  readonly responses: readonly Response[];
  readonly callbacks: readonly Callback[];
  /** Alternative paths of the operation. */
  readonly alias: Alias | undefined;
  /** The operation as resolved, for extensions. */
  readonly map: YamlMap;
  /** The key with its method. */
  readonly span: Span;
}

export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie' | 'formData';

export interface Parameter {
  readonly name: string;
  readonly location: ParameterLocation;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: SourceText | undefined;
  /** The type of the value; a parameter of Swagger 2.0 is a schema itself. */
  readonly schema: Schema;
  readonly example: WrittenExample | undefined;
  readonly map: YamlMap;
  /** The value of its name. */
  readonly span: Span;
}

export interface RequestBody {
  /** The name of the parameter in Swagger 2.0. */
  readonly name: string | undefined;
  readonly description: SourceText | undefined;
  readonly required: boolean;
  /** In file order. */
  readonly content: readonly MediaType[];
  readonly map: YamlMap;
  readonly span: Span;
}

/** A representation of a body. */
export interface MediaType {
  /** `application/json`. */
  readonly type: string;
  /** Whether the body is JSON rather than binary data or text. */
  readonly isJson: boolean;
  readonly schema: Schema | undefined;
  /** The flag of properties that the body does not contain; `undefined` if the format lacks such a flag. */
  readonly omits: AccessFlag | undefined;
  /** In file order. */
  readonly examples: readonly WrittenExample[];
  readonly map: YamlMap;
  readonly span: Span;
}

/** An example that the file contains: the entry `key` of `holder`. */
export interface WrittenExample {
  /** The key of an example among several. */
  readonly name: string | undefined;
  readonly value: YamlValue;
  readonly holder: YamlMap;
  readonly key: string;
  readonly span: Span;
}

export interface Response {
  /** `200`, `4xx`, `default`. */
  readonly status: string;
  /** Markup. */
  readonly description: SourceText | undefined;
  /** In file order. */
  readonly headers: readonly Header[];
  /** In file order. */
  readonly content: readonly MediaType[];
  readonly map: YamlMap;
  /** The key with its status code. */
  readonly span: Span;
}

export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: SourceText | undefined;
  readonly schema: Schema;
  readonly map: YamlMap;
  /** The key with its name. */
  readonly span: Span;
}

/** A request that the API sends to the client in the course of an operation. */
export interface Callback {
  readonly name: string;
  readonly method: string;
  /** The expression that yields the URL. */
  readonly url: string;
  readonly span: Span;
}

/** Alternative paths, documented by a link to the canonical operation. */
export interface Alias {
  /** As written; not relative to the base path. */
  readonly paths: readonly string[];
  /** The anchor of the canonical operation. */
  readonly canonicalLink: string | undefined;
  readonly span: Span;
}

/** A schema documented on its own. */
export interface Definition {
  /** The title of the schema, or the name of its file. */
  readonly title: string;
  /** Markup. */
  readonly description: SourceText | undefined;
  readonly tables: readonly TypeTable[];
  readonly example: Example | undefined;
  readonly span: Span;
}
