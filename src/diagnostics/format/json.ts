import type { Position } from '../../source/text.js';
import type { Diagnostic, Severity } from '../diagnostic.js';
import { locationOf } from '../order.js';

/** A problem as other programs read it; files relative to the root, lines and columns from 1, `end` exclusive. */
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

export function toJson(diagnostic: Diagnostic): JsonDiagnostic {
  const { rule, severity, message, span, related, help } = diagnostic;
  return {
    rule,
    severity,
    message,
    ...locationOf(span),
    related: (related ?? []).map((place) => ({ message: place.message, ...locationOf(place.span) })),
    ...(help === undefined ? {} : { help }),
  };
}

/** `{ diagnostics, summary }`, for programs; `known` is how many more problems a baseline lists. */
export function formatJson(diagnostics: readonly Diagnostic[], known = 0): string {
  const count = (severity: Severity): number => diagnostics.filter((d) => d.severity === severity).length;
  const summary = { errors: count('error'), warnings: count('warning'), infos: count('info'), known };
  return `${JSON.stringify({ diagnostics: diagnostics.map(toJson), summary }, null, 2)}\n`;
}
