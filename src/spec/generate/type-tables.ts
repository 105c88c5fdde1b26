import type { Element } from '../../doc/nodes.js';
import type { Limit } from '../../schema/limits.js';
import type { TypeRow, TypeTable } from '../../schema/type-table.js';
import { SourceText, type Span } from '../../source/text.js';
import { type Describe, described, generated } from './generated.js';

/** The table of an object, with its title as caption. */
export function typeTable(
  table: TypeTable,
  columns: readonly string[] | undefined,
  span: Span,
  describe: Describe,
): Element {
  const rows = table.rows.map((row) => typeTableRow(row, span, describe));
  return generated('type_table', table.span ?? span, { caption: table.title, columns }, rows);
}

/** A row of a type table. The template adds `Required.` and the allowed values to the description. */
export function typeTableRow(row: TypeRow, span: Span, describe: Describe): Element {
  const { key, type, table, required, values } = row;
  const single = values.length === 1 ? values[0] : undefined;
  const data = {
    name: key,
    type,
    table,
    required,
    oneOf: values.length > 1 ? values : undefined,
    mustBe: single?.startsWith('"') ? JSON.parse(single) : single,
    ...limitData(row.limits),
  };
  const description = required ? withoutRequired(row.description) : row.description;
  return generated('type_table_row', row.span ?? span, data, described(description, describe));
}

/** The default and limits of a row as values of its element. */
export const limitData = (limits: readonly Limit[] = []): { limits?: { label: string; value: string }[] } =>
  limits.length === 0 ? {} : { limits: limits.map((limit) => ({ ...limit })) };

/** Removes the word `Required.` that a description begins with, since the template adds it. */
function withoutRequired(description: SourceText | undefined): SourceText | undefined {
  const length = /^\s*(?:\*\*Required\.\*\*|\*\*Required\*\*\.|Required\.)(?:\s+|$)/.exec(
    description?.text ?? '',
  )?.[0].length;
  return description && length !== undefined
    ? SourceText.derived(description, description.text.slice(length), { from: [0], to: [length] })
    : description;
}

/** The tables with at least one row: an object without known properties has none. */
export const withRows = (tables: readonly TypeTable[]): TypeTable[] =>
  tables.filter(({ rows }) => rows.length > 0);
