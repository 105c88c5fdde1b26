import { Marked } from 'marked';
import { type Element, element } from '../doc/nodes.js';
import type { SourceText, Span } from '../source/text.js';
import { blockElement } from './blocks.js';
import { Cursor } from './cursor.js';
import { inlineNodes, tokensOf } from './inline.js';
import { targetReferenceExtension } from './target-reference.js';

/** A heading and the blocks below it, up to the next heading; what comes before the first has none. */
export interface MarkdownUnit {
  /** Depth 1 is `#`. */
  readonly heading: { readonly title: Element; readonly depth: number; readonly span: Span } | undefined;
  readonly body: readonly Element[];
}

const library = new Marked({ gfm: true, extensions: [targetReferenceExtension] });

/**
 * Parses Markdown (CommonMark with GitHub's tables) to the elements that RST is parsed to, cut at its headings. `[text][name]` that no
 * link definition answers refers to a target of the document by its name.
 */
export function parseMarkdown(source: SourceText): MarkdownUnit[] {
  const units: { heading: MarkdownUnit['heading']; body: Element[] }[] = [{ heading: undefined, body: [] }];
  const cursor = new Cursor(source, 0, source.text.length);
  for (const token of library.lexer(source.text)) {
    const span = cursor.take(token.raw);
    const inside = cursor.within(span);
    if (token.type === 'heading') {
      const title = element('title', span, inlineNodes(tokensOf(token), inside));
      units.push({ heading: { title, depth: 'depth' in token ? Number(token.depth) : 1, span }, body: [] });
    } else units.at(-1)?.body.push(...blockElement(token, span, inside));
  }
  return units.filter(({ heading, body }) => heading || body.length > 0);
}
