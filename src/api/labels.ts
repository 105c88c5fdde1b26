import { closest } from '../doc/closest.js';
import type { Config } from '../policy/config.js';
import type { ReleaseLabels } from '../spec/labels.js';
import type { Protocol } from '../spec/protocol.js';
import { UsageError } from './usage-error.js';

/** The release labels that a caller chooses. */
export interface LabelChoice {
  /** The label of all APIs without one in `named`. */
  readonly all?: string | undefined;
  /** Labels of single APIs, by the name of the label. */
  readonly named?: ReleaseLabels | undefined;
}

/**
 * Release labels by name: chosen labels override configured ones, and labels with a name override a label for all. Throws a
 * UsageError for an unknown name, and for a label that cannot be part of a path.
 */
export function releaseLabels(
  { all, named = {} }: LabelChoice,
  { releases }: Pick<Config, 'releases'>,
  protocol: Pick<Protocol, 'labels'>,
): ReleaseLabels {
  const names = protocol.labels.map(({ name }) => name);
  const labels: Record<string, string> = { ...releases };
  if (all !== undefined) {
    const label = checked(all);
    for (const name of names) labels[name] = label;
  }
  for (const [name, label] of Object.entries(named)) {
    if (!names.includes(name))
      throw new UsageError(`Unknown release label "${name}". ${helpFor(name, names)}`);
    labels[name] = checked(label);
  }
  return labels;
}

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
