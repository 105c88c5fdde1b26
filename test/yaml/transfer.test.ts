import fc from 'fast-check';
import { dump } from 'js-yaml';
import { expect, test } from 'vitest';
import { SourceText } from '../../src/source/text.js';
import { parseYaml, type YamlDocument } from '../../src/yaml/parse.js';
import { parsedRangesOf } from '../../src/yaml/ranges.js';
import { fromTransferred, toTransferred } from '../../src/yaml/transfer.js';
import { isCollection, type YamlValue } from '../../src/yaml/value.js';

const parse = (text: string): YamlDocument => parseYaml(SourceText.file('a.yaml', text));

/** The document after it has been sent to another thread, which copies it; `undefined` if it is parsed again instead. */
function transferred(document: YamlDocument): YamlDocument | undefined {
  const data = toTransferred(document);
  return data && fromTransferred(structuredClone(data), document.source);
}

/** The positions of all collections of a value. */
const positionsIn = (value: YamlValue | undefined): unknown[] =>
  isCollection(value) ? [parsedRangesOf(value), ...Object.values(value).flatMap(positionsIn)] : [];

test.each([
  ['a block map', 'a: 1\nb: [x, {c: null}]\n'],
  ['keys that are integers', '"200":\n  d: 1\na: 2\n100: 3\n'],
  ['a single pair in a list', '[a: b, c]\n'],
  ['an own key __proto__', '__proto__: {a: 1}\nb: 2\n'],
  ['JSON', '{"a": [1.50, true, "\\ud83d\\ude00"]}\n'],
  ['a byte order mark', '\ufeffa:\n  - b: 1\n'],
  ['an empty map', '{}\n'],
])('%s arrives with its positions', (_, text) => {
  const document = parse(text);
  const copy = transferred(document);
  expect(copy).toStrictEqual(document);
  expect(positionsIn(copy?.value)).toEqual(positionsIn(document.value));
});

test.each([
  ['a problem', 'a: 1\na: 2\n'],
  ['a syntax error', 'a: [\n'],
  ['an alias', 'a: &x {b: 1}\nc: *x\n'],
  ['a merge key', 'a: &x {b: 1}\nc:\n  <<: *x\n'],
  ['a negative zero', 'a: -0.0\n'],
  ['deep nesting', '['.repeat(200) + ']'.repeat(200)],
  ['a scalar', '1\n'],
  ['nothing', ''],
])('a document with %s is not transferred', (_, text) => {
  expect(toTransferred(parse(text))).toBeUndefined();
});

test('every document that is transferred arrives with its positions', () => {
  const value = fc.jsonValue().filter((json) => typeof json === 'object' && json !== null);
  const isArrived = (json: unknown, flowLevel: number): void => {
    const document = parse(dump(json, { flowLevel, noRefs: true }));
    const copy = transferred(document);
    if (!copy) return;
    expect(copy).toStrictEqual(document);
    expect(positionsIn(copy.value)).toEqual(positionsIn(document.value));
  };
  fc.assert(fc.property(value, fc.integer({ min: -1, max: 3 }), isArrived));
});
