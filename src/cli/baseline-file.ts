import { readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import {
  applyBaseline,
  type Baseline,
  type BaselineResult,
  knownProblemsOf,
  readBaseline,
  writeBaseline,
} from '../policy/baseline.js';
import type { Config } from '../policy/config.js';
import type { Reader } from '../source/reader.js';
import { SourceText } from '../source/text.js';
import type { CheckOptions } from './check-settings.js';
import { ConfigurationError, UsageError } from './usage-error.js';
import { writeAtomic } from './write-atomic.js';

/**
 * The baseline that a check is set against: the one that is named, or the repository's where it has one. Throws a UsageError where a named one is
 * not there, and ConfigurationError where it is none.
 */
export function loadBaseline(
  root: string,
  reader: Reader,
  { baseline: named }: CheckOptions,
  config: Config,
): Baseline | undefined {
  if (named === false) return undefined;
  if (named === undefined) return parsed(config.baseline, reader.read(config.baseline));
  const text = textOf(named);
  if (text === undefined)
    throw new UsageError(`--baseline ${named} does not exist; \`spec check --write-baseline\` writes one.`);
  return parsed(pathFrom(root, resolve(named)), text);
}

/** Where `--write-baseline` writes, with what stands there. Throws as `loadBaseline` does. */
export function baselineToWrite(
  root: string,
  { writeBaseline: named }: CheckOptions,
  config: Config,
): { readonly path: string; readonly before: Baseline | undefined } {
  const path = typeof named === 'string' ? resolve(named) : join(root, config.baseline);
  return { path, before: parsed(pathFrom(root, path), textOf(path)) };
}

/** What writing a baseline came to. */
export interface WrittenBaseline {
  /** How many problems it lists now. */
  readonly listed: number;
  readonly removed: number;
  /** Problems that it does not list. */
  readonly fresh: readonly Diagnostic[];
}

/** Writes the baseline of the problems that there are. One that was there before loses what is no more and gains nothing, unless it is forced to. */
export function updateBaseline(
  path: string,
  before: Baseline | undefined,
  present: readonly Diagnostic[],
  notRun: ReadonlySet<string>,
  isForced: boolean,
): WrittenBaseline {
  const result: BaselineResult =
    before === undefined || isForced
      ? { fresh: [], known: knownProblemsOf(present), unchecked: [], gone: [] }
      : applyBaseline(present, before, notRun);
  const listed = [...result.known, ...result.unchecked];
  const text = writeBaseline(listed);
  if (text !== before?.source.text) writeAtomic(path, text);
  const sum = (counts: readonly { readonly count: number }[]): number =>
    counts.reduce((total, { count }) => total + count, 0);
  return {
    listed: sum(listed),
    removed: sum(result.gone.map(({ problem }) => problem)),
    fresh: result.fresh,
  };
}

function textOf(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) throw new UsageError(`${path} is a folder; name the file of a baseline.`);
  return stat && readFileSync(path, 'utf8');
}

function parsed(path: string, text: string | undefined): Baseline | undefined {
  if (text === undefined) return undefined;
  const baseline = readBaseline(SourceText.file(path, text));
  if ('rule' in baseline) throw new ConfigurationError([baseline]);
  return baseline;
}

const pathFrom = (root: string, path: string): string => relative(root, path).split(sep).join('/');
