import { expect, test } from 'vitest';
import { campaign, failuresOf, type Outcome } from './campaign.js';
import { hasShared, sites } from './corpus.js';
import { siteKinds } from './kinds/sites/index.js';
import { table } from './table.js';

const count = Number(process.env.SITE_FAULTS ?? 180);
const seed = Number(process.env.SEED ?? 1);

test('there are at least 80 kinds of faults in sites', () => {
  expect(new Set(siteKinds.map(({ name }) => name)).size).toBe(siteKinds.length);
  expect(siteKinds.length).toBeGreaterThanOrEqual(80);
});

test.skipIf(!hasShared)(
  `each of ${count} faults planted in sites is reported at its location`,
  { timeout: 600_000 },
  async () => {
    const outcomes: Outcome[] = [];
    const options = { kinds: siteKinds, count, seed, compareEvery: 50 };
    for await (const outcome of campaign(sites(), options)) outcomes.push(outcome);
    console.log(table(outcomes));
    const failed = outcomes.flatMap((outcome) => {
      const failures = failuresOf(outcome);
      const { kind, index, corpus } = outcome;
      return failures.length > 0 ? [`${kind.name} ${index} in ${corpus.name}: ${failures.join(', ')}`] : [];
    });
    expect(failed).toEqual([]);
    const planted = new Set(outcomes.map(({ kind }) => kind.name));
    if (count >= siteKinds.length)
      expect(siteKinds.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  },
);
