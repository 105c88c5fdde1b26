import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../src/check/run.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';
import { fixtureRepository } from './fixture-repository.js';

/** Text that an author may insert in the wrong position, or values of the wrong type. */
const snippets = fc.constantFrom(
  ...[
    '',
    '{',
    '}',
    '[',
    ']',
    '"',
    '`',
    '*',
    '_',
    '{{',
    '}}',
    '\n',
    '  ',
    '- ',
    ': ',
    '~',
    '/',
    'null',
    '$ref: x\n',
  ],
  ...[
    'allOf: 3\n',
    'type: []\n',
    'required: 3\n',
    'properties: []\n',
    'items: []\n',
    'enum: {}\n',
    'pattern: "("\n',
  ],
  ...[
    'parameters: {}\n',
    'responses: []\n',
    'schema: 1\n',
    'tags: x\n',
    'example: 1\n',
    'examples: []\n',
    'headers: 1\n',
  ],
);
const edit = fc.record({
  path: fc.constantFrom(...Object.keys(fixtureRepository)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 1, 5, 40),
  snippet: snippets,
});

test('after random edits the check terminates, and each problem has a valid span and a help text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      const files = new Map(Object.entries(fixtureRepository));
      for (const { path, at, length, snippet } of edits) {
        const text = files.get(path) ?? '';
        const start = Math.floor(at * text.length);
        files.set(path, text.slice(0, start) + snippet + text.slice(start + length));
      }
      const repository = openRepository(new Graph(), memoryReader(files), {
        protocol: matrix,
        labels: {},
        gitVersion: () => undefined,
        raw: true,
        keepsTypeTitles: true,
      });
      for (const { span, help, message } of (await check(repository)).diagnostics) {
        expect(help, message).toBeTruthy();
        expect(message).toMatch(/\S/);
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(span.source.text.length);
      }
    }),
    { numRuns: 300 },
  );
});
