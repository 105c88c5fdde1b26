import { Marked } from 'marked';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type Element, element } from '../doc/nodes.js';
import type { SourceText, Span } from '../source/text.js';
import { blockElement } from './blocks.js';
import { Cursor } from './cursor.js';
import { inlineNodes, tokensOf } from './inline.js';
import type { MarkdownOptions } from './options.js';
import { targetReferenceExtension } from './target-reference.js';

/** A heading of a Markdown text. */
export interface MarkdownHeading {
  /** `attributes.ids` is set only where the author wrote an id: `{#id}`. */
  readonly title: Element;
  /** 1 is `#`. */
  readonly depth: number;
  readonly span: Span;
  /** The heading as written, without `#` characters and attributes. */
  readonly sourceLine: string;
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

const library = new Marked({ gfm: true, extensions: [targetReferenceExtension] });

/**
 * Parses Markdown to the elements that RST is parsed to, split at its headings. Every node has the range of the source that it was read
 * from. Shortcodes become `shortcode` elements. Markup that is probably a mistake is reported in `diagnostics`; no text is rejected.
 */
export function parseMarkdown(source: SourceText, _options: MarkdownOptions): MarkdownDocument {
  const units: { heading: MarkdownUnit['heading']; body: Element[] }[] = [{ heading: undefined, body: [] }];
  const cursor = new Cursor(source, 0, source.text.length);
  for (const token of library.lexer(source.text)) {
    const span = cursor.take(token.raw);
    const inside = cursor.within(span);
    if (token.type === 'heading') {
      const title = element('title', span, inlineNodes(tokensOf(token), inside));
      const sourceLine = 'text' in token ? String(token.text) : '';
      units.push({
        heading: { title, depth: 'depth' in token ? Number(token.depth) : 1, span, sourceLine },
        body: [],
      });
    } else units.at(-1)?.body.push(...blockElement(token, span, inside));
  }
  return { units: units.filter(({ heading, body }) => heading || body.length > 0), diagnostics: [] };
}

/** Parses Markdown without sections, such as the description of a property; see `parseMarkdown`. */
export function parseMarkdownBlocks(source: SourceText, options: MarkdownOptions): MarkdownBlocks {
  const { units, diagnostics } = parseMarkdown(source, options);
  const nodes = units.flatMap(({ heading, body }) => [
    ...(heading ? [{ ...heading.title, type: 'rubric' as const }] : []),
    ...body,
  ]);
  return { nodes, diagnostics };
}
