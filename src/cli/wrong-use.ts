import { formatPretty } from '../diagnostics/format/pretty.js';
import { errorColors } from './terminal.js';
import { UsageError } from './usage-error.js';
import { ConfigurationError } from './wrong-configuration.js';

/** What to tell of wrong usage or configuration; `undefined` for a fault of another kind. */
export function describeUsageError(fault: unknown): string | undefined {
  if (fault instanceof UsageError) return `spec: ${fault.message}\n`;
  if (fault instanceof ConfigurationError) return formatPretty(fault.diagnostics, errorColors());
  return undefined;
}
