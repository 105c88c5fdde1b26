import type { Config } from '../policy/config.js';
import type { ReleaseLabels } from '../spec/labels.js';
import { UsageError } from './usage-error.js';

/** The label options of the command line. */
export interface LabelOptions {
  readonly clientRelease?: string;
  readonly serverRelease?: string;
  readonly appserviceRelease?: string;
  readonly pushGatewayRelease?: string;
  readonly identityRelease?: string;
}

/**
 * Release labels by name: those of the command line override those of the configuration. Throws a UsageError for a label
 * that cannot be part of a path.
 */
export function releaseLabels(options: LabelOptions, { releases }: Pick<Config, 'releases'>): ReleaseLabels {
  const given = {
    client: options.clientRelease,
    server: options.serverRelease,
    appservice: options.appserviceRelease,
    push_gateway: options.pushGatewayRelease,
    identity: options.identityRelease,
  };
  const labels: Record<string, string> = { ...releases };
  for (const [name, label] of Object.entries(given)) {
    if (label === undefined) continue;
    if (!/^[\w][\w.-]*$/.test(label)) {
      throw new UsageError(
        `Invalid release label ${JSON.stringify(label)}. Use letters, digits, dots and hyphens, as in r0.6.1.`,
      );
    }
    labels[name] = label;
  }
  return labels;
}
