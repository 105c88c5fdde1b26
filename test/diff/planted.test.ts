import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { configuredProtocol, loadConfig } from '../../src/api/config.js';
import { compareSpecifications, isEmpty } from '../../src/diff/comparison.js';
import { readState } from '../../src/diff/specification-state.js';
import { fileReader } from '../../src/source/file-reader.js';
import { hasShared, shared } from '../conformance/shared.js';
import { IncrementalRepository } from '../faults/incremental-repository.js';
import { Random } from '../faults/random.js';
import { dataKinds } from './planted/data.js';
import { type Findings, findingsOf, type Kind, type Planted, readSources } from './planted/planted.js';
import { anyTitle, textKinds } from './planted/text.js';

const count = Number(process.env.CHANGES ?? 300);
const seed = Number(process.env.SEED ?? 1);

const protocols = join(import.meta.dirname, '../protocols');
const roots = [
  ...readdirSync(protocols).map((name) => join(protocols, name)),
  // The specification of this repository is larger, so that each change takes longer.
  resolve(import.meta.dirname, '../..'),
];
const kinds = [...dataKinds, ...textKinds];

async function open(root: string) {
  const reader = fileReader(root);
  const protocol = configuredProtocol(reader, await loadConfig(reader));
  const repository = new IncrementalRepository(root, protocol);
  return { root, sources: readSources(root), repository, state: await repository.with(new Map(), readState) };
}

/** Whether the findings are the expected ones. */
function matches(
  found: Findings,
  { changes = [], sections = [], requirements = [] }: Planted['expected'],
): boolean {
  const untitled = (text: string): string =>
    text.replace(/^(changed): .*?: (?=inserted|deleted)/, `$1: ${anyTitle}: `);
  const isExact = sections.some((text) => !text.startsWith(`changed: ${anyTitle}`));
  const shown = isExact ? found.sections : [...new Set(found.sections.map(untitled))];
  return (
    JSON.stringify([found.changes, shown, found.requirements]) ===
    JSON.stringify([changes, sections, requirements])
  );
}

test(`each of ${count} planted changes is found, and nothing else`, { timeout: 600_000 }, async () => {
  const random = new Random(seed);
  const repositories = await Promise.all(roots.map(open));
  const plant = (kind: Kind) => {
    for (let attempt = 0; attempt < 100; attempt++) {
      const opened = random.pick(random.next() < 0.2 ? repositories : repositories.slice(0, -1));
      const change = opened && kind.plant(opened.sources, random);
      if (change) return { ...opened, change };
    }
    return undefined;
  };
  const failures: object[] = [];
  const planted = new Set<string>();
  for (let i = 0; i < count; i++) {
    const kind = kinds[i % kinds.length];
    if (!kind) continue;
    const { change, repository, state, root } = plant(kind) ?? {};
    if (!change || !repository || !state) continue;
    planted.add(kind.name);
    const comparison = await repository.with(change.changes, (after) =>
      compareSpecifications(state, readState(after)),
    );
    const found = findingsOf(comparison);
    if (!matches(found, change.expected))
      failures.push({
        kind: kind.name,
        root,
        files: [...change.changes.keys()],
        expected: change.expected,
        found,
      });
  }
  expect(failures).toEqual([]);
  if (count >= 300) expect([...planted].sort()).toEqual(kinds.map(({ name }) => name).sort());
});

const corpora = hasShared ? [join(shared, 'corpora/cs-r0.6.1'), join(shared, 'corpora/spec-v1.7')] : [];

test.each([...roots, ...corpora])('%s has no changes against itself', async (root) => {
  const [before, after] = await Promise.all([open(root), open(root)]);
  expect(isEmpty(compareSpecifications(before.state, after.state))).toBe(true);
});
