import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plain } from '../../src/diagnostics/colors.js';
import { compareStates } from '../../src/diff/compare-states.js';
import { formatPretty } from '../../src/diff/format/pretty.js';
import { readState, type SpecificationState } from '../../src/diff/specification-state.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';

const folder = join(import.meta.dirname, 'cases');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

const stateOf = (api: string): SpecificationState =>
  readState(
    openRepository(new Graph(), memoryReader({ 'api/client-server/cows.yaml': api }), {
      protocol: matrix,
      labels: {},
      gitVersion: () => undefined,
      raw: false,
      keepsTypeTitles: true,
    }),
  );

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.after.yaml'))
  .map((name) => name.slice(0, -'.after.yaml'.length));

/** Each case is an API file `NAME.after.yaml`, which is compared with `before.yaml`; `NAME.txt` lists the changes, and those in the other direction. */
describe('changes', () => {
  test.each(names)('%s', async (name) => {
    const [before, after] = ['before', `${name}.after`].map((file) => stateOf(read(`${file}.yaml`)));
    if (!before || !after) throw new Error('no states');
    const lists = [compareStates(before, after), compareStates(after, before)];
    const text = lists.map((changes) => formatPretty(changes, plain)).join('\nreversed:\n\n');
    await expect(text).toMatchFileSnapshot(join(folder, `${name}.txt`));
  });
});
