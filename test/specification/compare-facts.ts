import type { Facts } from './facts.js';

export interface Difference {
  readonly fact: string;
  /** The values of the fact; `absent` where the specification does not have it. */
  readonly official: string;
  readonly ours: string;
}

/**
 * The facts in which two specifications differ, sorted by path. If a part is absent from one of them, the facts about its own parts are
 * not listed.
 */
export function differences(official: Facts, ours: Facts): Difference[] {
  const valueIn = (facts: Facts, path: string): string => facts.get(path)?.value ?? 'absent';
  const isShared = (path: string | undefined): boolean =>
    path === undefined || (official.has(path) && ours.has(path));
  return [...new Map([...official, ...ours])]
    .filter(([, { parent }]) => isShared(parent))
    .map(([fact]) => ({ fact, official: valueIn(official, fact), ours: valueIn(ours, fact) }))
    .filter((difference) => difference.official !== difference.ours)
    .sort((a, b) => (a.fact < b.fact ? -1 : 1));
}

/** Differences that are expected: `count` facts, 1 by default, whose path matches `facts`, in which `*` matches any characters. */
export interface Expectation {
  readonly facts: string;
  readonly official: string;
  readonly ours: string;
  readonly count?: number;
}

/**
 * Compares differences with those that are expected.
 *
 * @returns A line for each difference that no expectation matches, and for each expectation that does not match as many differences as it
 * states. A difference counts only for the first expectation that matches it.
 */
export function deviations(found: readonly Difference[], expected: readonly Expectation[]): string[] {
  const counts = new Map<Expectation, number>();
  const unexpected = found.filter((difference) => {
    const match = expected.find((expectation) => matches(expectation, difference));
    if (match) counts.set(match, (counts.get(match) ?? 0) + 1);
    return match === undefined;
  });
  return [
    ...unexpected.map((difference) => `unexpected: ${describe(difference.fact, difference)}`),
    ...expected.flatMap((expectation) => {
      const [count, wanted] = [counts.get(expectation) ?? 0, expectation.count ?? 1];
      return count === wanted
        ? []
        : [`${count} instead of ${wanted}: ${describe(expectation.facts, expectation)}`];
    }),
  ];
}

function matches(expectation: Expectation, { fact, official, ours }: Difference): boolean {
  if (expectation.official !== official || expectation.ours !== ours) return false;
  const parts = expectation.facts.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(fact);
}

const describe = (facts: string, { official, ours }: Pick<Difference, 'official' | 'ours'>): string =>
  `${facts}: official ${official}, ours ${ours}`;
