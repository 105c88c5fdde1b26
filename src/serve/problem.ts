import { plain } from '../diagnostics/colors.js';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { codeFrame } from '../diagnostics/frame.js';
import { locationOf } from '../diagnostics/order.js';
import type { EditorLink } from './editor-link.js';

interface LocatedMessage {
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** URL that opens the location in an editor. */
  readonly link?: string;
}

/** A diagnostic for display in a browser; all values are plain text. */
export interface Problem extends LocatedMessage {
  readonly severity: Severity;
  readonly rule: string;
  readonly frame: string;
  readonly help?: string;
  readonly related: readonly LocatedMessage[];
}

/** Converts a diagnostic for display in a browser. */
export function problemOf(diagnostic: Diagnostic, link: EditorLink | undefined): Problem {
  const { severity, rule, message, span, help, related = [] } = diagnostic;
  const locate = (text: string, at: Diagnostic['span']): LocatedMessage => {
    const { file, start } = locationOf(at);
    const { line, column } = start;
    return { message: text, file, line, column, ...(link && { link: link(file, line, column) }) };
  };
  return {
    ...locate(message, span),
    severity,
    rule,
    frame: codeFrame(span, plain).join('\n'),
    ...(help !== undefined && { help }),
    related: related.map((other) => locate(other.message, other.span)),
  };
}
