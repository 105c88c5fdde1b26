import { dataTypeOf } from '../../schema/data-type.js';
import { type Example, inFileOrder, jsonExample, textExample } from '../../schema/example.js';
import { exampleOf } from '../../schema/generate-example.js';
import type { TypeRow, TypeTable } from '../../schema/type-table.js';
import type { Span } from '../../source/text.js';
import { rangeOf, spanOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { mapAt, stringAt, valueAt, type YamlMap } from '../../yaml/value.js';
import type { Response } from '../model.js';
import { compareStatus } from '../order.js';
import { simpleRow } from './parameters.js';

/** The responses of an operation (Swagger 2.0, Responses Object) in the order of their status. */
export function responsesOf(responses: YamlMap, whole: Span): Response[] {
  const list: Response[] = [];
  for (const status of Object.keys(responses)) {
    const response = mapAt(responses, status);
    if (!response || status.startsWith('x-')) continue;
    const range = rangeOf(responses, status);
    list.push({
      status,
      description: textAt(response, 'description'),
      headers: headerRows(response, whole),
      example: responseExample(response, range?.value ?? whole),
      span: range?.key ?? whole,
    });
  }
  return list.sort((a, b) => compareStatus(a.status, b.status));
}

/** The example of a response: its own, or one made from its schema; none of a file. */
export function responseExample(response: YamlMap, whole: Span): Example | undefined {
  const examples = mapAt(response, 'examples');
  const own = valueAt(examples, 'application/json');
  if (examples && own !== undefined) {
    const span = rangeOf(examples, 'application/json')?.value ?? whole;
    const isString = stringAt(mapAt(response, 'schema'), 'type') === 'string';
    const text = isString ? undefined : textAt(examples, 'application/json');
    return text ? textExample(text, span) : jsonExample(own, span, inFileOrder);
  }
  const schema = mapAt(response, 'schema');
  const made = schema && stringAt(schema, 'type') !== 'file' ? exampleOf(schema) : undefined;
  return schema && made !== undefined
    ? jsonExample(made, spanOf(schema) ?? whole, inFileOrder, true)
    : undefined;
}

export function headerRows(response: YamlMap, whole: Span): TypeRow[] {
  const headers = mapAt(response, 'headers') ?? {};
  const rows: TypeRow[] = [];
  for (const name of Object.keys(headers)) {
    const header = mapAt(headers, name);
    if (header) rows.push(simpleRow(name, header, rangeOf(headers, name)?.key ?? whole));
  }
  return rows;
}

/** The tables of a response. One that is no object gets a row `<body>` that says what it is. */
export function responseTables(response: YamlMap, whole: Span): readonly TypeTable[] {
  const schema = mapAt(response, 'schema');
  if (!schema) return [];
  const span = spanOf(schema) ?? whole;
  const type = dataTypeOf(schema, span, false);
  const tables = type.tables;
  if (type.isObject) return tables;
  const { name, description, values } = type;
  const row = { key: '<body>', type: name, required: false, deprecated: false, description, values, span };
  return [{ title: undefined, rows: [row], span }, ...tables];
}
