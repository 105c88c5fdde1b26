import { type Mismatch, mismatchDiagnostic } from '../schema/mismatch.js';
import type { Finding } from './rule.js';

/** A mismatch as a finding; `subject` is what does not fit, `help` what to do where nothing better is known. */
export function findingOf(subject: string, mismatch: Mismatch, help: string): Finding {
  const { rule: _, severity: __, ...finding } = mismatchDiagnostic('', sentenceStart(subject), mismatch);
  return { help, ...finding };
}

/** A text with a capital letter. */
export const sentenceStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Why a text is no JSON, and where; `undefined` where it is. */
export function jsonFault(text: string): { readonly offset: number; readonly reason: string } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : String(fault);
    const position = /at position (\d+)/.exec(message)?.[1];
    const offset = position === undefined ? text.trimEnd().length : Number(position);
    const what = text[offset];
    return {
      offset,
      reason: what === undefined ? 'it ends too early' : `${JSON.stringify(what)} cannot stand here`,
    };
  }
}
