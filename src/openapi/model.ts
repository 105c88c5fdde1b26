import type { Example } from '../schema/example.js';
import type { TypeRow, TypeTable } from '../schema/type-table.js';
import type { SourceText, Span } from '../source/text.js';

/** What a file of an API describes, whatever format it is written in. */
export interface ApiFile {
  readonly path: string;
  readonly basePath: string;
  /** In the order of the file. */
  readonly operations: readonly Operation[];
}

export interface Operation {
  /** In capitals. */
  readonly method: string;
  /** As the file gives it, without blanks at its ends. */
  readonly path: string;
  /** As the file writes it: a blank at its end tells two operations of one path apart. */
  readonly writtenPath: string;
  /** `basePath` and path. */
  readonly fullPath: string;
  readonly operationId: string | undefined;
  readonly tags: readonly string[];
  /** RST, one line. */
  readonly summary: SourceText | undefined;
  /** RST; the summary where there is no description. */
  readonly description: SourceText | undefined;
  readonly deprecated: boolean;
  /** Whether it has a response 429. */
  readonly rateLimited: boolean;
  readonly requiresAuth: boolean;
  readonly parameters: Parameters;
  /** Tables of the body: the rows of the first go with the parameters, the others follow. Empty where there is no body. */
  readonly body: readonly TypeTable[];
  /** Whether it has a body, and that is JSON. */
  readonly isJsonBody: boolean;
  readonly request: Example;
  /** In the order of their status. */
  readonly responses: readonly Response[];
  /** Headers of the response 200. */
  readonly headers: readonly TypeRow[];
  /** Tables of the response 200. */
  readonly tables: readonly TypeTable[];
  /** Further paths that mean the same. */
  readonly alias: Alias | undefined;
  /** Where its method is written. */
  readonly span: Span;
}

/** Parameters by location, each in the order of the file. */
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
  /** Where the status is written. */
  readonly span: Span;
}

/** Paths that are documented by a link to another operation. */
export interface Alias {
  /** As written: they stand outside the `basePath`. */
  readonly paths: readonly string[];
  /** The anchor of the operation that they stand for. */
  readonly canonicalLink: string | undefined;
  readonly span: Span;
}

/** A schema that is documented by itself. */
export interface Definition {
  /** Its title, or the name of its file. */
  readonly title: string;
  /** RST. */
  readonly description: SourceText | undefined;
  readonly tables: readonly TypeTable[];
  readonly example: Example | undefined;
  readonly span: Span;
}
