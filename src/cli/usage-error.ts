import type { Diagnostic } from '../diagnostics/diagnostic.js';

import { isSystemError, reasonOf, UnreadableError } from '../source/system-error.js';
import { formatFor } from './terminal.js';

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

/** The message to print for an error of usage, configuration or environment; `undefined` for any other error. */
export function describeUsageError(error: unknown): string | undefined {
  if (error instanceof ConfigurationError) return formatFor(process.stderr, error.diagnostics);
  if (error instanceof UsageError || error instanceof UnreadableError) return `spec: ${error.message}\n`;
  if (isSystemError(error)) return `spec: Cannot access ${error.path ?? 'a file'}: ${reasonOf(error)}.\n`;
  return undefined;
}
