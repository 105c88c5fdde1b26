import { type Element, element, type Node, text } from '../../../doc/nodes.js';
import { anchorize } from '../../../markdown/anchorize.js';
import type { Schema } from '../../../schema/inherit.js';
import { limitsOf } from '../../../schema/limits.js';
import { filledMap, filledString, sortedKeys } from '../../../schema/modern/filled.js';
import { type ObjectTable, objectTables } from '../../../schema/modern/tables.js';
import type { FormatProblem, TypeContext, TypePart } from '../../../schema/modern/type-context.js';
import { writeType } from '../../../schema/modern/types.js';
import type { Span } from '../../../source/text.js';
import { rangeOf, spanOf } from '../../../yaml/ranges.js';
import { textAt } from '../../../yaml/scalar-text.js';
import { isMap, listAt, valueAt, type YamlMap } from '../../../yaml/value.js';
import { generated } from '../generated.js';
import { withPaths } from '../table-paths.js';
import { limitData } from '../type-tables.js';
import type { ModernContext } from './context.js';
import { rowBlocks } from './descriptions.js';

const propertyColumns = ['Name', 'Type', 'Description'];

export interface TableOptions {
  /** What the ids of the tables begin with; `undefined`: they have no ids. */
  readonly base: string | undefined;
  /** The path of the first table within the unit. */
  readonly path: string;
  readonly span: Span;
  /** Whether equal objects have a table each. */
  readonly repeats?: boolean;
  /** Whether an outermost object without properties has a table of the types of its values. */
  readonly showsMaps?: boolean;
  /** Whether the outermost table has a caption. */
  readonly captionsOutermost?: boolean;
}

/** The tables of the objects of a schema. Reports arrays without items and formats of keys that are unknown or repeated. */
export function modernTables(schema: Schema, options: TableOptions, context: ModernContext): Element[] {
  const { base, path, span, repeats = false, captionsOutermost = true, showsMaps = true } = options;
  const { tables, arraysWithoutItems } = objectTables(schema, context.reader, repeats);
  for (const array of arraysWithoutItems) reportArray(array, context);
  const idOf = (table: ObjectTable): string | undefined => tableId(table, base, context);
  const ids = new Set(tables.map(idOf));
  const types = typeContext(context, span, (object) => {
    const title = filledString(object, 'title');
    const id = idOf({ schema: object, title, isOutermost: false });
    return id !== undefined && ids.has(id) ? id : undefined;
  });
  const elements = tables.flatMap((table) => {
    const caption = captionsOutermost || !table.isOutermost ? table.title : undefined;
    return objectTable(table, { caption, id: idOf(table), span }, showsMaps, types, context);
  });
  return withPaths(elements, path);
}

function tableId({ schema, title }: ObjectTable, base: string | undefined, { conventions }: ModernContext) {
  if (base === undefined || title === undefined) return undefined;
  const hasId = conventions.schema.idsWithoutProperties || filledMap(schema, 'properties') !== undefined;
  return hasId ? `${base}_${anchorize(title)}` : undefined;
}

interface TableHead {
  readonly caption: string | undefined;
  readonly id: string | undefined;
  readonly span: Span;
}

function objectTable(
  { schema, isOutermost }: ObjectTable,
  head: TableHead,
  showsMaps: boolean,
  types: TypeContext,
  context: ModernContext,
): Element[] {
  const { conventions } = context.reader;
  const span = spanOf(schema) ?? head.span;
  const properties = filledMap(schema, 'properties');
  const values = filledMap(schema, 'additionalProperties');
  if (properties) {
    const required = new Set(listAt(schema, 'required'));
    const rows = sortedKeys(properties).flatMap((name) => {
      const property = properties[name];
      if (!isMap(property)) return [];
      const at = rangeOf(properties, name)?.key ?? span;
      return [
        propertyRow({ name, schema: property, isRequired: required.has(name), span: at }, types, context),
      ];
    });
    if (values && conventions.otherProperties) rows.push(otherRow(values, span, types, context));
    return [propertyTable({ ...head, span }, propertyColumns, rows)];
  }
  const isMapped =
    values !== undefined ||
    valueAt(schema, 'additionalProperties') === true ||
    filledMap(schema, 'patternProperties') !== undefined;
  if (!conventions.mapTables || !showsMaps || !isOutermost || !isMapped) return [];
  const row = typeRow(schema, span, types, context);
  return [propertyTable({ ...head, span }, propertyColumns.slice(1), [row])];
}

/** A table whose rows have a name, a type and a description, or some of them. */
export function propertyTable(
  { caption, id, span }: TableHead,
  columns: readonly string[],
  rows: readonly Element[],
): Element {
  const table = generated('property_table', span, { caption, columns }, rows);
  if (id !== undefined) table.attributes.ids = [id];
  return table;
}

export interface Property {
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
  readonly span: Span;
}

/** The row of a property, parameter or header. */
export function propertyRow(property: Property, types: TypeContext, context: ModernContext): Element {
  const { name, span } = property;
  const schema = context.reader.whole(property.schema);
  const type = writeType(schema, types);
  const isRequired = property.isRequired || valueAt(schema, 'required') === true;
  const isEnum = plainText(type) === 'enum';
  const row = { description: textAt(schema, 'description'), isRequired, isEnum, span };
  const isDeprecated = valueAt(schema, 'deprecated') === true;
  const data = { name, isRequired, isDeprecated, ...limitData(limitsOf(schema)) };
  return generated('property_row', span, data, [typeElement(type, span), ...rowBlocks(schema, row, context)]);
}

/** The row of the properties that have no row of their own. */
function otherRow(values: YamlMap, span: Span, types: TypeContext, context: ModernContext): Element {
  const row = typeRow(values, span, types, context);
  return { ...row, attributes: { data: { other: '<Other properties>' } } };
}

/** A row without a name. */
function typeRow(part: Schema, fallback: Span, types: TypeContext, context: ModernContext): Element {
  const schema = context.reader.whole(part);
  const span = spanOf(schema) ?? fallback;
  const type = writeType(schema, types);
  const row = {
    description: textAt(schema, 'description'),
    isRequired: false,
    isEnum: plainText(type) === 'enum',
    span,
  };
  return generated('property_row', span, {}, [typeElement(type, span), ...rowBlocks(schema, row, context)]);
}

const plainText = (parts: readonly TypePart[]): string => parts.map(({ text: part }) => part).join('');

function typeElement(parts: readonly TypePart[], span: Span): Element {
  const children = parts.map((part): Node => {
    const content = text(part.text, span);
    if (part.table !== undefined) return element('reference', span, [content], { refid: part.table });
    if (part.format === undefined) return content;
    return element('reference', span, [content], { refuri: part.format, classes: [formatClass] });
  });
  return generated('property_type', span, {}, children);
}

/** The class of references whose address is final: to the definition of a string format. */
const formatClass = 'format';

/** What types are written with. Problems without a position of their own are reported at `span`. */
export function typeContext(
  { reader, formats, report }: ModernContext,
  span: Span,
  tableOf: TypeContext['tableOf'] = () => undefined,
): TypeContext {
  return { reader, formats, tableOf, report: (problem) => report(formatDiagnostic(problem, span)) };
}

const formatDiagnostic = ({ kind, format, span }: FormatProblem, fallback: Span) => ({
  rule: 'schema/pattern-format',
  severity: 'error' as const,
  message:
    kind === 'unknown'
      ? `Unknown format "${format}" of keys.`
      : format === ''
        ? 'Two patterns of this object have no format of keys.'
        : `Two patterns of this object have the format "${format}".`,
  span: span ?? fallback,
  // A format that is misspelt where it is defined is unknown wherever it is used.
  ...(kind === 'unknown' && { cause: format }),
  help:
    kind === 'unknown'
      ? 'Define it in the file of string formats, or use a format that is defined there.'
      : 'Give each pattern an `x-pattern-format` of its own.',
});

const reportArray = (span: Span, { report }: ModernContext): void =>
  report({
    rule: 'schema/array-items',
    severity: 'error',
    message: 'The array has no `items`.',
    span,
    help: 'Describe the elements of the array under `items`.',
  });
