import { ConfigurationError, UsageError } from '../api/usage-error.js';
import { isSystemError, reasonOf, UnreadableError } from '../source/system-error.js';
import { formatFor } from './terminal.js';

/** The message to print for an error of usage, configuration or environment, with exit status 2; `undefined` for any other error. */
export function describeUsageError(error: unknown): string | undefined {
  if (error instanceof ConfigurationError) return formatFor(process.stderr, error.diagnostics);
  if (error instanceof UsageError || error instanceof UnreadableError) return `spec: ${error.message}\n`;
  if (isSystemError(error)) return `spec: Cannot access ${error.path ?? 'a file'}: ${reasonOf(error)}.\n`;
  return undefined;
}
