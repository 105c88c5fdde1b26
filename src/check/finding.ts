import { type Mismatch, mismatchDiagnostic } from '../schema/mismatch.js';
import type { Finding } from './rule.js';

/** A mismatch as a finding; `subject` is what does not fit, `help` what to do where nothing better is known. */
export function mismatchFinding(subject: string, mismatch: Mismatch, help: string): Finding {
  const { rule: _, severity: __, ...finding } = mismatchDiagnostic('', capitalize(subject), mismatch);
  return { help, ...finding };
}

/** A text with a capital letter. */
export const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
