import { describe, expect, it } from 'vitest';
import { pseudoxml } from '../../src/doc/pseudoxml.js';
import { parseDocument } from '../../src/rst/document.js';
import { SourceText } from '../../src/source/text.js';
import { generate } from '../rst/generator.js';
import { randomFrom } from '../rst/mutations.js';
import { diff } from './compare.js';
import { docutilsTrees, pythonWithDocutils, structureOf } from './docutils.js';
import { causeOf } from './docutils-differences.js';

const count = Number(process.env.RST_DOCUTILS ?? 500);
const seed = Number(process.env.RST_DOCUTILS_SEED ?? 1);

describe.skipIf(pythonWithDocutils === undefined)('docutils', () => {
  it(`creates the same structure from ${count} generated texts (seed ${seed})`, () => {
    const random = randomFrom(seed);
    const texts = Array.from({ length: count }, () => generate(random));
    const { version, trees } = docutilsTrees(pythonWithDocutils ?? '', texts);
    const counts = new Map<string, number>();
    const unexplained: { text: string; ours: string; theirs: string }[] = [];
    let compared = 0;
    for (const [i, text] of texts.entries()) {
      const tree = trees[i];
      // docutils raises exceptions on some texts.
      if (tree == null) continue;
      compared++;
      const { document, diagnostics } = parseDocument(SourceText.file('test.rst', text));
      const [ours, theirs] = [structureOf(pseudoxml(document)), structureOf(tree)];
      const cause = ours === theirs ? 'equal' : causeOf(text, diagnostics, version);
      counts.set(cause ?? 'unexplained', (counts.get(cause ?? 'unexplained') ?? 0) + 1);
      if (cause === undefined) unexplained.push({ text, ours, theirs });
    }
    console.log(Object.fromEntries(counts));
    for (const { text, ours, theirs } of process.env.RST_DOCUTILS_SHOW ? unexplained : [])
      console.log(text, diff(theirs, ours));
    if (unexplained[0]) expect(unexplained[0].ours, unexplained[0].text).toBe(unexplained[0].theirs);
    expect((counts.get('equal') ?? 0) / compared).toBeGreaterThan(0.985);
  });
});
