import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { formatPretty } from '../diagnostics/format/pretty.js';
import { errorColors } from './terminal.js';

/** An error of usage, configuration or environment: its message names the problem and the remedy, and the exit status is 2. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

/** Problems in a configuration file: they are shown as diagnostics, and the exit status is 2. */
export class ConfigurationError extends UsageError {
  override readonly name = 'ConfigurationError';

  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super('The configuration has errors.');
  }
}

/** The message to print for a usage or configuration error; `undefined` for any other error. */
export function describeUsageError(error: unknown): string | undefined {
  if (error instanceof ConfigurationError) return formatPretty(error.diagnostics, errorColors());
  if (error instanceof UsageError) return `spec: ${error.message}\n`;
  return undefined;
}
