import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceText } from '../../src/source/text.js';
import { parseYaml } from '../../src/yaml/parse.js';
import { textAt } from '../../src/yaml/scalar-text.js';
import { isMap } from '../../src/yaml/value.js';

/** Returns the text of the key `k` and the offset of each of its characters in the file. */
function offsets(file: string): { readonly text: string; readonly at: number[] } {
  const { value } = parseYaml(SourceText.file('a.yaml', file));
  const text = isMap(value) ? textAt(value, 'k') : undefined;
  if (!text) throw new Error(`no text in ${file}`);
  return { text: text.text, at: [...text.text].map((_, i) => text.locate(i, i + 1).start) };
}

// Each upper-case letter must be mapped to its own offset.
const marks = /[A-Z]/g;

describe('the text of a scalar is mapped to the file', () => {
  test.each([
    ['plain', 'k: A b C', 'A b C'],
    ['plain over lines', 'k: A b\n  C  \n\n\n   D E\nx: 1', 'A b C\n\nD E'],
    ['single quotes', "k: 'A ''B'' C'", "A 'B' C"],
    ['single quotes over lines', "k: ' A \n  B\n\n  C '", ' A B\nC '],
    ['double quotes', 'k: "A\\tB\\u00e9\\x41C\\"D\\\\"', 'A\tBéAC"D\\'],
    ['double quotes over lines', 'k: "A  \n  B \\\n   C\\n\n  D"', 'A B C\n D'],
    ['literal', 'k: |\n  A b\n    C\n\n  D\n', 'A b\n  C\n\nD\n'],
    ['literal, stripped', 'k: |-\n  A\n  B\n\nx: 1\n', 'A\nB'],
    ['literal, kept', 'k: |+\n  A\n\n\nx: 1\n', 'A\n\n\n'],
    ['literal, indentation indicator', 'k: |2\n    A\n  B\n', '  A\nB\n'],
    ['literal after blank lines', 'k: |\n\n\n  A\n', '\n\nA\n'],
    ['literal, kept, blank lines only', 'k: |+\n\nx: 1\n', '\n'],
    ['folded', 'k: >\n  A\n  B\n\n  C\n    D\n  E\n', 'A B\nC\n  D\nE\n'],
    ['folded, with a comment', 'k: >- # comment\n  A\n  B\n', 'A B'],
    ['tagged', 'k: !!str\n  "A B"', 'A B'],
    ['CRLF', 'k: |\r\n  A\r\n  B\r\n', 'A\nB\n'],
  ])('%s', (_, file, expected) => {
    const { text, at } = offsets(file);
    expect(text).toBe(expected);
    for (const { index, 0: mark } of text.matchAll(marks)) {
      if (file[at[index] ?? 0] === '\\') continue;
      expect(`${mark} at ${at[index]}`).toBe(`${mark} at ${file.lastIndexOf(mark)}`);
    }
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  test('a range over several lines ends after its last character', () => {
    const file = 'k: |\n  one two\n  three\n';
    const { value } = parseYaml(SourceText.file('a.yaml', file));
    const text = isMap(value) ? textAt(value, 'k') : undefined;
    const span = text?.locate(4, 11);
    expect(file.slice(span?.start, span?.end)).toBe('two\n  thr');
  });

  test('a text in a source with replaced labels is mapped to the file', () => {
    const host = SourceText.file('a.yaml', 'k: a %LABEL% b');
    const source = SourceText.derived(host, 'k: a r0 b', { from: [0, 7], to: [0, 12] });
    const { value } = parseYaml(source);
    const span = isMap(value) ? textAt(value, 'k')?.locate(5, 6) : undefined;
    expect(span?.source).toBe(host);
    expect(host.text.slice(span?.start, span?.end)).toBe('b');
  });

  const word = fc.string({ unit: fc.constantFrom(...'abcXYZ0:#-'), minLength: 1, maxLength: 6 });
  const line = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
  const lines = fc.array(line, { minLength: 1, maxLength: 8 });

  /** Checks that each character is mapped to the same character; spaces and line endings are equivalent. */
  const expectSame = (file: string): void => {
    const { text, at } = offsets(file);
    [...text].forEach((character, i) => {
      const original = file[at[i] ?? -1] ?? '';
      if (/\s/.test(character)) expect(original).toMatch(/[\s\\]/);
      else expect(original).toBe(character);
    });
  };

  test('random block scalars', () => {
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom('|', '>', '|-', '>-', '|+', '>+'),
        fc.integer({ min: 1, max: 4 }),
        (body, header, indent) => {
          const margin = ' '.repeat(indent);
          expectSame(
            `k: ${header}\n${body.map((text) => (text === '' ? '' : `${margin}${text}`)).join('\n')}\nz: 1\n`,
          );
        },
      ),
    );
  });

  test('random quoted scalars', () => {
    fc.assert(
      fc.property(lines, fc.boolean(), (body, isDouble) => {
        const quote = isDouble ? '"' : "'";
        expectSame(`k: ${quote}${body.join('\n   ')}${quote}\nz: 1\n`);
      }),
    );
  });
});
