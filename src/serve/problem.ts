import { plain } from '../diagnostics/colors.js';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { codeFrame } from '../diagnostics/frame.js';
import { locationOf } from '../diagnostics/order.js';
import type { EditorLink } from './editor-link.js';

interface Place {
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Opens the editor there. */
  readonly link?: string;
}

/** A problem as a browser shows it: all of it is text. */
export interface Problem extends Place {
  readonly severity: Severity;
  readonly rule: string;
  readonly frame: string;
  readonly help?: string;
  readonly related: readonly Place[];
}

export function problemOf(diagnostic: Diagnostic, link: EditorLink | undefined): Problem {
  const { severity, rule, message, span, help, related = [] } = diagnostic;
  const place = (text: string, at: Diagnostic['span']): Place => {
    const { file, start } = locationOf(at);
    const { line, column } = start;
    return { message: text, file, line, column, ...(link && { link: link(file, line, column) }) };
  };
  return {
    ...place(message, span),
    severity,
    rule,
    frame: codeFrame(span, plain).join('\n'),
    ...(help !== undefined && { help }),
    related: related.map((other) => place(other.message, other.span)),
  };
}
