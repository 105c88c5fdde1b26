import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replaceRanges } from '../../src/source/replace.js';
import { inFile, SourceText } from '../../src/source/text.js';

describe('a text', () => {
  test('has lines and columns from 1, for all line endings', () => {
    const source = SourceText.file('a', 'one\r\ntwo\n\nfour');
    expect([0, 3, 5, 8, 9, 10, 14].map((offset) => source.position(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 4 },
      { line: 2, column: 1 },
      { line: 2, column: 4 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
      { line: 4, column: 5 },
    ]);
    expect([1, 2, 3, 4, 5, 0].map((line) => source.line(line))).toEqual(['one', 'two', '', 'four', '', '']);
  });

  test('positions and lines agree with the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', 'é', '😀') }),
        fc.nat(),
        (text, any) => {
          const source = SourceText.file('a', text);
          const offset = any % (text.length + 1);
          const { line, column } = source.position(offset);
          expect(line).toBe(text.slice(0, offset).split('\n').length);
          expect((source.lineStarts()[line - 1] ?? 0) + column - 1).toBe(offset);
        },
      ),
    );
  });
});

describe('replaced ranges', () => {
  const edits = fc
    .tuple(
      fc.string({ minLength: 1 }),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.string({ maxLength: 4 }))),
    )
    .map(([text, wanted]) => {
      const replacements: { start: number; end: number; text: string }[] = [];
      let from = 0;
      for (const [skip, length, replacement] of wanted) {
        const start = from + (skip % 4);
        const end = start + length;
        if (end > text.length) break;
        replacements.push({ start, end, text: replacement });
        from = end + 1;
      }
      return { text, replacements };
    });

  test('map back to their original positions', () => {
    const source = SourceText.file('a', 'It is %LABEL% now.');
    const replaced = replaceRanges(source, [{ start: 6, end: 13, text: 'r0.6.1-and-more' }]);
    expect(replaced.text).toBe('It is r0.6.1-and-more now.');
    const now = replaced.text.indexOf('now');
    expect(replaced.locate(now, now + 3)).toMatchObject({ source, start: 14, end: 17 });
    const label = replaced.locate(6, 21);
    expect([label.start, label.end]).toEqual([6, 13]);
  });

  test('yield the text, and each kept character maps to itself', () => {
    fc.assert(
      fc.property(edits, ({ text, replacements }) => {
        const source = SourceText.file('a', text);
        const replaced = replaceRanges(source, replacements);
        let expected = '';
        const origins: (number | undefined)[] = [];
        let done = 0;
        for (const { start, end, text: own } of [
          ...replacements,
          { start: text.length, end: text.length, text: '' },
        ]) {
          for (let i = done; i < start; i++) origins.push(i);
          for (let i = 0; i < own.length; i++) origins.push(undefined);
          expected += text.slice(done, start) + own;
          done = end;
        }
        expect(replaced.text).toBe(expected);
        for (const [at, origin] of origins.entries()) {
          const span = replaced.locate(at, at + 1);
          if (origin !== undefined) expect([span.start, span.end]).toEqual([origin, origin + 1]);
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length + 1);
        }
      }),
    );
  });

  test('in derived texts map back to the file', () => {
    const file = SourceText.file('a', 'abc %X% def');
    const once = replaceRanges(file, [{ start: 4, end: 7, text: 'longer %Y%' }]);
    const twice = replaceRanges(once, [{ start: 11, end: 14, text: '' }]);
    const at = twice.text.indexOf('def');
    expect(inFile({ source: twice, start: at, end: at + 3 })).toMatchObject({
      source: file,
      start: 8,
      end: 11,
    });
  });
});
