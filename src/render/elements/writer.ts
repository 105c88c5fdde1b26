import type { Element, Node } from '../../doc/nodes.js';
import type { Presentation } from '../../spec/document.js';
import type { NumberedPart } from '../../spec/id-bases.js';

/** The services that element writers use. */
export interface Writer {
  /** The HTML of nodes in sequence. */
  readonly nodes: (nodes: readonly Node[]) => string;
  /** Code as HTML, highlighted if the language is known. */
  readonly code: (text: string, language: string) => string;
  /** TeX as MathML. */
  readonly math: (tex: string, isBlock: boolean) => string;
  /** Whether raw HTML in the sources is passed through. */
  readonly raw: boolean;
  /** Level of the section being written; 0 for the document. */
  level: number;
  /** The presentation of the document being written. */
  presentation: Presentation;
  /** What the ids of the tables and rows of the unit being written begin with; `undefined`: they have none. */
  partBase: string | undefined;
  /** The former ids of tables, rows, notes and examples, by id. */
  partAliases: ReadonlyMap<string, readonly string[]>;
  /** The ids of the next note or example of the unit being written: `get-cows.note`, `get-cows.note-2`; former ids follow. */
  readonly nextIds: (kind: NumberedPart) => readonly string[];
}

const none: readonly string[] = [];

/** The ids of a generated part of the unit being written: its id, and its former ids; empty: it has none. */
export function idsOfPart(part: string, writer: Writer): readonly string[] {
  const id = partId(part, writer);
  if (id === undefined) return none;
  const aliases = writer.partAliases.get(id);
  return aliases ? [id, ...aliases] : [id];
}

/** The id of a generated part of the unit being written. */
export const partId = (part: string, { partBase }: Writer): string | undefined =>
  partBase === undefined ? undefined : `${partBase}.${part}`;

export type ElementWriter = (element: Element, writer: Writer) => string;
