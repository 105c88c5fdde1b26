import type { Span } from '../../source/text.js';
import type { Schema } from '../inherit.js';
import type { SchemaReader } from './schema-reader.js';

/** A part of a type: text, which may link to the table of an object or to the definition of a format. */
export interface TypePart {
  readonly text: string;
  /** The id of a table. */
  readonly table?: string;
  /** The address of the definition of a string format. */
  readonly format?: string;
}

/** A format of strings that the specification defines. */
export interface StringFormat {
  readonly title: string;
  /** The address of its definition, as links have it. */
  readonly href: string;
}

/** A format of keys that is unknown or used by two patterns of one object. */
export interface FormatProblem {
  readonly kind: 'unknown' | 'repeated';
  readonly format: string;
  readonly span: Span | undefined;
}

/** What the types of a table are written with. */
export interface TypeContext {
  readonly reader: SchemaReader;
  readonly formats: ReadonlyMap<string, StringFormat>;
  /** Returns the id of the table of an object; `undefined` if no table with an id shows it. */
  tableOf(schema: Schema): string | undefined;
  report(problem: FormatProblem): void;
}

/** Returns the title of an object as a type. */
export function titlePart(title: string, schema: Schema, { reader, tableOf }: TypeContext): TypePart {
  const table = reader.conventions.typeLinks ? tableOf(schema) : undefined;
  return table === undefined ? { text: title } : { text: title, table };
}

export const plainType = (text: string): TypePart[] => (text === '' ? [] : [{ text }]);

export const wrapped = (open: string, parts: readonly TypePart[], close: string): TypePart[] => [
  { text: open },
  ...parts,
  { text: close },
];

/** Returns alternative types: `a|b`. */
export const joined = (types: readonly (readonly TypePart[])[]): TypePart[] =>
  types.flatMap((parts, i) => (i === 0 ? parts : [{ text: '|' }, ...parts]));
