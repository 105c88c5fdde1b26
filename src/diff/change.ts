import type { Span } from '../source/text.js';

/** The direction in which a schema's data is sent: by clients, by servers, or, in events, by both. */
export type Direction = 'request' | 'response' | 'event';

/** The effect of a change on the set of valid values. */
export type Effect =
  /** Fewer values are valid: a sender may violate the new schema. */
  | 'narrowed'
  /** More values are valid: a receiver may not understand a new value. */
  | 'widened'
  /** Both. */
  | 'altered'
  /** An optional part was added. */
  | 'extended'
  /** A part was removed. */
  | 'reduced'
  /** The value assumed for an absent one has changed. */
  | 'default'
  /** Prose or examples only. */
  | 'documentation';

/** A change within a schema. */
export interface SchemaChange {
  readonly kind: string;
  readonly effect: Effect;
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
  /** `GET /_matrix/client/r0/sync`, `m.room.member`. */
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
