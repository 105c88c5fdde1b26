import { expect, test } from 'vitest';
import { campaign, failuresOf, type Outcome } from './campaign.js';
import { corpora, hasShared } from './corpus.js';
import { kinds } from './kinds/index.js';
import { table } from './table.js';

const count = Number(process.env.FAULTS ?? 320);
const seed = Number(process.env.SEED ?? 1);

test(`each of ${count} planted faults is reported at its location`, { timeout: 600_000 }, async () => {
  if (!hasShared)
    console.log(
      "The shared corpora are not available; faults are planted only in this repository's specification.",
    );
  const outcomes: Outcome[] = [];
  for await (const outcome of campaign(corpora(), { count, seed, compareEvery: 25 })) outcomes.push(outcome);
  console.log(table(outcomes));
  const failed = outcomes.flatMap((outcome) => {
    const failures = failuresOf(outcome);
    const { kind, index, corpus } = outcome;
    return failures.length > 0 ? [`${kind.name} ${index} in ${corpus.name}: ${failures.join(', ')}`] : [];
  });
  expect(failed).toEqual([]);
  // A kind that is never planted would pass unnoticed.
  const planted = new Set(outcomes.map(({ kind }) => kind.name));
  if (hasShared && count >= kinds.length)
    expect(kinds.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
});
