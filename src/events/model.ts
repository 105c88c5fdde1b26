import type { Example } from '../schema/example.js';
import type { TypeTable } from '../schema/type-table.js';
import type { SourceText, Span } from '../source/text.js';

export type EventKind = 'message' | 'state' | 'other';

/** An event type with everything that its documentation shows. */
export interface EventDefinition {
  /** The schema's file name, variant included: `m.room.message$m.text`. */
  readonly name: string;
  /** The part before the variant. */
  readonly type: string;
  /** The value that tells this variant from others of its type (a message type, a verification method); shown in brackets. */
  readonly variant: string | undefined;
  /** The schema's title, one line. */
  readonly title: SourceText | undefined;
  readonly kind: EventKind;
  /** RST that says what the state key is: of state events only. */
  readonly stateKey: SourceText | undefined;
  /** Where its own schema names the state key. */
  readonly stateKeySpan: Span | undefined;
  /** RST. */
  readonly description: SourceText | undefined;
  /** Tables of `content`; of the whole event where it is a base type. The first has no title. */
  readonly content: readonly TypeTable[];
  /** Tables of what its own schema has beside `content`: of `unsigned`, and in old ones of further keys. */
  readonly besides: readonly TypeTable[];
  /** In the order of their files' names. */
  readonly examples: readonly EventExample[];
  readonly span: Span;
}

export interface EventExample extends Example {
  /** Name of the example's file. */
  readonly name: string;
}
