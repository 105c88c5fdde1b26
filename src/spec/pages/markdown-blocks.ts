import type { Diagnostic, Report } from '../../diagnostics/diagnostic.js';
import type { Element } from '../../doc/nodes.js';
import type { MarkdownOptions } from '../../markdown/options.js';
import { parseMarkdownBlocks } from '../../markdown/parse.js';
import type { SourceText } from '../../source/text.js';
import { mayContainFormulas, reportInvalidFormulas } from './formulas.js';

/** The text, parsed with a dialect. */
interface Parsed {
  readonly dialect: MarkdownOptions;
  readonly nodes: readonly Element[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Pages share descriptions, and the check parses those that no page shows. */
const memoized = new WeakMap<SourceText, Parsed>();

/** Parses Markdown without sections, such as a description. Reports the problems of its markup and formulas. */
export function markdownBlocks(
  source: SourceText,
  dialect: MarkdownOptions,
  report: Report,
): readonly Element[] {
  let parsed = memoized.get(source);
  if (parsed?.dialect !== dialect) {
    parsed = parse(source, dialect);
    memoized.set(source, parsed);
  }
  for (const diagnostic of parsed.diagnostics) report(diagnostic);
  return parsed.nodes;
}

function parse(source: SourceText, dialect: MarkdownOptions): Parsed {
  const { nodes, diagnostics } = parseMarkdownBlocks(source, dialect);
  const all: Diagnostic[] = [...diagnostics];
  if (dialect.math && mayContainFormulas(source.text, dialect.math))
    reportInvalidFormulas(nodes, (diagnostic) => all.push(diagnostic));
  return { dialect, nodes, diagnostics: all };
}
