import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pseudoxml } from '../../src/doc/pseudoxml.js';
import { parseDocument } from '../../src/rst/document.js';
import { SourceText } from '../../src/source/text.js';

const folder = new URL('documents/', import.meta.url);

// NAME.tree is the expected tree of NAME.rst, including messages of all levels.
describe('whole documents have the same tree as in docutils', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.rst'));
  test.each(names)('%s', async (name) => {
    const source = SourceText.file(name, readFileSync(new URL(name, folder), 'utf8'));
    const { document } = parseDocument(source, { settings: { report_level: 1 } });
    await expect(pseudoxml(document)).toMatchFileSnapshot(
      new URL(name.replace('.rst', '.tree'), folder).pathname,
    );
  });
});
