import type { Report } from '../diagnostics/diagnostic.js';
import type { Node } from '../doc/nodes.js';
import { type ParseOptions, parseBlocks } from '../rst/parse.js';
import type { SourceText } from '../source/text.js';

/**
 * A parser of descriptions. A description is parsed as a text of its own; one that consists of a single line without any markup is a
 * paragraph, which most are.
 */
export function createDescriber(
  options: ParseOptions,
  report: Report,
): (description: SourceText) => readonly Node[] {
  return (description) => {
    const { nodes, diagnostics } = parseBlocks(description, options);
    for (const diagnostic of diagnostics) report(inPage(diagnostic));
    return nodes;
  };
}

/**
 * A problem of markup as grave as it is for a page: most leave no hole in it, their text is shown as it stands. A title that is lost
 * to an underline of too few characters is more than advice.
 */
export const inPage: <D extends { readonly severity: string; readonly rule: string }>(diagnostic: D) => D = (
  diagnostic,
) =>
  (diagnostic.severity === 'error' && !holes.has(diagnostic.rule)) ||
  (diagnostic.severity === 'info' && diagnostic.rule === 'rst/title-underline-short')
    ? { ...diagnostic, severity: 'warning' }
    : diagnostic;

/** Problems for which something is left out of the page. */
const holes = new Set([
  'rst/unknown-directive',
  'rst/directive',
  'rst/malformed-table',
  'rst/include',
  'rst/nesting-limit',
]);
