import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { SourceText } from '../../src/source/text.js';
import { parseYaml } from '../../src/yaml/parse.js';
import { compose, entriesOf, keysOf, rangeOf, spanOf } from '../../src/yaml/ranges.js';
import { isCollection, isMap, mapAt, type YamlCollection, type YamlValue } from '../../src/yaml/value.js';

const parse = (text: string) => parseYaml(SourceText.file('a.yaml', text));

/** Formats the ranges of each entry as `path: key text -> value text`. */
function ranges(text: string): string[] {
  const lines: string[] = [];
  const visit = (value: YamlValue | undefined, path: string): void => {
    if (!isCollection(value)) return;
    for (const key of Object.keys(value)) {
      const range = rangeOf(value, key);
      const part = (span: { start: number; end: number } | undefined): string =>
        span ? text.slice(span.start, span.end) : '(none)';
      lines.push(`${path}/${key}: ${part(range?.key)} -> ${part(range?.value)}`);
      visit(Array.isArray(value) ? value[Number(key)] : value[key], `${path}/${key}`);
    }
  };
  visit(parse(text).value, '');
  return lines;
}

describe('ranges of keys and values', () => {
  test.each([
    ['a block map', 'a: 1\nb: two words # comment\n', ['/a: a -> 1', '/b: b -> two words']],
    ['a nested map after a comment', 'a:\n  # about b\n  b: 1\n', ['/a: a -> b: 1', '/a/b: b -> 1']],
    ['a list', '- x\n-  "y"\n', ['/0: x -> x', '/1: "y" -> "y"']],
    [
      'a list with the indentation of its key',
      'a:\n- 1\n- 2\nb: 3\n',
      ['/a: a -> - 1\n- 2', '/a/0: 1 -> 1', '/a/1: 2 -> 2', '/b: b -> 3'],
    ],
    [
      'flow collections',
      '{"a": [1, {b: c}], d: , e}',
      [
        '/a: "a" -> [1, {b: c}]',
        '/a/0: 1 -> 1',
        '/a/1: {b: c} -> {b: c}',
        '/a/1/b: b -> c',
        '/d: d -> ',
        '/e: e -> ',
      ],
    ],
    [
      'a flow map closed at the indentation of its key',
      'a: {\n  b: 1\n}\nc: 2\n',
      ['/a: a -> {\n  b: 1\n}', '/a/b: b -> 1', '/c: c -> 2'],
    ],
    ['a single-pair map in a list', '[a: b]', ['/0: a: b -> a: b', '/0/a: a -> b']],
    ['no value', 'a:\nb: # nothing\nc: 1', ['/a: a -> ', '/b: b -> ', '/c: c -> 1']],
    ['a block scalar', 'a: |-\n  one\n  two\n\nb: 1\n', ['/a: a -> |-\n  one\n  two', '/b: b -> 1']],
    ['an explicit key', '? a\n: b\n', ['/a: a -> b']],
    [
      'tags and anchors',
      'a: !!str 1\nb: &x {c: 1}\nd: *x\n',
      ['/a: a -> !!str 1', '/b: b -> &x {c: 1}', '/b/c: c -> 1', '/d: d -> *x', '/d/c: c -> 1'],
    ],
    [
      'a merge key',
      'a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}\ne: {<<: [*x, {b: 4, f: 5}]}\n',
      [
        '/a: a -> &x {b: 1, c: 2}',
        '/a/b: b -> 1',
        '/a/c: c -> 2',
        '/d: d -> {<<: *x, c: 3}',
        '/d/b: b -> 1',
        '/d/c: c -> 3',
        '/e: e -> {<<: [*x, {b: 4, f: 5}]}',
        '/e/b: b -> 1',
        '/e/c: c -> 2',
        '/e/f: f -> 5',
      ],
    ],
    ['a quoted merge key', '"<<": 1\n', ['/<<: "<<" -> 1']],
    ['CRLF', 'a: 1\r\nb:\r\n  - c\r\n', ['/a: a -> 1', '/b: b -> - c', '/b/0: c -> c']],
    [
      'names of properties of Object.prototype',
      'constructor: 1\n__proto__: 2\n',
      ['/constructor: constructor -> 1', '/__proto__: __proto__ -> 2'],
    ],
  ])('%s', (_, text, expected) => {
    expect(ranges(text)).toEqual(expected);
  });

  test('a byte order mark is part of the text', () => {
    const text = '\ufeffa: b';
    expect(ranges(text)).toEqual(['/a: a -> b']);
  });

  test('entriesOf keeps the file order of integer keys', () => {
    const { value } = parse('b: 1\n"2": 2\n"1": 3\n');
    expect(isCollection(value) ? entriesOf(value).map(({ name }) => name) : []).toEqual(['b', '2', '1']);
    expect(isMap(value) && keysOf(value)).toEqual(['b', '2', '1']);
  });

  test('keysOf keeps the file order of merged and composed maps', () => {
    const { value } = parse('x: &x {"10": 1, a: 2}\ny: {<<: *x, b: 3, "2": 4}\nz: {"1": 5, a: 6}\n');
    const [y, z] = [mapAt(value, 'y') ?? {}, mapAt(value, 'z') ?? {}];
    expect(keysOf(y)).toEqual(['10', 'a', 'b', '2']);
    expect(keysOf(compose({ ...y, ...z }, [y, z]))).toEqual(['10', 'a', 'b', '2', '1']);
    expect(keysOf({ '2': 1, '1': 2 })).toEqual(['1', '2']);
  });

  test('ranges of random documents contain their values', () => {
    const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string({ unit: 'binary' }));
    const tree = fc.letrec<{ node: YamlValue }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, fc.integer({ min: -1, max: 4 }), (expected, flowLevel) => {
        const text = dump(expected, { flowLevel, lineWidth: 20, noRefs: true });
        // js-yaml dumps some flow keys in a form that it cannot parse: `{(:[: 1}`.
        fc.pre(readsAs(text, expected));
        const document = parse(text);
        expect(document.diagnostics).toEqual([]);
        expect(document.value).toEqual(expected);
        const check = (collection: YamlCollection, within: { start: number; end: number }): void => {
          expect(spanOf(collection)).toBeDefined();
          let before = within.start;
          for (const [key, value] of Object.entries(collection)) {
            const range = rangeOf(collection, key);
            expect(range).toBeDefined();
            if (!range) continue;
            expect(range.value.start).toBeGreaterThanOrEqual(within.start);
            expect(range.value.end).toBeLessThanOrEqual(within.end);
            if (Array.isArray(collection)) {
              expect(range.value.start).toBeGreaterThanOrEqual(before);
              before = range.value.end;
            }
            const piece = text.slice(range.value.start, range.value.end);
            if (isCollection(value)) check(value, range.value);
            else if (typeof value !== 'string') expect(JSON.parse(piece)).toBe(value);
          }
        };
        if (isCollection(document.value)) check(document.value, { start: 0, end: text.length });
      }),
      { numRuns: 300 },
    );
  });
});

describe('values', () => {
  test('dates and versions remain strings', () => {
    expect(parse('a: 2015-10-02\nb: 1.2.3\nc: "1"\n').value).toEqual({ a: '2015-10-02', b: '1.2.3', c: '1' });
  });
  test('an empty file is null', () => expect(parse('# nothing\n').value).toBeNull());
});

describe('problems', () => {
  /** Formats each problem as its severity, rule and range. */
  const problems = (text: string): string[] =>
    parse(text).diagnostics.map(({ rule, severity, span }) => {
      const start = span.source.position(span.start);
      const end = span.source.position(span.end);
      return `${severity} ${rule} ${start.line}:${start.column}-${end.line}:${end.column}`;
    });

  test('the last of duplicate keys is used, and both are reported', () => {
    const document = parse('a: 1\nb: 2\na: 3\n');
    expect(document.value).toEqual({ a: 3, b: 2 });
    expect(problems('a: 1\nb: 2\na: 3\n')).toEqual(['warning yaml/duplicate-key 3:1-3:2']);
    expect(document.diagnostics[0]?.related?.map(({ span }) => span.start)).toEqual([0]);
    expect(isCollection(document.value) && rangeOf(document.value, 'a')?.value.start).toBe(13);
  });

  test.each([
    ['a tab as indentation', 'a:\n\tb: 1\n', 'error yaml/syntax 2:1-2:6'],
    ['an unclosed bracket', 'a: [1, 2\n', 'error yaml/syntax 1:8-1:9'],
    [
      'an unclosed bracket before less indented keys',
      'a:\n  - b: [\nc: 1\nd: 2\n',
      'error yaml/syntax 2:8-2:9',
    ],
    [
      'an unclosed bracket inside another',
      '{\n  "a": {\n    "b": {\n  },\n  "c": 1\n}\n',
      'error yaml/syntax 3:10-3:11',
    ],
    ['a bracket closed by a bracket of another kind', '{\n  "a": [1, 2\n}\n', 'error yaml/syntax 2:8-2:9'],
    ['an unclosed quotation mark before another', 'a: "b\nc: d\ne: "f"\n', 'error yaml/syntax 1:4-1:5'],
    ['an unclosed quotation mark before "@', 'a: "b\nc: d\ne: "@f"\n', 'error yaml/syntax 1:4-1:5'],
    ['an unclosed quotation mark', 'a: "b"\nc: "d\ne: f\n', 'error yaml/syntax 2:4-2:5'],
    ['a key without a colon below a quoted key', '"a":\n  b\n    c: 1\n', 'error yaml/syntax 3:6-3:9'],
    ['a key with too much indentation', 'a: 1\n  b: 2\n', 'error yaml/syntax 2:4-2:7'],
    ['a merge key with a scalar', 'a: {<<: b}\n', 'error yaml/syntax 1:10-1:11'],
    ['an unknown alias', 'a: *b\n', 'error yaml/syntax 1:4-1:6'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'error yaml/syntax 2:1-2:4'],
    ['a recursive alias', 'a: &x [*x]\n', 'error yaml/alias 1:1-2:1'],
    ['excessive nesting', '['.repeat(5000), 'error yaml/syntax 1:100-1:5001'],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual([expected]);
    expect(parse(text).value).toBeUndefined();
    expect(parse(text).diagnostics[0]?.help).toBeDefined();
  });

  test('infinite numbers and not-a-number', () => {
    expect(problems('a: .inf\nb: [-.Inf, .NaN, 1.5]\nc: .inf cows\n')).toEqual([
      'error yaml/number 1:4-1:8',
      'error yaml/number 2:5-2:10',
      'error yaml/number 2:12-2:16',
    ]);
  });

  test('duplicate keys beside a merge key', () => {
    expect(problems('a: &x {b: 1}\nc: {<<: *x, b: 2, b: 3}\n')).toEqual([
      'warning yaml/duplicate-key 2:19-2:20',
    ]);
  });

  test('aliases that expand to too many values', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(problems(lines.join('\n'))).toEqual([expect.stringContaining('error yaml/alias')]);
  });

  test('parsing never throws', () => {
    const piece = fc.constantFrom(
      ...'ab: \n-?|>\'"[]{},&*!#%@`\t0\\~'.split(''),
      '- ',
      ': ',
      '\n  ',
      '---\n',
      '<<: ',
      '\ufeff',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { value, diagnostics } = parse(pieces.join(''));
        expect(value === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
      }),
      { numRuns: 3000 },
    );
  });
});

const readsAs = (text: string, expected: YamlValue): boolean => {
  try {
    return isDeepStrictEqual(load(text), expected);
  } catch {
    return false;
  }
};
