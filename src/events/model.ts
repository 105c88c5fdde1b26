import type { Example } from '../schema/example.js';
import type { TypeTable } from '../schema/type-table.js';
import type { SourceText, Span } from '../source/text.js';

export type EventKind = 'message' | 'state' | 'other';

/** An event type with all the data its documentation shows. */
export interface EventDefinition {
  /** The schema's file name, including the variant: `m.room.message$m.text`. */
  readonly name: string;
  /** The part before the variant. */
  readonly type: string;
  /** The value that identifies the variant among the variants of its type (a message type, a verification method); shown in brackets. */
  readonly variant: string | undefined;
  /** The schema's title, one line. */
  readonly title: SourceText | undefined;
  readonly kind: EventKind;
  /** Whether its schema derives from another one (`allOf`). */
  readonly isDerived: boolean;
  /** The description of the state key, RST; only for state events. */
  readonly stateKey: SourceText | undefined;
  /** The location of the `state_key` property in the event's own schema. */
  readonly stateKeySpan: Span | undefined;
  /** RST. */
  readonly description: SourceText | undefined;
  /** The tables of `content`; for a base type, of the whole event. The first has no title. */
  readonly content: readonly TypeTable[];
  /** The tables of the other properties in the event's own schema: `unsigned`, and more keys in old repositories. */
  readonly otherTables: readonly TypeTable[];
  /** Sorted by file name. */
  readonly examples: readonly EventExample[];
  readonly span: Span;
}

export interface EventExample extends Example {
  /** The file name of the example. */
  readonly name: string;
}
