import type { Span } from '../source/text.js';
import type { Parser } from './parser.js';

/** Reports a formula that is not valid TeX. `spanOf` maps a range of the formula to the source. */
export function reportInvalidMath(
  tex: string,
  isBlock: boolean,
  spanOf: (start: number, end: number) => Span,
  { options, reporter }: Parser,
): void {
  const error = options.validateMath?.(tex, isBlock);
  if (!error) return;
  const start = Math.min(error.offset, Math.max(0, tex.length - 1));
  // docutils reports invalid formulas only in output formats that convert them, so there is no message in the tree.
  reporter.report({
    level: 2,
    rule: 'rst/math',
    message: `Invalid TeX: ${error.message}.`,
    span: spanOf(start, tex.length),
  });
}
