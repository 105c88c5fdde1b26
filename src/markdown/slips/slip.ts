import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source/text.js';

/** A warning about markup that is correct Markdown and probably a mistake. */
export const slip = (rule: string, span: Span, message: string, help: string): Diagnostic => ({
  rule,
  severity: 'warning',
  message,
  span,
  help,
});
