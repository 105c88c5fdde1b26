import type { Report } from '../diagnostics/diagnostic.js';
import type { Node } from '../doc/nodes.js';
import { type ParseOptions, parseBlocks } from '../rst/parse.js';
import type { SourceText } from '../source/text.js';

/** Creates a parser of descriptions. Each description is parsed as an independent RST text; its problems are reported. */
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
 * Adjusts the severity of a markup problem to its effect on the page. Most errors become warnings, because the page shows the source
 * text. A short underline, which turns a title into text, becomes a warning too.
 */
export const inPage: <D extends { readonly severity: string; readonly rule: string }>(diagnostic: D) => D = (
  diagnostic,
) =>
  (diagnostic.severity === 'error' && !holes.has(diagnostic.rule)) ||
  (diagnostic.severity === 'info' && diagnostic.rule === 'rst/title-underline-short')
    ? { ...diagnostic, severity: 'warning' }
    : diagnostic;

/** Rules whose problems leave content out of the page. */
const holes = new Set([
  'rst/unknown-directive',
  'rst/directive',
  'rst/malformed-table',
  'rst/include',
  'rst/nesting-limit',
]);
