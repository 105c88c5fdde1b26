import type { Corpus } from './corpus.js';
import type { Random } from './random.js';

/** New texts of files, by path; `undefined`: the file is not there. */
export type Changes = ReadonlyMap<string, string | undefined>;

/** A place at which a problem is reported rightly. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The last line, where the fault is no matter of one line. */
  readonly to?: number;
}

export interface Fault {
  readonly changes: Changes;
  /** Any of these is right. */
  readonly places: readonly Place[];
  /** Ids of which one is right. */
  readonly rules: readonly string[];
}

/** A kind of fault that authors make. */
export interface Kind {
  readonly name: string;
  /** How many more problems one fault of this kind may bring about; left out: any number. */
  readonly cascade?: number;
  /** One such fault at a random place; `undefined` where the place that was drawn does not do. */
  plant(corpus: Corpus, random: Random): Fault | undefined;
}
