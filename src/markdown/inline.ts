import type { Token, Tokens } from 'marked';
import { type Element, element, type Node, text } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import type { Cursor } from './cursor.js';
import type { TargetReference } from './target-reference.js';

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Inline tokens as the children of a text element. */
export function inlineNodes(tokens: readonly Token[], cursor: Cursor): Node[] {
  return tokens.flatMap((token) => inlineNode(token, cursor));
}

function inlineNode(token: Token, cursor: Cursor): Node[] {
  const span = cursor.take(token.raw);
  const inside = (type: 'emphasis' | 'strong' | 'reference', attributes = {}): Element =>
    element(type, span, inlineNodes(tokensOf(token), cursor.within(span)), attributes);
  switch (token.type) {
    case 'strong':
      return [inside('strong')];
    case 'em':
      return [inside('emphasis')];
    case 'codespan':
      return [element('literal', span, [text(decodeEntities(textOfToken(token)), span)])];
    case 'link':
      return [inside('reference', { refuri: String(token.href), name: textOfToken(token) })];
    case 'targetReference':
      return [reference(token, span, cursor)];
    case 'image':
      return [element('image', span, [], { uri: String(token.href), alt: textOfToken(token) })];
    case 'br':
      return [text('\n', span)];
    case 'html':
      return [element('raw', span, [text(token.raw, span)], { format: 'html' })];
    case 'text':
      return 'tokens' in token && token.tokens
        ? inlineNodes(token.tokens, cursor.within(span))
        : [text(decodeEntities(textOfToken(token)), span)];
    default:
      return [text(decodeEntities(textOfToken(token)), span)];
  }
}

function reference(token: Token, span: Span, cursor: Cursor): Element {
  const { target, tokens } = targetReference(token);
  return element('reference', span, inlineNodes(tokens, cursor.within(span)), {
    name: target,
    refname: normalizedName(target),
  });
}

const targetReference = (token: Token): Pick<TargetReference, 'target' | 'tokens'> => ({
  target: 'target' in token ? String(token.target) : '',
  tokens: tokensOf(token),
});

/** docutils' form of a name: lower case, runs of white space as one blank. */
export const normalizedName = (name: string): string =>
  name.toLowerCase().split(/\s+/).filter(Boolean).join(' ');

export const tokensOf = (token: Token): Token[] => ('tokens' in token && token.tokens ? token.tokens : []);

const textOfToken = (token: Token | Tokens.Text): string =>
  'text' in token ? String(token.text) : token.raw;

const decodeEntities = (value: string): string =>
  value.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
