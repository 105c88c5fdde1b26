import type { Example } from '../schema/example.js';
import type { TypeRow, TypeTable } from '../schema/type-table.js';
import type { SourceText, Span } from '../source/text.js';

/** The content of an API file, independent of its format. */
export interface ApiFile {
  readonly path: string;
  readonly basePath: string;
  /** In file order. */
  readonly operations: readonly Operation[];
}

export interface Operation {
  /** In upper case. */
  readonly method: string;
  /** The path without leading and trailing whitespace. */
  readonly path: string;
  /** The path as written; trailing whitespace may distinguish two operations on one path. */
  readonly writtenPath: string;
  /** The `basePath` followed by the path. */
  readonly fullPath: string;
  readonly operationId: string | undefined;
  readonly tags: readonly string[];
  /** RST, one line. */
  readonly summary: SourceText | undefined;
  /** RST; the summary of an operation without a description. */
  readonly description: SourceText | undefined;
  readonly deprecated: boolean;
  /** Whether it has a 429 response. */
  readonly rateLimited: boolean;
  readonly requiresAuth: boolean;
  readonly parameters: Parameters;
  /** Tables of the body: the first is shown with the parameters, the others follow. Empty for an operation without a body. */
  readonly body: readonly TypeTable[];
  /** Whether it has a JSON body. */
  readonly isJsonBody: boolean;
  readonly request: Example;
  /** Sorted by status code. */
  readonly responses: readonly Response[];
  /** Headers of the 200 response. */
  readonly headers: readonly TypeRow[];
  /** Tables of the 200 response. */
  readonly tables: readonly TypeTable[];
  /** Alternative paths of the operation. */
  readonly alias: Alias | undefined;
  /** The key with its method. */
  readonly span: Span;
}

/** Parameters by location, in file order. */
export interface Parameters {
  readonly path: readonly TypeRow[];
  readonly query: readonly TypeRow[];
  readonly header: readonly TypeRow[];
  readonly formData: readonly TypeRow[];
}

export interface Response {
  /** `200`, `4xx`, `default`. */
  readonly status: string;
  /** RST. */
  readonly description: SourceText | undefined;
  readonly headers: readonly TypeRow[];
  readonly example: Example | undefined;
  /** The key with its status code. */
  readonly span: Span;
}

/** Alternative paths, documented by a link to the canonical operation. */
export interface Alias {
  /** As written; not relative to the `basePath`. */
  readonly paths: readonly string[];
  /** The anchor of the canonical operation. */
  readonly canonicalLink: string | undefined;
  readonly span: Span;
}

/** A schema documented on its own. */
export interface Definition {
  /** The title of the schema, or the name of its file. */
  readonly title: string;
  /** RST. */
  readonly description: SourceText | undefined;
  readonly tables: readonly TypeTable[];
  readonly example: Example | undefined;
  readonly span: Span;
}
