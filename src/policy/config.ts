import type { Severity } from '../diagnostics/diagnostic.js';
import type { ReleaseLabels } from '../spec/labels.js';

export const configFile = 'spec.config.yaml';

export const levels = ['error', 'warning', 'info', 'off'] as const;

/** What a repository makes of a rule's problems. */
export type Level = Severity | 'off';

/** What a repository has decided: `spec.config.yaml`. */
export interface Config {
  /** Rule ids, `group/*` or `*`, each with its level. */
  readonly rules: ReadonlyMap<string, Level>;
  /** Left out: any number. */
  readonly maxWarnings: number | undefined;
  /** Path of the baseline, relative to the root. */
  readonly baseline: string;
  /** Release labels that hold where the command line gives none. */
  readonly releases: ReleaseLabels;
  readonly external: ExternalSettings;
}

export interface ExternalSettings {
  /** Addresses that are not asked for; `*` stands for any text. */
  readonly ignore: readonly string[];
  /** Seconds until a request is given up. */
  readonly timeout: number;
}

export const defaultConfig: Config = {
  rules: new Map(),
  maxWarnings: undefined,
  baseline: 'spec-baseline.json',
  releases: {},
  external: { ignore: [], timeout: 10 },
};
