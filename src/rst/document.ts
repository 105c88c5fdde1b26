import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type Element, isElement, type Node } from '../doc/nodes.js';
import {
  applyTransforms,
  standardTransforms,
  type TransformName,
  type TransformSettings,
} from '../doc/transforms/index.js';
import { inFile, SourceText } from '../source/text.js';
import { type ParseOptions, parse, parseBlocks } from './parse.js';
import { Reporter } from './reporter.js';

export interface DocumentOptions extends ParseOptions {
  /** The transforms to apply; default: the transforms of docutils' standalone reader. */
  readonly transforms?: readonly TransformName[];
  readonly settings?: TransformSettings;
}

export interface DocumentResult {
  readonly document: Element;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses a whole text and applies transforms, like `docutils.core.publish_doctree`: references are resolved, footnotes
 * numbered, titles promoted, tables of contents filled. Problems are in `diagnostics`. All ranges are ranges of files: of
 * `source`, or of the file that it is derived from, and of included files. Never throws.
 */
export function parseDocument(source: SourceText, options: DocumentOptions = {}): DocumentResult {
  const parsed = parse(source, options);
  const reporter = new Reporter();
  const document = applyTransforms(parsed, options.transforms ?? standardTransforms, {
    reporter,
    settings: options.settings ?? {},
    readParagraph: (line, span) => readParagraph(line, span, options),
  });
  relocate(document);
  return { document, diagnostics: [...parsed.diagnostics, ...reporter.diagnostics].map(relocated) };
}

/** Maps the ranges of a tree to files: parts of it are parsed from derived texts, such as a text with expanded tabs. */
function relocate(node: Node): void {
  Object.assign(node, inFile(node));
  if (isElement(node)) for (const child of node.children) relocate(child);
}

function relocated(diagnostic: Diagnostic): Diagnostic {
  const { span, related, fix } = diagnostic;
  return {
    ...diagnostic,
    span: inFile(span),
    ...(related && { related: related.map((other) => ({ ...other, span: inFile(other.span) })) }),
    ...(fix && { fix: { ...fix, span: inFile(fix.span) } }),
  };
}

/** Parses a line at the start of `span` as a paragraph by escaping its first character. */
function readParagraph(line: string, span: Element, options: ParseOptions): Element | undefined {
  const map = { from: [0, 1], to: [span.start, span.start] };
  const source = SourceText.derived(span.source, `\\${line}`, map);
  const [only, ...others] = parseBlocks(source, options).nodes;
  return others.length === 0 && only?.type === 'paragraph' ? only : undefined;
}
