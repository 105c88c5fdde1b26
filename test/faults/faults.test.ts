import { expect, test } from 'vitest';
import { campaign, faultsOf, type Outcome } from './campaign.js';
import { corpora, hasShared } from './corpus.js';
import { kinds } from './kinds/index.js';
import { table } from './table.js';

const count = Number(process.env.FAULTS ?? 500);
const seed = Number(process.env.SEED ?? 1);

test(`each of ${count} planted faults is reported at its place`, { timeout: 600_000 }, async () => {
  if (!hasShared)
    console.log('The shared corpora are not here: faults are planted in the own specification only.');
  const outcomes: Outcome[] = [];
  for await (const outcome of campaign(corpora(), { count, seed, compareEvery: 25 })) outcomes.push(outcome);
  console.log(table(outcomes));
  const amiss = outcomes.flatMap((outcome) => {
    const wrong = faultsOf(outcome);
    const { kind, index, corpus } = outcome;
    return wrong.length > 0 ? [`${kind.name} ${index} in ${corpus.name}: ${wrong.join(', ')}`] : [];
  });
  expect(amiss).toEqual([]);
  // Kinds of which nothing is planted anywhere would pass unseen.
  const planted = new Set(outcomes.map(({ kind }) => kind.name));
  if (hasShared && count >= kinds.length)
    expect(kinds.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
});
