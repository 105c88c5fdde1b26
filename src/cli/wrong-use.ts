import { formatPretty } from '../diagnostics/format/pretty.js';
import { errorPaint } from './terminal.js';
import { UsageError } from './usage-error.js';
import { WrongConfiguration } from './wrong-configuration.js';

/** What to tell of wrong usage or configuration; `undefined` for a fault of another kind. */
export function describeWrongUse(fault: unknown): string | undefined {
  if (fault instanceof UsageError) return `spec: ${fault.message}\n`;
  if (fault instanceof WrongConfiguration) return formatPretty(fault.diagnostics, errorPaint());
  return undefined;
}
