import { createRequire } from 'node:module';
import type { Lexer, Marked, Token, Tokens } from 'marked';
import { type BlockQuoteLines, readBlockQuote } from './block-quote.js';
import { type FootnoteLines, readFootnote } from './footnote-definition.js';
import { isAtxHeading } from './interrupts.js';
import { lineEnd } from './lines.js';
import { type ListLines, readList } from './list.js';
import { type ParagraphLines, readParagraph } from './paragraph.js';

export interface BlockQuoteToken extends Tokens.Blockquote {
  readonly content: BlockQuoteLines;
}

export interface ListToken extends Tokens.List {
  readonly content: ListLines;
}

/** A block that begins with a line of text and is not a paragraph. */
export interface LineBlockToken extends Tokens.Heading {
  readonly content: ParagraphLines;
}

export interface FootnoteToken extends Tokens.Generic {
  readonly content: FootnoteLines;
}

export const isBlockQuote = (token: Token): token is BlockQuoteToken => token.type === 'blockquote';
export const isList = (token: Token): token is ListToken => token.type === 'list';
export const isLineBlock = (token: Token): token is LineBlockToken =>
  token.type === 'heading' && 'content' in token;
export const isFootnote = (token: Token): token is FootnoteToken => token.type === 'footnoteDefinition';
export const isCode = (token: Token): token is Tokens.Code => token.type === 'code';
export const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';
export const isDefinition = (token: Token): token is Tokens.Def => token.type === 'def';

const startsWithAnchor = /^ {0,3}<a[ \t]/i;
const leadingAnchor = /^ {0,3}<a[ \t][^<>\n]*>[ \t]*(?:<\/a>[ \t]*)?$/i;

/**
 * marked, as far as it reads blocks. Containers and paragraphs are tokenized here: their tokens keep the range of each line, lazy
 * continuation takes one pass, and a line is looked at once for each container that it is in.
 */
function createLibrary(marked: typeof import('marked'), hasDefinitions: boolean): Marked {
  const library = new marked.Marked({ gfm: true });
  let last: { readonly text: string; readonly content: ParagraphLines } | undefined;
  /** Both tokenizers of lines of text are called with the same text. */
  const read = (text: string): ParagraphLines => {
    if (last?.text !== text) last = { text, content: readParagraph(text, hasDefinitions) };
    return last.content;
  };
  library.use({
    tokenizer: {
      blockquote(text) {
        const content = readBlockQuote(text);
        if (!content) return undefined;
        const token: BlockQuoteToken = {
          type: 'blockquote',
          ...rawOf(text, content.length),
          tokens: [],
          content,
        };
        return token;
      },
      list(text) {
        const content = readList(text);
        if (!content) return undefined;
        const { raw } = rawOf(text, content.length);
        const { start } = content;
        const ordered = start !== undefined;
        const token: ListToken = {
          type: 'list',
          raw,
          ordered,
          start: start ?? '',
          loose: false,
          items: [],
          content,
        };
        return token;
      },
      html(text) {
        // A line with an anchor names the heading below it; CommonMark would take the heading as HTML.
        if (!startsWithAnchor.test(text)) return false;
        const end = lineEnd(text, 0);
        const below = text.slice(end + 1, lineEnd(text, end + 1));
        if (!leadingAnchor.test(text.slice(0, end)) || !isAtxHeading(below)) return false;
        const { raw } = rawOf(text, end + 1);
        return { type: 'html', block: true, raw, pre: false, text: raw };
      },
      lheading(text) {
        const content = read(text);
        if (content.kind === 'paragraph') return undefined;
        const token: LineBlockToken = {
          type: 'heading',
          depth: 1,
          ...rawOf(text, content.length),
          tokens: [],
          content,
        };
        return token;
      },
      paragraph(text) {
        const raw = rawOf(text, read(text).length);
        // marked appends code that follows to the last text that is queued.
        return { type: 'paragraph', ...raw, tokens: this.lexer.inline(raw.raw) };
      },
    },
    extensions: [
      {
        name: 'footnoteDefinition',
        level: 'block',
        tokenizer(text) {
          const content = readFootnote(text);
          return content && { type: 'footnoteDefinition', ...rawOf(text, content.length), content };
        },
      },
    ],
  });
  return library;
}

const rawOf = (text: string, length: number): { readonly raw: string; readonly text: string } => {
  const raw = text.slice(0, length);
  return { raw, text: raw };
};

/** In the bundle, `require` exists, and the library is part of the bundle and of its code cache. */
const loadLibrary = (): typeof import('marked') =>
  typeof require === 'function' ? require('marked') : createRequire(import.meta.url)('marked');

const createLexer = (hasDefinitions: boolean): Lexer => {
  const marked = loadLibrary();
  return new marked.Lexer(createLibrary(marked, hasDefinitions).defaults);
};

let plain: Lexer | undefined;
let withDefinitions: Lexer | undefined;

/** The library is loaded for the first Markdown text. */
function lexerOf(hasDefinitions: boolean): Lexer {
  if (hasDefinitions) {
    withDefinitions ??= createLexer(true);
    return withDefinitions;
  }
  plain ??= createLexer(false);
  return plain;
}

/** The blocks of a text; their `raw` texts, joined, are the text. */
export function lexBlocks(text: string, hasDefinitions: boolean): readonly Token[] {
  const lexer = lexerOf(hasDefinitions);
  const tokens = lexer.blockTokens(text);
  // What marked keeps for inline markup, which it does not read.
  lexer.inlineQueue = [];
  lexer.tokens.links = {};
  return tokens;
}
