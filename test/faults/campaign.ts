import type { Corpus } from './corpus.js';
import { changesAnything } from './edit.js';
import { defaultCascade, type Fault, type Kind } from './fault.js';
import { IncrementalRepository, type Problem } from './incremental-repository.js';
import { kinds } from './kinds/index.js';
import { Random } from './random.js';
import { judge, type Verdict } from './verdict.js';

export interface Options {
  /** The kinds of faults; default: those of sections. */
  readonly kinds?: readonly Kind[];
  readonly count: number;
  readonly seed: number;
  /** Restricts the campaign to some kinds, separated by commas. */
  readonly kind?: string | undefined;
  /** Interval, in faults, at which the incremental check is compared with a fresh one. */
  readonly compareEvery: number;
}

export interface Outcome {
  readonly kind: Kind;
  readonly corpus: Corpus;
  /** Number of the fault among those of its kind, from 0; determines the fault together with the kind and the seed. */
  readonly index: number;
  readonly fault: Fault;
  readonly verdict?: Verdict;
  /** The error that the check threw instead of returning a verdict. */
  readonly crash?: string;
  /** Differences between the incremental check and a fresh one. */
  readonly differences: readonly string[];
}

const attemptsInCorpus = 40;

/** Plants faults one at a time and yields the outcome of each. */
export async function* campaign(corpora: readonly Corpus[], options: Options): AsyncGenerator<Outcome> {
  const only = options.kind?.split(',');
  const chosen = (options.kinds ?? kinds).filter(({ name }) => only?.includes(name) ?? true);
  const opened = new Map<Corpus, { repository: IncrementalRepository; before: readonly Problem[] }>();
  for (const corpus of corpora) {
    const repository = new IncrementalRepository(corpus.root);
    opened.set(corpus, { repository, before: await repository.problems(new Map()) });
  }
  for (let number = 0; number < options.count; number++) {
    const kind = chosen[number % chosen.length];
    const index = Math.floor(number / chosen.length);
    // Independent of other kinds, so that a new kind does not change the faults of the others.
    const planted = kind && plant(kind, corpora, new Random(seedOf(kind, index, options.seed)));
    const known = planted && opened.get(planted.corpus);
    if (!planted || !known) continue;
    const { corpus, fault } = planted;
    const outcome = { kind, corpus, index, fault };
    try {
      const after = await known.repository.problems(fault.changes);
      const differences =
        number % options.compareEvery === 0
          ? differencesOf(after, await known.repository.freshProblems(fault.changes))
          : [];
      yield { ...outcome, verdict: judge(fault, known.before, after, corpus.files), differences };
    } catch (error) {
      const crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
      yield { ...outcome, crash, differences: [] };
    }
  }
}

function seedOf({ name }: Kind, index: number, seed: number): number {
  let hash = seed * 1_000_003 + index * 7919;
  for (const letter of name) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return hash;
}

/** Plants a fault of a kind in the first corpus, in random order, that has a location for it. */
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

function differencesOf(incremental: readonly Problem[], fresh: readonly Problem[]): string[] {
  const format = ({ file, line, column, rule, message }: Problem): string =>
    `${file}:${line}:${column} ${rule} ${message}`;
  const [a, b] = [new Set(incremental.map(format)), new Set(fresh.map(format))];
  return [
    ...[...a].filter((line) => !b.has(line)).map((line) => `incremental only: ${line}`),
    ...[...b].filter((line) => !a.has(line)).map((line) => `fresh only: ${line}`),
  ];
}

/** Returns the failures of an outcome; empty if the fault was reported correctly. */
export function failuresOf({ kind, verdict, crash, differences }: Outcome): string[] {
  if (crash !== undefined) return ['crash'];
  const failures: string[] = [];
  if (verdict && !verdict.isDetected) failures.push('not detected');
  else if (verdict && !verdict.isLocated) failures.push('wrong location');
  if (verdict?.isLocated && verdict.others > (kind.cascade ?? defaultCascade)) failures.push('cascade');
  if (differences.length > 0) failures.push('differs from a fresh check');
  return failures;
}
