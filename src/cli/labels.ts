import type { ReleaseLabels } from '../spec/labels.js';
import { UsageError } from './usage-error.js';

/** The label options as commander gives them. */
export interface LabelOptions {
  readonly clientRelease: string;
  readonly serverRelease: string;
  readonly appserviceRelease: string;
  readonly pushGatewayRelease: string;
  readonly identityRelease: string;
}

/** Release labels by name. Throws a UsageError where one cannot be part of a page's path. */
export function releaseLabels(options: LabelOptions): ReleaseLabels {
  const labels = {
    client: options.clientRelease,
    server: options.serverRelease,
    appservice: options.appserviceRelease,
    push_gateway: options.pushGatewayRelease,
    identity: options.identityRelease,
  };
  for (const label of Object.values(labels)) {
    if (!/^[\w][\w.-]*$/.test(label)) {
      throw new UsageError(
        `${JSON.stringify(label)} is no release label: use letters, digits, dots and hyphens, as in r0.6.1.`,
      );
    }
  }
  return labels;
}
