import type { Token, Tokens } from 'marked';
import { type Attributes, addAll } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { Footnotes } from '../footnotes.js';
import { decodeEntities } from '../inline/entity.js';
import type { LinkDefinitions } from '../link-definitions.js';
import type { MarkdownOptions } from '../options.js';
import type { Slips } from '../slips/slips.js';
import type { MappedText } from '../text/mapped-text.js';
import { placeholders } from '../text/placeholder.js';
import { contentStart } from '../text/trim.js';
import { type Block, type ContainerBlock, container, contentSpan, type TextBlock } from './block.js';
import { joinLines, readCode } from './code.js';
import type { DefinitionItem } from './definition-list.js';
import { type HeadingContent, readAtxHeading, readHeadingText } from './heading.js';
import { anchorIds, htmlBlock } from './html.js';
import {
  isBlockQuote,
  isCode,
  isDefinition,
  isFootnote,
  isHeading,
  isLineBlock,
  isList,
  lexBlocks,
} from './lexer.js';
import type { LineSlice } from './lines.js';
import type { ListItemLines, ListLines } from './list.js';
import type { ParagraphLines } from './paragraph.js';
import { tableBlock } from './table-block.js';

/** What reading blocks finds beside the blocks. */
export interface BlockContext {
  readonly options: MarkdownOptions;
  readonly links: LinkDefinitions;
  readonly footnotes: Footnotes;
  readonly slips: Slips;
}

/** Lines that begin with characters with which no block begins: most items and descriptions. */
const isParagraph = /^(?:(?:[A-Za-z"'(!&$@]|`(?!``))[^\n]*(?:\n|$))+$/;

/** Lists and quotes within each other; deeper ones are read as text. */
const maxDepth = 100;

/** Reads the blocks of a text. Link definitions and footnotes go to the context. */
export const readBlocks = (text: MappedText, context: BlockContext): Block[] =>
  new BlockReader(context).read(text, 0);

class BlockReader {
  constructor(private readonly context: BlockContext) {}

  read(text: MappedText, depth: number): Block[] {
    if (depth > maxDepth) return [this.#asParagraph(text)];
    if (isParagraph.test(text.text)) return [this.#asParagraph(text)];
    const blocks: Block[] = [];
    let aliases: readonly string[] = [];
    let start = 0;
    for (const token of lexBlocks(text.text, this.context.options.definitionLists === true)) {
      const block = text.slice(start, start + token.raw.length);
      start += token.raw.length;
      const alias: readonly string[] = token.type === 'html' ? anchorIds(token.raw) : [];
      const isHeadingNext =
        alias.length > 0 && /^ {0,3}#{1,6}(?:[ \t]|$)/.test(text.text.slice(start, start + 10));
      if (isHeadingNext) {
        aliases = alias;
        continue;
      }
      this.#add(blocks, this.#block(token, block, depth, aliases));
      aliases = [];
    }
    return blocks;
  }

  #add(blocks: Block[], added: readonly Block[]): void {
    for (const block of added) {
      const last = blocks.at(-1);
      // Terms that follow a definition list continue it.
      if (isDefinitionList(block) && last && isDefinitionList(last)) {
        last.span = { ...last.span, end: block.span.end };
        addAll(last.blocks, block.blocks);
      } else blocks.push(block);
    }
  }

  #block(token: Token, block: MappedText, depth: number, aliases: readonly string[]): readonly Block[] {
    const { slips } = this.context;
    if (token.type === 'paragraph') return [this.#asParagraph(block)];
    if (isLineBlock(token)) return this.#lineBlock(token.content, block, depth);
    if (isList(token)) return [this.#list(token.content, block, depth)];
    if (isBlockQuote(token))
      return [
        container('block_quote', contentSpan(block), this.#lines(block, token.content.lines, depth + 1)),
      ];
    if (isHeading(token)) {
      const { text, attributes } = this.#atxHeading(block);
      return [{ kind: 'heading', depth: token.depth, span: contentSpan(block), text, attributes, aliases }];
    }
    if (isCode(token)) return [codeBlock(block, slips)];
    if (isDefinition(token)) this.#define(token, block);
    if (isFootnote(token)) {
      const { label, lines } = token.content;
      const span = contentSpan(block);
      const first = this.context.footnotes.define(label, span, this.#lines(block, lines, depth + 1));
      if (first.span !== span) slips.duplicateDefinition(span, label, first.span);
    }
    switch (token.type) {
      case 'table':
        return [tableBlock(block, slips)];
      case 'hr':
        return [{ kind: 'literal', type: 'transition', span: contentSpan(block), text: undefined }];
      case 'html':
        return [htmlBlock(block, slips)];
      default:
        return [];
    }
  }

  #asParagraph(text: MappedText): TextBlock {
    this.context.slips.paragraph(text);
    return { kind: 'text', type: 'paragraph', span: contentSpan(text), text };
  }

  #lines(block: MappedText, lines: readonly LineSlice[], depth: number): Block[] {
    return this.read(joinLines(block, lines), depth);
  }

  #lineBlock(content: ParagraphLines, block: MappedText, depth: number): readonly Block[] {
    const span = contentSpan(block);
    switch (content.kind) {
      case 'paragraph':
        return [{ kind: 'text', type: 'paragraph', span, text: block.slice(0, content.length) }];
      case 'heading': {
        const line = block.slice(0, content.textEnd);
        const indent = contentStart(line.text);
        const hasAttributes = this.context.options.headingAttributes === true;
        const { text, attributes } = readHeadingText(
          line.slice(indent, line.text.length),
          hasAttributes,
          false,
        );
        return [{ kind: 'heading', depth: content.depth, span, text, attributes, aliases: [] }];
      }
      case 'shortcodes':
        return [...block.text.slice(0, content.length).matchAll(placeholders)].map(([, index]) => ({
          kind: 'shortcode',
          index: Number(index),
        }));
      case 'definitions':
        return [container('definition_list', span, this.#definitionItems(content.items, block, depth))];
    }
  }

  #definitionItems(items: readonly DefinitionItem[], block: MappedText, depth: number): Block[] {
    return items.map(({ terms, definitions }) => {
      const parts: Block[] = terms.map(({ start, end }): TextBlock => {
        const text = block.slice(start, end);
        return { kind: 'text', type: 'term', span: contentSpan(text), text };
      });
      for (const { start, end, lines } of definitions)
        parts.push(
          container('definition', contentSpan(block.slice(start, end)), this.#lines(block, lines, depth + 1)),
        );
      const end = definitions.at(-1)?.end ?? terms.at(-1)?.end ?? 0;
      return container('definition_list_item', contentSpan(block.slice(0, end)), parts);
    });
  }

  #list({ marker, start, items }: ListLines, block: MappedText, depth: number): ContainerBlock {
    const blocks = items.map((item) => this.#item(item, block, depth));
    const attributes: Attributes =
      start === undefined
        ? { bullet: marker }
        : { enumtype: 'arabic', prefix: '', suffix: marker, ...(start === 1 ? {} : { start }) };
    return container(
      start === undefined ? 'bullet_list' : 'enumerated_list',
      contentSpan(block),
      blocks,
      attributes,
    );
  }

  #item({ start, end, lines }: ListItemLines, block: MappedText, depth: number): Block {
    const blocks = this.#lines(block, lines, depth + 1);
    const [first, ...others] = blocks;
    const task =
      first?.kind === 'text' && first.type === 'paragraph'
        ? /^\[([ xX])\][ \t]+(?=\S)/.exec(first.text.text)
        : null;
    if (task && first?.kind === 'text') {
      const [{ length }, state] = task;
      const checkbox = { isChecked: state !== ' ', span: first.text.span(0, 3) };
      const text = first.text.slice(length, first.text.text.length);
      return container('list_item', contentSpan(block.slice(start, end)), [
        { ...first, text, checkbox },
        ...others,
      ]);
    }
    return container('list_item', contentSpan(block.slice(start, end)), blocks);
  }

  #define({ raw, href, title }: Tokens.Def, block: MappedText): void {
    const label = /^\s*\[((?:\\[\s\S]|[^\]\\])*)\]/.exec(raw)?.[1] ?? '';
    const span = contentSpan(block);
    const first = this.context.links.add(label, {
      href: decodeEntities(href),
      title: title ? decodeEntities(title) : undefined,
      span,
    });
    if (first.href !== decodeEntities(href)) this.context.slips.duplicateDefinition(span, label, first.span);
  }

  #atxHeading(block: MappedText): HeadingContent {
    const hasAttributes = this.context.options.headingAttributes === true;
    const heading = readAtxHeading(block, hasAttributes);
    if (hasAttributes) this.context.slips.heading(heading.text);
    return heading;
  }
}

const isDefinitionList = (block: Block): block is ContainerBlock =>
  block.kind === 'container' && block.type === 'definition_list';

function codeBlock(block: MappedText, slips: Slips): Block {
  const { info, content, unclosed } = readCode(block);
  if (unclosed) slips.unclosedFence(block.span(unclosed.start, unclosed.end), unclosed.fence);
  const language = /^[^\s{,]+/.exec(info)?.[0];
  const attributes: Attributes = language === undefined ? {} : { classes: ['code', language] };
  return {
    kind: 'literal',
    type: 'literal_block',
    span: withContent(contentSpan(block), content),
    text: content,
    attributes,
  };
}

/** The range of a code block, which includes white space at the ends of its content. */
function withContent(span: Span, content: MappedText): Span {
  if (content.text === '') return span;
  const { start, end } = content.span(0, content.text.length);
  return { ...span, start: Math.min(span.start, start), end: Math.max(span.end, end) };
}
