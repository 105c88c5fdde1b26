import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonSyntaxError } from '../../src/check/json-syntax-error.js';

/** The text with a mark where it is no JSON. */
const marked = (text: string): string => {
  const fault = findJsonSyntaxError(text);
  return fault ? `${text.slice(0, fault.offset)}⟨${text.slice(fault.offset)} | ${fault.reason}` : text;
};

test.each([
  ['[1, ]', '[1, ⟨] | "]" cannot stand here'],
  ['{"a": 1,}', '{"a": 1,⟨} | "}" cannot stand here'],
  ['{"a" 1}', '{"a" ⟨1} | "1" cannot stand here'],
  ['{a: 1}', '{⟨a: 1} | "a" cannot stand here'],
  ['[1 2]', '[1 ⟨2] | "2" cannot stand here'],
  ['[1}', '[1⟨} | "}" cannot stand here'],
  ['{"a": [1, 2}', '{"a": [1, 2⟨} | "}" cannot stand here'],
  ['["a\nb"]', '[⟨"a\nb"] | "\\"" cannot stand here'],
  ['[01]', '[⟨01] | "0" cannot stand here'],
  ['// no\n{}', '⟨// no\n{} | "/" cannot stand here'],
  ['{"a": 1', '{"a": 1⟨ | it ends too early'],
  ['', '⟨ | it ends too early'],
  ['{} {}', '{} ⟨{} | "{" cannot stand here'],
  [' [true, null, -1.5e3, "é\\u00e9\\n"] ', ' [true, null, -1.5e3, "é\\u00e9\\n"] '],
])('%j', (text, expected) => {
  expect(marked(text)).toBe(expected);
});

test('finds a fault where JSON.parse does, and only there', () => {
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
        fc.array(piece, { maxLength: 12 }).map((markupPatterns) => markupPatterns.join('')),
        fc.json(),
        fc.tuple(fc.json(), fc.nat(), piece).map(([text, at, more]) => {
          const place = at % (text.length + 1);
          return text.slice(0, place) + more + text.slice(place);
        }),
      ),
      (text) => {
        const fault = findJsonSyntaxError(text);
        expect(fault === undefined).toBe(isJson(text));
        if (fault) expect(fault.offset).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 2000 },
  );
});
