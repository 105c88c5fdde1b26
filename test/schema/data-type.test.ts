import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataTypeOf } from '../../src/schema/data-type.js';
import { exampleOf } from '../../src/schema/generate/example.js';
import { compactJson } from '../../src/schema/json-text.js';
import type { TypeRow } from '../../src/schema/type-table.js';
import { isMap, valueAt } from '../../src/yaml/value.js';
import { repository } from './repository.js';

const folder = join(import.meta.dirname, 'fixtures');
const cases = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

const row = ({ key, type, required, values, description }: TypeRow): string =>
  [key, type, required ? 'required' : '', values.join(' '), description?.text ?? ''].join(' | ').trimEnd();

/** Formats the tables and the generated example of a schema. */
function format(text: string): string {
  const { load, resolved } = repository({ 'a.yaml': text });
  const value = resolved('a.yaml')?.value;
  const document = load('a.yaml');
  if (!isMap(value) || !document) throw new Error('no schema');
  const type = dataTypeOf(value, document.span, false);
  const tables = type.tables.map(({ title, rows }) => [`[${title ?? ''}]`, ...rows.map(row)].join('\n'));
  return [`type: ${type.name}`, ...tables, `example: ${compactJson(exampleOf(value) ?? null)}`, ''].join(
    '\n',
  );
}

describe('type tables', () => {
  test.each(cases)('%s', async (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    await expect(format(text)).toMatchFileSnapshot(join(folder, name.replace(/\.yaml$/, '.txt')));
  });

  test('a row has the position of its property, in any file', () => {
    const { load, resolved } = repository({
      'a.yaml': 'type: object\nallOf: [{$ref: b.yaml}]\nproperties: {x: {type: string}}',
      'b.yaml': 'type: object\nproperties:\n  y:\n    type: string\n    description: |\n      About *y*.\n',
    });
    const document = load('a.yaml');
    const value = resolved('a.yaml')?.value;
    if (!isMap(value) || !document) throw new Error('no schema');
    const rows = dataTypeOf(value, document.span).tables[0]?.rows ?? [];
    expect(
      rows.map(({ key, span }) => `${key} ${span.source.path}:${span.source.position(span.start).line}`),
    ).toEqual(['y b.yaml:3', 'x a.yaml:3']);
    const star = rows[0]?.description?.locate(6, 9);
    expect(star?.source.text.slice(star.start, star.end)).toBe('*y*');
  });

  test('types that refer to each other many times are shown once, in linear time', () => {
    const files: Record<string, string> = { '0': 'type: object\ntitle: T0\nproperties: {x: {type: string}}' };
    for (let i = 1; i <= 60; i++) {
      files[i] = `type: object\ntitle: T${i}\nproperties: {a: {$ref: "${i - 1}"}, b: {$ref: "${i - 1}"}}`;
    }
    const { load, resolved } = repository(files);
    const value = resolved('60')?.value;
    const document = load('60');
    if (!isMap(value) || !document) throw new Error('no schema');
    expect(dataTypeOf(value, document.span).tables.map(({ title }) => title)).toEqual(
      Array.from({ length: 61 }, (_, i) => `T${60 - i}`),
    );
    expect(JSON.stringify(exampleOf(value)).length).toBeLessThan(1_000_000);
  });

  test('resolving references does not merge allOf', () => {
    const { resolved } = repository({ 'a.yaml': 'allOf: [{title: A, x-a: 1}, {title: B}]\nx-b: 2' });
    expect(valueAt(resolved('a.yaml')?.value, 'title')).toBeUndefined();
  });
});
