import { closest } from '../doc/closest.js';
import type { Config } from '../policy/config.js';
import type { ReleaseLabels } from '../spec/labels.js';
import type { Protocol } from '../spec/protocol.js';
import { UsageError } from './usage-error.js';

/** The label options of the command line. */
export interface LabelOptions {
  /** The values of `--release`, each `NAME=LABEL`, or `LABEL` for all APIs. */
  readonly release?: readonly string[];
  /** Labels given by options of their own, by name. */
  readonly labels?: ReleaseLabels;
}

/**
 * Release labels by name: those of the command line override those of the configuration, and those with a name override those for all. Throws a
 * UsageError for an unknown name, and for a label that cannot be part of a path.
 */
export function releaseLabels(
  { release = [], labels: named = {} }: LabelOptions,
  { releases }: Pick<Config, 'releases'>,
  protocol: Pick<Protocol, 'labels'>,
): ReleaseLabels {
  const names = protocol.labels.map(({ name }) => name);
  const labels: Record<string, string> = { ...releases };
  const all = labelForAll({ release });
  if (all !== undefined) for (const name of names) labels[name] = checked(all);
  for (const [name, label] of Object.entries(named)) labels[name] = checked(label);
  for (const text of release) {
    const at = text.indexOf('=');
    if (at < 0) continue;
    const name = text.slice(0, at);
    if (!names.includes(name))
      throw new UsageError(`Unknown release label "${name}". ${helpFor(name, names)}`);
    labels[name] = checked(text.slice(at + 1));
  }
  return labels;
}

/** The label that `--release` sets for all APIs; the last one counts. */
export const labelForAll = ({ release = [] }: Pick<LabelOptions, 'release'>): string | undefined =>
  release.findLast((text) => !text.includes('='));

function helpFor(name: string, names: readonly string[]): string {
  if (names.length === 0)
    return 'The repository has no release labels; define them under `protocol: labels:`.';
  const near = closest(name, names);
  return near ? `Did you mean "${near}"?` : `Labels: ${names.join(', ')}.`;
}

function checked(label: string): string {
  if (/^[\w][\w.-]*$/.test(label)) return label;
  throw new UsageError(
    `Invalid release label ${JSON.stringify(label)}. Use letters, digits, dots and hyphens, as in r0.6.1.`,
  );
}
