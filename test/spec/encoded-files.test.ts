import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textOf } from '../../src/doc/nodes.js';
import { Graph } from '../../src/graph/graph.js';
import { parseUnits } from '../../src/rst/parse.js';
import { fileReader } from '../../src/source/file-reader.js';
import { SourceText } from '../../src/source/text.js';
import { conventions } from '../../src/spec/conventions.js';
import { createSources } from '../../src/spec/sources.js';

test('included files are decoded, and read again when they change', () => {
  const root = mkdtempSync(join(tmpdir(), 'spec-encodings-'));
  try {
    const graph = new Graph();
    const sources = createSources(graph, fileReader(root), {
      tokens: new Map(),
      typeNames: conventions,
      toleratesMissingReferences: false,
    });
    const text = (encoding: string): string => {
      const rst = `.. include:: part.txt\n   :encoding: ${encoding}\n`;
      const { units } = parseUnits(SourceText.file('index.rst', rst), {
        readFile: (path, _, decoder) => graph.get(sources.decoded, `${decoder} ${path}`),
      });
      return units.flatMap(({ body }) => body.map(textOf)).join();
    };
    writeFileSync(join(root, 'part.txt'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    expect(text('latin-1')).toBe('café');
    expect(text('koi8-r')).toBe('cafИ');
    writeFileSync(join(root, 'part.txt'), Buffer.from([0x63, 0x61, 0x66, 0xe8]));
    sources.invalidate('part.txt');
    expect(text('latin-1')).toBe('cafè');
  } finally {
    rmSync(root, { recursive: true });
  }
});
