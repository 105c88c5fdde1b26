import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDefinition } from '../../src/openapi/definition.js';
import type { ApiFile, Operation } from '../../src/openapi/model.js';
import { compareStatus, orderOperations } from '../../src/openapi/order.js';
import { readApi } from '../../src/openapi/read-api.js';
import { viewOperation } from '../../src/openapi/view/operation-view.js';
import type { TypeRow, TypeTable } from '../../src/schema/type-table.js';
import { rangeOf } from '../../src/yaml/ranges.js';
import { isMap } from '../../src/yaml/value.js';
import { repository, shown } from '../schema/repository.js';

const folder = join(import.meta.dirname, 'fixtures');
const cases = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

function read(text: string): ApiFile {
  const { load, resolved } = repository({ 'a.yaml': text }, { VERSION: 'v1' });
  const document = load('a.yaml');
  if (!document) throw new Error('no document');
  return readApi(document, resolved('a.yaml')?.value);
}

const row = ({ key, type, required, values, description }: TypeRow): string =>
  `  ${[key, type, required ? 'required' : '', values.join(' '), description?.text ?? ''].join(' | ').trimEnd()}`;
const table = ({ title, rows }: TypeTable): string[] => [`  [${title ?? ''}]`, ...rows.map(row)];

/** Formats an operation with the content that a page shows. */
function format(operation: Operation): string {
  const view = viewOperation(operation);
  const { parameters, request, responses } = view;
  const lines = [
    `${operation.deprecated ? 'Deprecated: ' : ''}${operation.method} ${operation.fullPath}`,
    `id ${operation.operationId}, tags ${operation.tags.join(', ')}, at ${shown(operation.span)}`,
    view.description?.text ?? '',
    `rate limited: ${view.rateLimited}, requires authentication: ${view.requiresAuth}`,
  ];
  for (const [location, rows] of Object.entries(parameters)) {
    if (rows.length > 0) lines.push(`${location} parameters`, ...rows.map(row));
  }
  if (view.body.length > 0) lines.push(view.isJsonBody ? 'JSON body' : 'body', ...view.body.flatMap(table));
  lines.push('request', ...request.text.split('\n').map((line) => `  ${line}`));
  if (view.headers.length > 0) lines.push('headers', ...view.headers.map(row));
  if (view.tables.length > 0) lines.push('response', ...view.tables.flatMap(table));
  for (const { status, description, headers, tables, examples } of responses) {
    lines.push(`${status} ${description?.text ?? ''}`, ...headers.map(row), ...tables.flatMap(table));
    for (const { label, text } of examples)
      lines.push(...(label ? [`  (${label})`] : []), ...text.split('\n').map((line) => `  ${line}`));
  }
  if (operation.alias)
    lines.push(`alias ${operation.alias.paths.join(' ')} of ${operation.alias.canonicalLink}`);
  return `${lines.join('\n')}\n`;
}

describe('operations', () => {
  test.each(cases)('%s', async (name) => {
    const file = read(readFileSync(join(folder, name), 'utf8'));
    const text = file.operations.map(format).join('\n');
    await expect(text).toMatchFileSnapshot(join(folder, name.replace(/\.yaml$/, '.txt')));
  });

  test('skips keys that are not operations', () => {
    expect(
      read('paths: {"/a": {x-note: 1, get: 2, put: {}}, "/b": null}').operations.map(({ path }) => path),
    ).toEqual(['/a']);
    expect(read('[]').operations).toEqual([]);
  });

  test('security of the file applies to operations without security', () => {
    const { operations } = read('security: [{a: []}]\npaths: {"/a": {get: {}, put: {security: []}}}');
    expect(operations.map(({ security }) => security)).toEqual([[['a']], []]);
  });

  test('a description keeps its position', () => {
    const [operation] = read(
      'paths:\n  /a:\n    get:\n      description: |-\n        One\n        two\n',
    ).operations;
    const span = operation?.description?.locate(4, 7);
    expect(shown(span)).toBe('a.yaml:6:9 two');
  });
});

test('an example written as text keeps the positions of its entries', () => {
  const text =
    'paths:\n  /a:\n    get:\n      responses:\n        200:\n          examples:\n            application/json: |-\n              {"a":\n                "b"}\n';
  const [operation] = read(text).operations;
  const example = operation && viewOperation(operation).responses[0]?.examples[0];
  expect(example).toMatchObject({ language: 'json', text: '{"a":\n  "b"}', value: { a: 'b' } });
  expect(isMap(example?.value) && shown(rangeOf(example.value, 'a')?.value)).toBe('a.yaml:9:17 "b"');
});

test('operations are ordered by words in their paths', () => {
  const { operations } = read(
    'paths: {"/a/x": {get: {}}, "/b/y": {get: {}}, "/c/x": {get: {}}, "/d": {get: {}}}',
  );
  expect(orderOperations(operations, ['y', 'x']).map(({ path }) => path)).toEqual([
    '/b/y',
    '/a/x',
    '/c/x',
    '/d',
  ]);
});

test('status codes are sorted', () => {
  expect(['default', '4xx', '404', '200', '5xx', '302', '429', '500'].sort(compareStatus)).toEqual([
    '200',
    '302',
    '404',
    '429',
    '4xx',
    '500',
    '5xx',
    'default',
  ]);
});

describe('definitions', () => {
  const definition = (text: string) => {
    const { load, resolved } = repository({ 'd.yaml': text });
    const document = load('d.yaml');
    return document && readDefinition(document, resolved('d.yaml')?.value, 'd.yaml');
  };
  test('have the tables and the example of their schema', () => {
    const result = definition(
      'type: object\ntitle: D\nproperties: {b: {type: integer}, a: {type: string, example: x}}',
    );
    expect(result?.title).toBe('D');
    expect(result?.tables.flatMap(table)).toEqual(['  [D]', '  b | integer |  |  |', '  a | string |  |  |']);
    expect(result?.example?.text).toBe('{\n    "a": "x",\n    "b": 0\n}');
  });
  test('require a type', () => expect(definition('title: D')).toBeUndefined());
});
