import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonSyntaxError } from '../../src/yaml/json-syntax-error.js';

/** Marks the position of the first syntax error. */
const marked = (text: string): string => {
  const error = findJsonSyntaxError(text);
  return error ? `${text.slice(0, error.offset)}⟨${text.slice(error.offset)} | ${error.reason}` : text;
};

test.each([
  ['[1, ]', '[1⟨, ] | trailing comma'],
  ['[1, }', '[1⟨, } | trailing comma'],
  ['[,]', '[⟨,] | unexpected ","'],
  ['[1,,]', '[1,⟨,] | unexpected ","'],
  ['{"a": 1,}', '{"a": 1⟨,} | trailing comma'],
  ['{"a" 1}', '{"a" ⟨1} | unexpected "1"'],
  ['{a: 1}', '{⟨a: 1} | unexpected "a"'],
  ['[1 2]', '[1 ⟨2] | unexpected "2"'],
  ['[1}', '[1⟨} | unexpected "}"'],
  ['{"a": [1, 2}', '{"a": [1, 2⟨} | unexpected "}"'],
  ['["a\nb"]', '[⟨"a\nb"] | unexpected "\\""'],
  ['[01]', '[⟨01] | unexpected "0"'],
  ['// no\n{}', '⟨// no\n{} | comments are not allowed'],
  ['{"a": /* no */ 1}', '{"a": ⟨/* no */ 1} | comments are not allowed'],
  ['[1 # no\n]', '[1 ⟨# no\n] | comments are not allowed'],
  ['[1 / 2]', '[1 ⟨/ 2] | unexpected "/"'],
  ['{"a": 1', '{"a": 1⟨ | unexpected end'],
  ['', '⟨ | unexpected end'],
  ['{} {}', '{} ⟨{} | unexpected "{"'],
  [' [true, null, -1.5e3, "é\\u00e9\\n"] ', ' [true, null, -1.5e3, "é\\u00e9\\n"] '],
])('%j', (text, expected) => {
  expect(marked(text)).toBe(expected);
});

test('reports an error if and only if JSON.parse does', () => {
  const isJson = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '1',
    '-',
    '0',
    '.5',
    'e3',
    'true',
    'nul',
    ' ',
    '\n',
    '"',
    '\\',
    '\t',
    '\u0000',
    '😀',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        fc.json(),
        fc.tuple(fc.json(), fc.nat(), piece).map(([text, random, inserted]) => {
          const at = random % (text.length + 1);
          return text.slice(0, at) + inserted + text.slice(at);
        }),
      ),
      (text) => {
        const error = findJsonSyntaxError(text);
        expect(error === undefined).toBe(isJson(text));
        if (error) expect(error.offset).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 2000 },
  );
});
