import type { Severity } from '../diagnostics/diagnostic.js';
import type { AvoidedWording } from '../spec/avoided-wording.js';
import type { Conventions } from '../spec/conventions.js';
import type { ReleaseLabels } from '../spec/labels.js';
import type { PresetName } from '../spec/presets.js';
import type { ProtocolSettings } from '../spec/protocol-settings.js';

export const configFile = 'spec.config.yaml';

export const levels = ['error', 'warning', 'info', 'off'] as const;

/** The severity that a repository assigns to a rule. */
export type Level = Severity | 'off';

/** The settings in `spec.config.yaml`. */
export interface Config {
  /** The preset that `protocol` extends; `undefined`: depends on the layout. */
  readonly extends: PresetName | undefined;
  /** Settings of the protocol, in addition to the preset. */
  readonly protocol: ProtocolSettings | undefined;
  /** Levels by rule id, `group/*` or `*`. */
  readonly rules: ReadonlyMap<string, Level>;
  /** `undefined`: no limit. */
  readonly maxWarnings: number | undefined;
  /** Path of the baseline, relative to the root. */
  readonly baseline: string;
  /** Release labels, unless the command line overrides them. */
  readonly releases: ReleaseLabels;
  /** Conventions of pages, instead of those detected by the releases of the repository. */
  readonly conventions: Partial<Conventions>;
  /** Whether each chapter also gets a page of its own. */
  readonly multiPage: boolean;
  /** Path of the list of published versions, relative to the root. */
  readonly versions: string | undefined;
  readonly external: ExternalSettings;
  /** Wording that `prose/avoided-word` reports. */
  readonly prose: readonly AvoidedWording[];
}

export interface ExternalSettings {
  /** URLs that are not requested; `*` matches any text. */
  readonly ignore: readonly string[];
  /** Timeout of a request in seconds. */
  readonly timeout: number;
}

export const defaultConfig: Config = {
  extends: undefined,
  protocol: undefined,
  rules: new Map(),
  maxWarnings: undefined,
  baseline: 'spec-baseline.json',
  releases: {},
  conventions: {},
  multiPage: false,
  versions: undefined,
  external: { ignore: [], timeout: 10 },
  prose: [],
};
