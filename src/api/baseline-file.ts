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
import { ConfigurationError, UsageError } from './usage-error.js';
import { writeAtomic } from './write-atomic.js';

/**
 * The baseline for a check: the named file, or else that of the repository, if any; none for `false`. Throws a UsageError
 * if the given file does not exist, and a ConfigurationError if the file is not a valid baseline.
 */
export function loadBaseline(
  root: string,
  reader: Reader,
  named: string | false | undefined,
  config: Config,
): Baseline | undefined {
  if (named === false) return undefined;
  if (named === undefined) return parsed(config.baseline, reader.read(config.baseline));
  const text = textOf(named);
  if (text === undefined)
    throw new UsageError(`File not found: ${named}. Create it with \`spec check --write-baseline\`.`);
  return parsed(pathFrom(root, resolve(named)), text);
}

/** The path of the baseline to write, and its present content. Throws like `loadBaseline`. */
export function baselineToWrite(
  root: string,
  named: string | undefined,
  config: Config,
): { readonly path: string; readonly before: Baseline | undefined } {
  const path = named === undefined ? join(root, config.baseline) : resolve(named);
  return { path, before: parsed(pathFrom(root, path), textOf(path)) };
}

/** The result of writing a baseline. */
export interface WrittenBaseline {
  /** Number of problems in the new baseline. */
  readonly listed: number;
  readonly removed: number;
  /** Problems that are not in the baseline. */
  readonly fresh: readonly Diagnostic[];
}

/** Writes a baseline of the present problems. An existing baseline only shrinks unless `isForced`. */
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
  if (stat?.isDirectory()) throw new UsageError(`${path} is a folder. Give the path of a baseline file.`);
  return stat && readFileSync(path, 'utf8');
}

function parsed(path: string, text: string | undefined): Baseline | undefined {
  if (text === undefined) return undefined;
  const baseline = readBaseline(SourceText.file(path, text));
  if ('rule' in baseline) throw new ConfigurationError([baseline]);
  return baseline;
}

const pathFrom = (root: string, path: string): string => relative(root, path).split(sep).join('/');
