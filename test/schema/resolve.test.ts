import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileReader } from '../../src/source/file-reader.js';
import { rangeOf, referenceOf } from '../../src/yaml/ranges.js';
import { isCollection, isMap, mapAt, type YamlMap, type YamlValue } from '../../src/yaml/value.js';
import { repository, shown } from './repository.js';

const problemsOf = (files: Record<string, string>, path: string): string[] =>
  (repository(files).resolved(path)?.diagnostics ?? []).map(
    ({ severity, rule, span }) => `${severity} ${rule} ${shown(span)}`,
  );

describe('a reference', () => {
  const files = {
    'api/a.yaml': 'x:\n  title: mine\n  $ref: defs/b.yaml\ny: {$ref: "defs/b.yaml"}\n',
    'api/defs/b.yaml': 'title: theirs\ntype: object\nitems: {$ref: ../../c.json}\n',
    'c.json': '["one", "two"]',
  };
  const { resolved } = repository(files);
  const value = resolved('api/a.yaml')?.value;

  test('is replaced by the file; siblings override its keys and keep their order', () => {
    expect(value).toEqual({
      x: { title: 'mine', type: 'object', items: ['one', 'two'] },
      y: { title: 'theirs', type: 'object', items: ['one', 'two'] },
    });
    expect(Object.keys(mapAt(value, 'x') ?? {})).toEqual(['title', 'type', 'items']);
  });

  test('keeps the position of each key in its own file', () => {
    const x = mapAt(value, 'x') ?? {};
    expect(shown(rangeOf(x, 'title')?.value)).toBe('api/a.yaml:2:10 mine');
    expect(shown(rangeOf(x, 'type')?.key)).toBe('api/defs/b.yaml:2:1 type');
    const items = x.items;
    expect(isCollection(items) && shown(rangeOf(items, 1)?.value)).toBe('c.json:1:9 "two"');
    expect(shown(referenceOf(x))).toBe('api/a.yaml:3:9 defs/b.yaml');
    expect(isCollection(items) && shown(referenceOf(items))).toBe('api/defs/b.yaml:3:15 ../../c.json');
  });

  test('a document without references keeps its value', () => {
    const plain = repository({ 'a.yaml': 'a: {b: 1}' });
    expect(plain.resolved('a.yaml')?.value).toBe(plain.load('a.yaml')?.value);
  });

  test('in a sibling falls back to the folder of the referenced file', () => {
    const nested = {
      'a.yaml': 'x:\n  $ref: defs/b.yaml\n  example: {$ref: examples/e.json}\n',
      'defs/b.yaml': 'type: object',
      'defs/examples/e.json': '{"a": 1}',
    };
    expect(repository(nested).resolved('a.yaml')?.value).toEqual({
      x: { type: 'object', example: { a: 1 } },
    });
    expect(problemsOf(nested, 'a.yaml')).toEqual(['info ref/fallback a.yaml:3:19 examples/e.json']);
    const [problem] = repository(nested).resolved('a.yaml')?.diagnostics ?? [];
    expect(problem?.fix?.text).toBe('"defs/examples/e.json"');
  });

  test.each([
    ['is missing', { 'a.yaml': 'x: {$ref: b.yaml, y: 1}' }, 'error ref/missing a.yaml:1:11 b.yaml'],
    ['is outside', { 'a.yaml': 'x: {$ref: ../b.yaml}' }, 'error ref/outside a.yaml:1:11 ../b.yaml'],
    [
      'is a URL',
      { 'a.yaml': '$ref: "http://x.example/b"' },
      'warning ref/outside a.yaml:1:7 "http://x.example/b"',
    ],
    ['names no key', { 'a.yaml': 'x: {$ref: "#/z"}\ny: 1' }, 'error ref/missing a.yaml:1:11 "#/z"'],
    ['names its own file', { 'a.yaml': 'x: {$ref: a.yaml}' }, 'error ref/circular a.yaml:1:11 a.yaml'],
  ])('%s', (_, files, expected) => {
    expect(problemsOf(files, 'a.yaml')).toEqual([expected]);
    expect(JSON.stringify(repository(files).resolved('a.yaml')?.value)).not.toContain('$ref');
  });

  test('a file name may contain #', () => {
    const { resolved: of } = repository({ 'a.yaml': '$ref: "m#b"', 'm#b': 'b: 1' });
    expect(of('a.yaml')).toEqual({ value: { b: 1 }, diagnostics: [] });
  });

  test('a cycle over several files is reported in each, with its references', () => {
    const cyclic = {
      'a.yaml': 'x: {$ref: b.yaml}',
      'b.yaml': 'y: {$ref: c.yaml}',
      'c.yaml': 'z: {$ref: a.yaml}\nw: 1',
    };
    expect(problemsOf(cyclic, 'a.yaml')).toEqual(['error ref/circular a.yaml:1:11 b.yaml']);
    expect(problemsOf(cyclic, 'c.yaml')).toEqual(['error ref/circular c.yaml:1:11 a.yaml']);
    const [problem] = repository(cyclic).resolved('a.yaml')?.diagnostics ?? [];
    expect(problem?.related?.map(({ span }) => shown(span))).toEqual([
      'b.yaml:1:11 c.yaml',
      'c.yaml:1:11 a.yaml',
    ]);
  });

  const chain = (length: number): string => {
    const schemas = Array.from(
      { length },
      (_, i) => `  d${i}: {properties: {x: {$ref: "#/$defs/d${i + 1}"}}}\n`,
    );
    return `$defs:\n${schemas.join('')}  d${length}: {type: string}\nitems: {$ref: "#/$defs/d0"}\n`;
  };
  test.each([
    ['99', 99, []],
    ['100', 100, ['error ref/nesting-limit a.yaml:103:15 "#/$defs/d0"']],
    ['2 000', 2000, ['error ref/nesting-limit a.yaml:1901:34 "#/$defs/d1900"']],
  ])('%s nested references', (_, length, problems) => {
    expect(problemsOf({ 'a.yaml': chain(length) }, 'a.yaml')).toEqual(problems);
  });

  test('a chain of references without siblings, or over many files, is limited, too', () => {
    const direct = Array.from({ length: 2000 }, (_, i) => `d${i}: {$ref: "#/d${i + 1}"}\n`).join('');
    expect(problemsOf({ 'a.yaml': `${direct}d2000: {a: 1}\n` }, 'a.yaml')).toHaveLength(1);
    expect(problemsOf({ 'a.yaml': `${direct}d2000: 1\n` }, 'a.yaml')).toEqual([]);
    const files = Array.from({ length: 150 }, (_, i) => [`${i}.yaml`, `x: {$ref: ${i + 1}.yaml}\n`]);
    expect(problemsOf({ ...Object.fromEntries(files), '150.yaml': 'a: 1' }, '50.yaml')).toEqual([]);
    expect(problemsOf({ ...Object.fromEntries(files), '150.yaml': 'a: 1' }, '49.yaml')).toEqual([
      'error ref/nesting-limit 49.yaml:1:11 50.yaml',
    ]);
    expect(problemsOf({ ...Object.fromEntries(files), '150.yaml': 'a: 1' }, '0.yaml')).toEqual([]);
  });

  test('a property may be named $ref', () => {
    expect(problemsOf({ 'a.yaml': 'properties: {$ref: {type: string}}' }, 'a.yaml')).toEqual([]);
  });
});

describe('symbolic links', () => {
  test('are followed as written; a link to its own folder does not hide a cycle', () => {
    const root = mkdtempSync(join(tmpdir(), 'spec-'));
    for (const folder of ['api/defs', 'events']) mkdirSync(join(root, folder), { recursive: true });
    symlinkSync('../../events', join(root, 'api/defs/linked'));
    symlinkSync('.', join(root, 'events/loop'));
    writeFileSync(join(root, 'api/a.yaml'), 'x: {$ref: defs/linked/e}');
    writeFileSync(join(root, 'events/e'), 'y: {$ref: ../near}\n');
    writeFileSync(join(root, 'api/defs/near'), 'z: 1');
    writeFileSync(join(root, 'events/round'), 'y: {$ref: loop/round}\n');
    const { resolved } = repository(fileReader(root));
    expect(resolved('api/a.yaml')).toEqual({ value: { x: { y: { z: 1 } } }, diagnostics: [] });
    expect(resolved('events/round')?.diagnostics.map(({ rule }) => rule)).toEqual(['ref/circular']);
  });
});

describe('random repositories', () => {
  const key = fc.constantFrom('a', 'b', 'c');
  /** Files `0` to `3`; each refers only to the files before it. */
  const fileOf = (index: number): fc.Arbitrary<YamlValue> => {
    const reference = fc.nat({ max: Math.max(0, index - 1) }).map(String);
    return fc.letrec<{ value: YamlValue; map: YamlMap }>((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, fc.integer(), fc.array(tie('value'), { maxLength: 3 }), tie('map')),
      map: fc
        .tuple(fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }), fc.option(reference))
        .map(([map, target]) => (target === null || index === 0 ? map : { ...map, $ref: target })),
    })).map;
  };

  const expected = (value: YamlValue, files: readonly YamlValue[]): YamlValue => {
    if (Array.isArray(value)) return value.map((item) => expected(item, files));
    if (!isMap(value)) return value;
    const { $ref, ...own } = value;
    const base = $ref === undefined ? {} : expected(files[Number($ref)] ?? {}, files);
    const entries = Object.entries(own).map(([name, entry]): [string, YamlValue] => [
      name,
      expected(entry, files),
    ]);
    return { ...(isMap(base) ? base : {}), ...Object.fromEntries(entries) };
  };

  /** Checks that the span of each number contains its text. */
  const checkSpans = (value: YamlValue): void => {
    if (!isCollection(value)) return;
    for (const [name, entry] of Object.entries(value)) {
      const span = rangeOf(value, name)?.value;
      if (typeof entry === 'number')
        expect(span?.source.text.slice(span.start, span.end)).toBe(String(entry));
      else checkSpans(entry);
    }
  };

  test('resolve correctly, and each value keeps its position', () => {
    fc.assert(
      fc.property(fc.tuple(fileOf(0), fileOf(1), fileOf(2), fileOf(3)), (values) => {
        const texts = values.map((value, i): [string, string] => [
          String(i),
          JSON.stringify(value, undefined, 1),
        ]);
        const { resolved } = repository(Object.fromEntries(texts));
        values.forEach((value, i) => {
          const result = resolved(String(i));
          expect(result?.diagnostics).toEqual([]);
          expect(result?.value).toEqual(expected(value, values));
          checkSpans(result?.value ?? null);
        });
      }),
    );
  });
});
