import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Element, isElement, textOf } from '../../src/doc/nodes.js';
import { parse } from '../../src/rst/parse.js';
import { SourceText } from '../../src/source/text.js';
import { fuzz } from './fuzz.js';
import { violationsOf } from './invariants.js';

const document = (text: string): Element => parse(SourceText.file('test.rst', text)).document;

const word = fc.stringMatching(/^[a-zé]{2,9}$/);
const sentence = fc.array(word, { minLength: 2, maxLength: 12 }).map((words) => words.join(' '));
const anything = fc.string({
  unit: fc.constantFrom(...'ab *`_|:.-=+#<>[]()\\\n\n  "タ\u0301🎉'),
  maxLength: 120,
});

describe('the parser', () => {
  it('parses any text into a tree with valid ranges', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(violationsOf(text)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('parses mutated texts', () => {
    const count = Number(process.env.RST_FUZZ ?? 3000);
    expect(fuzz(count, Number(process.env.RST_FUZZ_SEED ?? 1))).toEqual([]);
  });

  it('is deterministic', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(document(text)).toEqual(document(text));
      }),
      { numRuns: 200 },
    );
  });

  it('parses plain lines as paragraphs', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1 }), (paragraphs) => {
        const { children } = document(paragraphs.join('\n\n'));
        expect(children.map((node) => node.type)).toEqual(paragraphs.map(() => 'paragraph'));
        expect(children.map(textOf)).toEqual(paragraphs);
      }),
    );
  });

  it('parses every character after a backslash as text', () => {
    const special = fc.string({ unit: fc.constantFrom(...'*`_|:[]<>\\ab'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(special, (text) => {
        const escaped = `x${[...text].map((char) => `\\${char}`).join('')}`;
        const { children } = document(escaped);
        expect(children.map(textOf)).toEqual([`x${text}`]);
        expect(children.map((node) => isElement(node) && node.children.length)).toEqual([1]);
      }),
    );
  });

  it('preserves the content of literals', () => {
    const code = fc.string({ unit: fc.constantFrom(...'ab*_|:[]<>\\ .'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(code, (inner) => {
        const written = `z${inner}z`;
        const [paragraph] = document(`a \`\`${written}\`\` b`).children;
        const literal = paragraph && isElement(paragraph) ? paragraph.children[1] : undefined;
        expect(literal?.type).toBe('literal');
        expect(literal && textOf(literal)).toBe(written);
      }),
    );
  });

  it('parses a block independent of its nesting', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 8 }),
        (paragraphs, depth) => {
          const indent = ' '.repeat(depth);
          const [note] = document(
            `.. note::\n\n${paragraphs.map((line) => indent + line).join('\n\n')}\n`,
          ).children;
          expect(note?.type).toBe('note');
          expect(note && isElement(note) ? note.children.map(textOf) : []).toEqual(paragraphs);
        },
      ),
    );
  });

  it('parses the cells of a grid table', () => {
    const row = fc.array(word, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const border = `+${'-'.repeat(11)}`.repeat(3).concat('+');
        const lines = rows.flatMap((cells) => [
          `|${cells.map((cell) => ` ${cell.padEnd(10)}`).join('|')}|`,
          border,
        ]);
        const table = document([border, ...lines].join('\n')).children[0];
        expect(table?.type).toBe('table');
        expect(table && textOf(table)).toBe(rows.flat().join(''));
      }),
    );
  });
});
