import type { Position } from '../../source/text.js';
import type { Diagnostic, Severity } from '../diagnostic.js';
import { locationOf } from '../order.js';

/** A problem for other programs. Files are relative to the root, lines and columns start at 1, and `end` is exclusive. */
export interface JsonDiagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
  readonly related: readonly {
    readonly message: string;
    readonly file: string;
    readonly start: Position;
    readonly end: Position;
  }[];
  readonly help?: string;
}

/** Converts a problem to JSON. */
function toJson(diagnostic: Diagnostic): JsonDiagnostic {
  const { rule, severity, message, span, related, help } = diagnostic;
  return {
    rule,
    severity,
    message,
    ...locationOf(span),
    related: (related ?? []).map(({ message, span }) => ({ message, ...locationOf(span) })),
    ...(help === undefined ? {} : { help }),
  };
}

/** Formats problems as `{ diagnostics, summary }`; `known` is the number of problems that a baseline suppresses. */
export function formatJson(diagnostics: readonly Diagnostic[], known = 0): string {
  const count = (severity: Severity): number => diagnostics.filter((d) => d.severity === severity).length;
  const summary = { errors: count('error'), warnings: count('warning'), infos: count('info'), known };
  return `${JSON.stringify({ diagnostics: diagnostics.map(toJson), summary }, null, 2)}\n`;
}
