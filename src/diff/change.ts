import type { Span } from '../source/text.js';
import type { SchemaChangeKind } from './effects.js';

/** The direction in which a schema's data is sent: by clients, by servers, or, in events, by both. */
export type Direction = 'request' | 'response' | 'event';

/** A change within a schema. */
export interface SchemaChange {
  readonly kind: SchemaChangeKind;
  /** The path from the root of the schema: `rooms.join.*.name`, `[]` for items. */
  readonly path: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly beforeSpan?: Span | undefined;
  readonly afterSpan?: Span | undefined;
}

/** The parties for which a change breaks existing implementations. */
export interface Impact {
  readonly breaksClients: boolean;
  readonly breaksServers: boolean;
  /** Whether only prose or examples changed. */
  readonly isDocumentation: boolean;
}

/** The operation or event that has changed. */
export interface Subject {
  readonly kind: 'operation' | 'event';
  /** `GET /_matrix/client/r0/sync`, `webhook POST order`, `m.room.member`. */
  readonly name: string;
  /** The API of an operation: its folder. */
  readonly group?: string | undefined;
}

/** A change between two states of a specification. */
export interface Change {
  readonly kind: string;
  readonly subject: Subject;
  /** The part of the subject: `query parameter since`, `request body`, `response 200`, `content`; empty for the whole. */
  readonly part: string;
  /** The path within the part; empty for the whole part. */
  readonly path: string;
  readonly impact: Impact;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly beforeSpan?: Span | undefined;
  readonly afterSpan?: Span | undefined;
  /** All subjects with this change, if it is in a shared definition. */
  readonly subjects: readonly Subject[];
}
