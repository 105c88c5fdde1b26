import type { LabelChoice } from '../api/labels.js';
import type { ReleaseLabels } from '../spec/labels.js';

/** The label options of the command line. */
export interface LabelOptions {
  /** The values of `--release`, each `NAME=LABEL`, or `LABEL` for all APIs; the last one of a name counts. */
  readonly release?: readonly string[];
  /** Labels given by options of their own, by name; `--release` overrides them. */
  readonly labels?: ReleaseLabels;
}

/** The labels that the options choose. */
export function labelChoice({ release = [], labels = {} }: LabelOptions): LabelChoice {
  const named: Record<string, string> = { ...labels };
  for (const text of release) {
    const at = text.indexOf('=');
    if (at >= 0) named[text.slice(0, at)] = text.slice(at + 1);
  }
  return { all: release.findLast((text) => !text.includes('=')), named };
}
