import type { Corpus } from './corpus.js';
import { changesAnything } from './edit.js';
import type { Fault, Kind } from './fault.js';
import { IncrementalRepository, type Problem } from './incremental-repository.js';
import { kinds } from './kinds/index.js';
import { Random } from './random.js';
import { judge, type Verdict } from './verdict.js';

export interface Options {
  readonly count: number;
  readonly seed: number;
  /** Name of the only kind to plant. */
  readonly kind?: string | undefined;
  /** Every so many faults a repository that was never anything else is asked, too. */
  readonly compareEvery: number;
}

export interface Outcome {
  readonly kind: Kind;
  readonly corpus: Corpus;
  /** Number of the fault, from 0: with the seed it makes the fault. */
  readonly index: number;
  readonly fault: Fault;
  readonly verdict?: Verdict;
  /** Why there is no verdict: the check threw. */
  readonly crash?: string;
  /** What a repository opened for this fault tells otherwise than one that lived on. */
  readonly differences: readonly string[];
}

const attemptsInCorpus = 40;

/** Plants faults one by one, and tells what was made of each. */
export async function* campaign(corpora: readonly Corpus[], options: Options): AsyncGenerator<Outcome> {
  const chosen = kinds.filter(({ name }) => options.kind === undefined || name === options.kind);
  const living = new Map<Corpus, { repository: IncrementalRepository; before: readonly Problem[] }>();
  for (const corpus of corpora) {
    const repository = new IncrementalRepository(corpus.root);
    living.set(corpus, { repository, before: await repository.problems(new Map()) });
  }
  for (let index = 0; index < options.count; index++) {
    const kind = chosen[index % chosen.length];
    const planted = kind && plant(kind, corpora, new Random(options.seed * 1_000_003 + index * 7919));
    const known = planted && living.get(planted.corpus);
    if (!planted || !known) continue;
    const { corpus, fault } = planted;
    const outcome = { kind, corpus, index, fault };
    try {
      const after = await known.repository.problems(fault.changes);
      const differences =
        index % options.compareEvery === 0
          ? differencesOf(after, await known.repository.freshProblems(fault.changes))
          : [];
      yield { ...outcome, verdict: judge(fault, known.before, after, corpus.files), differences };
    } catch (error) {
      const crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
      yield { ...outcome, crash, differences: [] };
    }
  }
}

/** A fault of a kind, in the first corpus in random order in which there is a place for it. */
function plant(
  kind: Kind,
  corpora: readonly Corpus[],
  random: Random,
): { corpus: Corpus; fault: Fault } | undefined {
  const open = [...corpora];
  while (open.length > 0) {
    const [corpus] = open.splice(random.between(0, open.length - 1), 1);
    for (let attempt = 0; corpus && attempt < attemptsInCorpus; attempt++) {
      const fault = kind.plant(corpus, random);
      if (fault && changesAnything(corpus.files, fault.changes)) return { corpus, fault };
    }
  }
  return undefined;
}

function differencesOf(living: readonly Problem[], fresh: readonly Problem[]): string[] {
  const line = ({ file, line: at, column, rule, message }: Problem): string =>
    `${file}:${at}:${column} ${rule} ${message}`;
  const [a, b] = [new Set(living.map(line)), new Set(fresh.map(line))];
  return [
    ...[...a].filter((one) => !b.has(one)).map((one) => `only the living one: ${one}`),
    ...[...b].filter((one) => !a.has(one)).map((one) => `only the fresh one: ${one}`),
  ];
}

/** What is wrong with an outcome, in a word each. */
export function faultsOf({ kind, verdict, crash, differences }: Outcome): string[] {
  if (crash !== undefined) return ['crash'];
  const found: string[] = [];
  if (verdict && !verdict.isFound) found.push('not found');
  else if (verdict && !verdict.isPlaced) found.push('at a wrong place');
  const others = (verdict?.news ?? []).length - 1;
  if (verdict?.isPlaced && kind.cascade !== undefined && others > kind.cascade) found.push('cascade');
  if (differences.length > 0) found.push('not as a fresh repository');
  return found;
}
