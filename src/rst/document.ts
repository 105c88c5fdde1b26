import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Element } from '../doc/nodes.js';
import {
  applyTransforms,
  standardTransforms,
  type TransformName,
  type TransformSettings,
} from '../doc/transforms/index.js';
import { SourceText } from '../source/text.js';
import { type ParseOptions, parse, parseBlocks } from './parse.js';
import { Reporter } from './reporter.js';

export interface DocumentOptions extends ParseOptions {
  /** The transforms to apply; those of docutils' standalone reader by default. */
  readonly transforms?: readonly TransformName[];
  readonly settings?: TransformSettings;
}

export interface DocumentResult {
  readonly document: Element;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses a whole text and applies transforms, like `docutils.core.publish_doctree`: references are resolved, footnotes
 * numbered, titles promoted, tables of contents filled. Problems are in `diagnostics`. Never throws.
 */
export function parseDocument(source: SourceText, options: DocumentOptions = {}): DocumentResult {
  const parsed = parse(source, options);
  const reporter = new Reporter();
  const document = applyTransforms(parsed, options.transforms ?? standardTransforms, {
    reporter,
    settings: options.settings ?? {},
    readParagraph: (line, span) => readParagraph(line, span, options),
  });
  return { document, diagnostics: [...parsed.diagnostics, ...reporter.diagnostics] };
}

/** Parses a line as a paragraph by escaping its first character. */
function readParagraph(line: string, span: Element, options: ParseOptions): Element | undefined {
  const [only, ...others] = parseBlocks(SourceText.file(span.source.path, `\\${line}`), options).nodes;
  return others.length === 0 && only?.type === 'paragraph' ? only : undefined;
}
