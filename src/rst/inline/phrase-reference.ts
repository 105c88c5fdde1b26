import { normalizeName, whitespaceNormalize } from '../../doc/names.js';
import { type Attributes, element, type Node } from '../../doc/nodes.js';
import { isSpaceAt } from './characters.js';
import { plainText, restoreBackslashes, uriOf } from './escape.js';
import type { InlineState, Match } from './inline-state.js';
import { findStandaloneUri, wordSurroundings } from './standalone-uri.js';

interface Phrase {
  readonly start: number;
  readonly inner: number;
  readonly close: number;
  readonly end: number;
  readonly underscores: number;
}

interface Embedded {
  /** The end of the text before the angle brackets, without whitespace. */
  readonly textEnd: number;
  readonly open: number;
  readonly content: string;
}

/**
 *     `a phrase`_   `a text <https://example.org>`_   `a text <name_>`__
 */
export function phraseReference(inline: InlineState, phrase: Phrase): Match {
  const { text } = inline;
  const { start, inner, close, end, underscores } = phrase;
  const embedded = embeddedLink(text, inner, close);
  if (!embedded) {
    const written = plainText(text.slice(inner, close));
    const attributes: Attributes = { name: whitespaceNormalize(written) };
    if (underscores === 2) attributes.anonymous = true;
    else attributes.refname = normalizeName(written);
    return {
      start,
      end,
      nodes: [inline.reference('reference', start, end, [inline.textNode(inner, close)], attributes)],
    };
  }
  const { textEnd, open, content } = embedded;
  const isAlias = isAliasName(content);
  const alias = isAlias ? normalizeName(plainText(content.slice(0, -1))) : embeddedUri(content);
  const label = textEnd > inner ? plainText(text.slice(inner, textEnd)) : alias;
  const attributes: Attributes = { name: whitespaceNormalize(label) };
  if (isAlias) attributes.refname = alias;
  else attributes.refuri = alias;
  const labelNode =
    textEnd > inner
      ? inline.textNode(inner, textEnd)
      : { ...inline.textNode(open + 1, close - 1), value: alias };
  const brackets = inline.span(open, close);
  if (isAlias) attributes.embedded = brackets;
  const reference = inline.reference('reference', start, end, [labelNode], attributes);
  const nodes: Node[] = [reference];
  if (underscores === 1) {
    const target = element('target', inline.span(textEnd, close));
    target.attributes.names = [normalizeName(label)];
    target.attributes.rawsource = restoreBackslashes(text.slice(textEnd, close));
    target.attributes.embedded = brackets;
    if (isAlias) target.attributes.refname = alias;
    else target.attributes.refuri = alias;
    // An empty range after the reference marks the target as embedded.
    target.start = target.end = reference.end;
    nodes.push(target);
  }
  return { start, end, nodes };
}

/** Finds an embedded URI or alias at the end of a phrase: brackets after whitespace or at the start, without inner brackets. */
function embeddedLink(text: string, inner: number, close: number): Embedded | undefined {
  if (text[close - 1] !== '>' || close - 2 < inner) return undefined;
  const before = close - 2;
  if (isSpaceAt(text, before) || text.charCodeAt(before) === 0) return undefined;
  let open = before;
  while (open >= inner && !((text[open] === '<' || text[open] === '>') && text.charCodeAt(open - 1) !== 0))
    open--;
  if (open < inner || text[open] !== '<' || open === before + 1) return undefined;
  if (isSpaceAt(text, open + 1) || open + 1 === close - 1) return undefined;
  let textEnd = open;
  while (textEnd > inner && (text[textEnd - 1] === ' ' || text[textEnd - 1] === '\n')) textEnd--;
  if (textEnd === open && open > inner) return undefined;
  return { textEnd, open, content: text.slice(open + 1, close - 1) };
}

function isAliasName(content: string): boolean {
  if (!content.endsWith('_') || restoreBackslashes(content).endsWith('\\_')) return false;
  const uri = findStandaloneUri(content, 0, content.length, wordSurroundings);
  return !(uri !== undefined && uri !== 'mismatch' && uri.start === 0);
}

function embeddedUri(content: string): string {
  const uri = adjustUri(uriOf(content));
  return uri.endsWith('\\_') ? `${uri.slice(0, -2)}_` : uri;
}

/** Converts an email address to a `mailto:` URI. */
export function adjustUri(uri: string): string {
  const match = findStandaloneUri(uri, 0, uri.length, wordSurroundings);
  return match !== undefined &&
    match !== 'mismatch' &&
    match.isEmail &&
    match.start === 0 &&
    match.end === uri.length
    ? `mailto:${uri}`
    : uri;
}
