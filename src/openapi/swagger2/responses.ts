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

/** Returns the responses of an operation (Swagger 2.0, Responses Object), sorted by status code. */
export function responsesOf(responses: YamlMap, fallback: Span): Response[] {
  const list: Response[] = [];
  for (const status of Object.keys(responses)) {
    const response = mapAt(responses, status);
    if (!response || status.startsWith('x-')) continue;
    const range = rangeOf(responses, status);
    list.push({
      status,
      description: textAt(response, 'description'),
      headers: headerRows(response, fallback),
      example: responseExample(response, range?.value ?? fallback),
      span: range?.key ?? fallback,
    });
  }
  return list.sort((a, b) => compareStatus(a.status, b.status));
}

/** Returns the example of a response: the one it contains, otherwise one generated from its schema; `undefined` for a file. */
export function responseExample(response: YamlMap, fallback: Span): Example | undefined {
  const examples = mapAt(response, 'examples');
  const written = valueAt(examples, 'application/json');
  if (examples && written !== undefined) {
    const span = rangeOf(examples, 'application/json')?.value ?? fallback;
    const isString = stringAt(mapAt(response, 'schema'), 'type') === 'string';
    const text = isString ? undefined : textAt(examples, 'application/json');
    return text ? textExample(text, span) : jsonExample(written, span, inFileOrder);
  }
  const schema = mapAt(response, 'schema');
  const generated = schema && stringAt(schema, 'type') !== 'file' ? exampleOf(schema) : undefined;
  return schema && generated !== undefined
    ? jsonExample(generated, spanOf(schema) ?? fallback, inFileOrder, true)
    : undefined;
}

/** Returns the rows of the headers of a response. */
export function headerRows(response: YamlMap, fallback: Span): TypeRow[] {
  const headers = mapAt(response, 'headers') ?? {};
  const rows: TypeRow[] = [];
  for (const name of Object.keys(headers)) {
    const header = mapAt(headers, name);
    if (header) rows.push(simpleRow(name, header, rangeOf(headers, name)?.key ?? fallback));
  }
  return rows;
}

/** Returns the tables of a response. The type of a body that is not an object is shown in a row `<body>`. */
export function responseTables(response: YamlMap, fallback: Span): readonly TypeTable[] {
  const schema = mapAt(response, 'schema');
  if (!schema) return [];
  const span = spanOf(schema) ?? fallback;
  const type = dataTypeOf(schema, span, false);
  const tables = type.tables;
  if (type.isObject) return tables;
  const { name, description, values } = type;
  const row = { key: '<body>', type: name, required: false, deprecated: false, description, values, span };
  return [{ title: undefined, rows: [row], span }, ...tables];
}
