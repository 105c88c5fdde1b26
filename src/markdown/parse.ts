import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type Element, element, type Node, text } from '../doc/nodes.js';
import type { SourceText, Span } from '../source/text.js';
import type { Block, HeadingBlock } from './blocks/block.js';
import { readBlocks } from './blocks/read.js';
import { elementsOf } from './elements.js';
import { Footnotes } from './footnotes.js';
import type { InlineContext } from './inline/context.js';
import { parseInline } from './inline/parse-inline.js';
import { LinkDefinitions } from './link-definitions.js';
import type { MarkdownOptions } from './options.js';
import { ShortcodeElements } from './shortcode-elements.js';
import { slipsInTree } from './slips/in-tree.js';
import { Slips } from './slips/slips.js';
import { prepare } from './text/prepare.js';
import { contentEnd } from './text/trim.js';

/** A heading of a Markdown text. */
export interface MarkdownHeading {
  /** `attributes.ids` is set only where the author wrote an id: `{#id}`. */
  readonly title: Element;
  /** 1 is `#`. */
  readonly depth: number;
  readonly span: Span;
  /** The heading as written, without `#` characters and attributes. */
  readonly sourceLine: string;
  /** Further ids, from an `<a name="…">` in the line above. */
  readonly aliases: readonly string[];
}

/** A heading and the blocks below it, up to the next heading; the blocks before the first heading have none. */
export interface MarkdownUnit {
  readonly heading: MarkdownHeading | undefined;
  readonly body: readonly Element[];
}

/** A Markdown text, split at its headings. */
export interface MarkdownDocument {
  readonly units: readonly MarkdownUnit[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Markdown without sections, such as a description: its headings are rubrics. */
export interface MarkdownBlocks {
  readonly nodes: readonly Element[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses Markdown to the elements that RST is parsed to, split at its headings. Every node has the range of the source that it was read
 * from. Shortcodes become `shortcode` elements. Markup that is probably a mistake is reported in `diagnostics`; no text is rejected.
 */
export function parseMarkdown(source: SourceText, options: MarkdownOptions): MarkdownDocument {
  const reading = read(source, options);
  const { context } = reading;
  const units: { heading: MarkdownHeading | undefined; blocks: Block[] }[] = [
    { heading: undefined, blocks: [] },
  ];
  for (const block of reading.blocks) {
    if (block.kind === 'heading') units.push({ heading: headingOf(block, context), blocks: [] });
    else units.at(-1)?.blocks.push(block);
  }
  const parsed = units.map(({ heading, blocks }) => ({ heading, body: elementsOf(blocks, context) }));
  parsed.at(-1)?.body.push(...footnoteElements(context));
  return {
    units: parsed.filter(({ heading, body }) => heading || body.length > 0),
    diagnostics: reading.finish(
      parsed.flatMap(({ heading, body }) => [...(heading ? [heading.title] : []), ...body]),
    ),
  };
}

/** One line that begins with a letter and holds no character that markup begins with. */
const plainLine = /^[A-Za-z][^\n\r\0\\`&<[!\]*_~>"'{|$@\ufdd0-\ufdd2]*\n?$/;
const typography = /--|\.\.\.|:\/\/|www\./;

/** Parses Markdown without sections, such as the description of a property; see `parseMarkdown`. */
export function parseMarkdownBlocks(source: SourceText, options: MarkdownOptions): MarkdownBlocks {
  if (plainLine.test(source.text) && !typography.test(source.text)) return plainParagraph(source);
  const reading = read(source, options);
  const nodes = elementsOf(reading.blocks, reading.context);
  nodes.push(...footnoteElements(reading.context));
  return { nodes, diagnostics: reading.finish(nodes) };
}

/** Most descriptions are a plain sentence. */
function plainParagraph(source: SourceText): MarkdownBlocks {
  const value = source.text.slice(0, contentEnd(source.text));
  const span = { source, start: 0, end: value.length };
  return { nodes: [element('paragraph', span, [text(value, span)])], diagnostics: [] };
}

interface Reading {
  readonly blocks: readonly Block[];
  readonly context: InlineContext;
  /** The diagnostics of the text, in order, once it is parsed to `nodes`. */
  finish(nodes: readonly Node[]): readonly Diagnostic[];
}

/** Reads the blocks of a text; inline markup can be parsed with the context, since all definitions are known. */
function read(source: SourceText, options: MarkdownOptions): Reading {
  const { text: prepared, shortcodes, diagnostics } = prepare(source, options);
  const slips = new Slips();
  const definitions = { options, links: new LinkDefinitions(), footnotes: new Footnotes(), slips };
  const inner = shortcodes.map((shortcode) =>
    shortcode.inner ? readBlocks(shortcode.inner, definitions) : [],
  );
  const blocks = readBlocks(prepared, definitions);
  const context: InlineContext = {
    ...definitions,
    shortcodes: new ShortcodeElements(shortcodes, (index) => elementsOf(inner[index] ?? [], context)),
    quotes: { single: 0, double: 0 },
  };
  return { blocks, context, finish: (nodes) => inOrder([...diagnostics, ...slipsOf(context, nodes)]) };
}

function slipsOf(
  { options, footnotes, slips }: InlineContext,
  nodes: readonly Node[],
): readonly Diagnostic[] {
  for (const { label, span } of footnotes.unreferenced) slips.unusedFootnote(span, label);
  slipsInTree(nodes, options.shortcodes !== undefined, (diagnostic) => slips.diagnostics.push(diagnostic));
  return slips.diagnostics;
}

const inOrder = (diagnostics: Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.sort((a, b) => a.span.start - b.span.start);

function headingOf(block: HeadingBlock, context: InlineContext): MarkdownHeading {
  const { text: line, depth, span, attributes, aliases } = block;
  const title = element('title', span, parseInline(line, context), { ...attributes });
  return { title, depth, span, sourceLine: context.shortcodes.restore(line.text), aliases };
}

/** The footnotes that are referred to, in the order of their first references. */
function footnoteElements(context: InlineContext): Element[] {
  const elements: Element[] = [];
  for (const { name, span, blocks } of context.footnotes.referenced)
    elements.push(element('footnote', span, elementsOf(blocks, context), { auto: 1, names: [name] }));
  return elements;
}
