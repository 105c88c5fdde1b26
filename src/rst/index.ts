// The entry `@matrix-spec/toolchain/rst`.
import { posix } from 'node:path';
import { type FileRange, type Problem, rangeOf, toProblem } from '../diagnostics/problem.js';
import type { Element, Node } from '../doc/nodes.js';
import { pseudoxml } from '../doc/pseudoxml.js';
import { SourceText } from '../source/text.js';
import { type DocumentOptions, parseDocument } from './document.js';

export type { FileRange, Problem, RelatedRange } from '../diagnostics/problem.js';
export type { Attributes, Element, ElementName, Node, Text } from '../doc/nodes.js';
export { element, isElement, text, textOf } from '../doc/nodes.js';
export { standardTransforms, type TransformName, type TransformSettings } from '../doc/transforms/index.js';
export type { CodeToken, DirectiveCall, DirectiveDefinition, ParseOptions } from './parser.js';

const { dirname, isAbsolute, join } = posix;

/** Options of `parse`, with the defaults that docutils has. */
export interface RstOptions extends Omit<DocumentOptions, 'readFile'> {
  /** The path of the text, for positions and messages; default: `<string>`. */
  readonly path?: string;
  /**
   * Reads a file for `include`, `csv-table` and `raw`. The path is relative to the folder that `path` is relative to; `encoding` is the one
   * that the directive names. Without it, files are reported as missing.
   */
  readonly readFile?: (path: string, encoding: string | undefined) => string | undefined;
}

/** A document tree with the problems in the text. */
export interface RstDocument {
  readonly document: Element;
  readonly problems: readonly Problem[];
}

/** Parses reStructuredText into docutils' document tree and applies the transforms of its standalone reader. Never throws. */
export function parse(source: string, options: RstOptions = {}): RstDocument {
  const { path = '<string>', readFile, ...others } = options;
  const { document, diagnostics } = parseDocument(SourceText.file(path, source), {
    ...others,
    ...(readFile && {
      readFile: (name, from, encoding) => {
        const full = isAbsolute(name) ? name : join(dirname(from.path), name);
        const content = readFile(full, encoding);
        return content === undefined ? undefined : SourceText.file(full, content);
      },
    }),
  });
  return { document, problems: diagnostics.map(toProblem) };
}

/** Serializes a tree as docutils' pseudo-XML. */
export const toPseudoXml = (node: Node): string => pseudoxml(node);

/** The lines and columns of a node in its file. */
export const positionOf = (node: Node): FileRange => rangeOf(node);
