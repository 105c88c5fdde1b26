import type { Corpus } from './corpus.js';
import type { Random } from './random.js';

/** New texts of files, by path; `undefined` removes the file. */
export type Changes = ReadonlyMap<string, string | undefined>;

/** A correct location of the report. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The last line, if the fault spans several lines. */
  readonly to?: number;
}

export interface Fault {
  readonly changes: Changes;
  /** Alternative correct locations. */
  readonly places: readonly Place[];
  /** Alternative correct rule ids. */
  readonly rules: readonly string[];
}

/** The number of further problems that a fault may cause, unless its kind has another limit. */
export const defaultCascade = 2;

/** A kind of fault that authors make. */
export interface Kind {
  readonly name: string;
  /** The number of further problems that a fault of this kind may cause; `defaultCascade` if omitted. */
  readonly cascade?: number;
  /** Plants such a fault at a random location; `undefined` if the chosen location is unsuitable. */
  plant(corpus: Corpus, random: Random): Fault | undefined;
}
