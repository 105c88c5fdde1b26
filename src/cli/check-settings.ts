import type { Config } from '../policy/config.js';
import type { LabelOptions } from './labels.js';
import { type Output, outputsOf } from './outputs.js';
import { UsageError } from './usage-error.js';

/** The options of `spec check` as commander gives them. */
export interface CheckOptions extends LabelOptions {
  readonly root?: string;
  readonly format: readonly string[];
  readonly maxWarnings?: string;
  readonly info?: boolean;
  /** A file, or `false` with `--no-baseline`. */
  readonly baseline?: string | false;
  /** A file, or `true` where none is named. */
  readonly writeBaseline?: string | true;
  /** Fail where there is no list of anchors. */
  readonly anchors?: boolean;
  readonly writeAnchors?: boolean;
  /** Read git's index, and show problems of files that are staged. */
  readonly staged?: boolean;
  /** Mend what can be mended without thinking. */
  readonly fix?: boolean;
  /** Check again after each change. */
  readonly watch?: boolean;
  /** Ask the web whether links to other sites lead anywhere. */
  readonly external?: boolean;
  readonly force?: boolean;
  readonly listRules?: boolean;
  readonly explain?: string;
  readonly verbose?: boolean;
}

type Name = keyof CheckOptions | 'paths';

/** Options that say different things: the first does not go with any of the others. */
const contradictions: readonly (readonly [Name, ...Name[]])[] = [
  ['writeBaseline', 'baseline', 'paths'],
  ['watch', 'external', 'staged', 'fix', 'writeBaseline', 'writeAnchors'],
  ['staged', 'fix', 'writeBaseline', 'writeAnchors'],
  ['writeAnchors', 'anchors', 'external', 'writeBaseline', 'paths'],
];

const spelled = (name: Name): string =>
  name === 'paths' ? 'paths' : `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Throws a UsageError where options contradict each other. */
export function refuseContradictions(paths: readonly string[], options: CheckOptions): void {
  const isGiven = (name: Name): boolean =>
    name === 'paths' ? paths.length > 0 : options[name] !== undefined;
  for (const [first, ...others] of contradictions) {
    const other = others.find(isGiven);
    if (other === undefined || !isGiven(first)) continue;
    const shown = other === 'baseline' && options.baseline === false ? '--no-baseline' : spelled(other);
    throw new UsageError(`${spelled(first)} does not go with ${shown}; leave one of them out.`);
  }
  if (options.force && !isGiven('writeBaseline') && !isGiven('writeAnchors'))
    throw new UsageError('--force goes with --write-baseline or --write-anchors; it says nothing by itself.');
}

/** What a run of `spec check` is told, whatever the repository decides. */
export interface CheckSettings {
  readonly outputs: readonly Output[];
  readonly maxWarnings: number | undefined;
}

/** Reads options. Throws a UsageError where one cannot be followed. */
export function checkSettings(paths: readonly string[], options: CheckOptions): CheckSettings {
  refuseContradictions(paths, options);
  return { outputs: outputsOf(options.format), maxWarnings: numberOf(options.maxWarnings) };
}

/** How many warnings are borne: what the command line says, or what the repository does. */
export const mostWarnings = ({ maxWarnings }: CheckSettings, config: Config): number =>
  maxWarnings ?? config.maxWarnings ?? Number.POSITIVE_INFINITY;

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`--max-warnings ${text} is no number of warnings; write --max-warnings 0.`);
}
