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
  /** Left out: those of docutils' standalone reader. */
  readonly transforms?: readonly TransformName[];
  readonly settings?: TransformSettings;
}

export interface DocumentResult {
  readonly document: Element;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses a text and applies transforms: what `docutils.core.publish_doctree` gives. References are resolved, footnotes numbered, the
 * title promoted, contents listed.
 */
export function parseDocument(source: SourceText, options: DocumentOptions = {}): DocumentResult {
  const parsed = parse(source, options);
  const reporter = new Reporter();
  const document = applyTransforms(parsed, options.transforms ?? standardTransforms, {
    reporter,
    settings: options.settings ?? {},
    readParagraph: (line, place) => readParagraph(line, place, options),
  });
  return { document, diagnostics: [...parsed.diagnostics, ...reporter.diagnostics] };
}

/** A line as a paragraph, whatever it looks like. */
function readParagraph(line: string, place: Element, options: ParseOptions): Element | undefined {
  const [only, ...others] = parseBlocks(SourceText.file(place.source.path, `\\${line}`), options).nodes;
  return others.length === 0 && only?.type === 'paragraph' ? only : undefined;
}
