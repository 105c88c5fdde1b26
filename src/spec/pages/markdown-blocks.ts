import type { Report } from '../../diagnostics/diagnostic.js';
import type { Element } from '../../doc/nodes.js';
import type { MarkdownOptions } from '../../markdown/options.js';
import { parseMarkdownBlocks } from '../../markdown/parse.js';
import type { SourceText } from '../../source/text.js';
import { mayContainFormulas, reportInvalidFormulas } from './formulas.js';

/** Parses Markdown without sections, such as a description. Reports the problems of its markup and formulas. */
export function markdownBlocks(
  source: SourceText,
  dialect: MarkdownOptions,
  report: Report,
): readonly Element[] {
  const { nodes, diagnostics } = parseMarkdownBlocks(source, dialect);
  for (const diagnostic of diagnostics) report(diagnostic);
  if (dialect.math && mayContainFormulas(source.text, dialect.math)) reportInvalidFormulas(nodes, report);
  return nodes;
}
