import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { pseudoxml } from '../../src/doc/pseudoxml.js';
import { characterSets } from '../../src/rst/directives/character-sets.js';
import { parse } from '../../src/rst/parse.js';
import { SourceText } from '../../src/source/text.js';
import { pythonWithDocutils } from './docutils.js';

/** Reads a JSON list of texts; writes their trees before transforms. */
const script = `
import json, sys
from docutils import frontend, utils
from docutils.parsers.rst import Parser
settings = frontend.get_default_settings(Parser)
def tree(text):
    document = utils.new_document('test data', settings)
    Parser().parse(text, document)
    return document.pformat()
json.dump([tree(text) for text in json.load(sys.stdin)], sys.stdout)
`;

describe.skipIf(pythonWithDocutils === undefined)('files that docutils provides', () => {
  test('have the same trees', () => {
    const names = [...Object.keys(characterSets), 's5defs'];
    const texts = names.map((name) => `.. include:: <${name}.txt>\n`);
    const { stdout, status, stderr } = spawnSync(pythonWithDocutils ?? '', ['-c', script], {
      input: JSON.stringify(texts),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    expect([status, stderr]).toEqual([0, '']);
    const ours = texts.map((text) => pseudoxml(parse(SourceText.file('test data', text)).document));
    expect(ours).toEqual(JSON.parse(stdout));
  });
});
