import { UsageError } from '../api/usage-error.js';
import type { LabelOptions } from './label-options.js';
import { type Output, outputsOf } from './outputs.js';

/** The options of `spec check`. */
export interface CheckOptions extends LabelOptions {
  readonly root?: string;
  readonly format?: readonly string[];
  readonly maxWarnings?: string;
  readonly maxProblems?: string;
  readonly info?: boolean;
  /** A file, or `false` with `--no-baseline`. */
  readonly baseline?: string | false;
  /** A file, or `true` if none is given. */
  readonly writeBaseline?: string | true;
  /** Fail if the list of anchors does not exist. */
  readonly anchors?: boolean;
  readonly writeAnchors?: boolean;
  /** Check the git index. */
  readonly staged?: boolean;
  /** Fix mechanical problems. */
  readonly fix?: boolean;
  /** Check again after each change. */
  readonly watch?: boolean;
  /** Request links to other sites. */
  readonly external?: boolean;
  readonly force?: boolean;
  readonly listRules?: boolean;
  readonly explain?: string;
  readonly verbose?: boolean;
}

type Name = keyof CheckOptions | 'paths';

/** Options that exclude each other: the first one excludes all others of its list. */
const exclusions: readonly (readonly [Name, ...Name[]])[] = [
  ['writeBaseline', 'baseline', 'paths'],
  ['watch', 'external', 'staged', 'fix', 'writeBaseline', 'writeAnchors'],
  ['staged', 'fix', 'writeBaseline', 'writeAnchors'],
  ['writeAnchors', 'anchors', 'external', 'writeBaseline', 'paths'],
];

const optionText = (name: Name): string =>
  name === 'paths' ? 'paths' : `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Throws a UsageError if options exclude each other. */
function rejectConflictingOptions(paths: readonly string[], options: CheckOptions): void {
  const isGiven = (name: Name): boolean =>
    name === 'paths' ? paths.length > 0 : options[name] !== undefined;
  for (const [first, ...others] of exclusions) {
    const other = others.find(isGiven);
    if (other === undefined || !isGiven(first)) continue;
    const shown = other === 'baseline' && options.baseline === false ? '--no-baseline' : optionText(other);
    throw new UsageError(`${optionText(first)} and ${shown} exclude each other. Remove one of them.`);
  }
  if (options.force && !isGiven('writeBaseline') && !isGiven('writeAnchors'))
    throw new UsageError('--force requires --write-baseline or --write-anchors.');
}

/** The settings of a check that come from the command line. */
export interface CheckSettings {
  readonly outputs: readonly Output[];
  readonly maxWarnings: number | undefined;
  readonly maxProblems: number | undefined;
}

/** Validates options. Throws a UsageError if one is invalid. */
export function checkSettings(paths: readonly string[], options: CheckOptions): CheckSettings {
  rejectConflictingOptions(paths, options);
  return {
    outputs: outputsOf(options.format ?? []),
    maxWarnings: numberOf('--max-warnings', options.maxWarnings),
    maxProblems: numberOf('--max-problems', options.maxProblems),
  };
}

function numberOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`${option} must be a non-negative integer, got ${JSON.stringify(text)}.`);
}
