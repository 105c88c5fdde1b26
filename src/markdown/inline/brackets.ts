import { normalizeName } from '../../doc/names.js';
import { type Attributes, type Node, textOf } from '../../doc/nodes.js';
import { encodeAddress } from './address.js';
import { unescapeText } from './entity.js';
import { readLinkTarget } from './link-target.js';
import type { Bracket } from './pieces.js';
import type { Construct, Scanner } from './scanner.js';

const footnoteLabel = /\[\^([^\]\s]+)\]/y;
const label = /\[((?:\\[\s\S]|[^[\]\\]){0,999})\]/y;

/** `[` or a reference to a footnote. */
export const openBracket: Construct = (scanner) => footnoteReference(scanner) || open(scanner, 1, false);

/** `![` */
export const openImage: Construct = (scanner) =>
  scanner.text.charAt(scanner.at + 1) === '[' && open(scanner, 2, true);

function open(scanner: Scanner, length: number, isImage: boolean): boolean {
  const bracket: Bracket = {
    kind: 'bracket',
    start: scanner.at,
    end: scanner.at + length,
    isImage,
    isInactive: false,
    index: scanner.pieces.length,
    runs: scanner.runs.length,
  };
  scanner.pieces.push(bracket);
  scanner.brackets.push(bracket);
  scanner.at = bracket.end;
  return true;
}

function footnoteReference(scanner: Scanner): boolean {
  const match = scanner.match(footnoteLabel);
  if (!match) return false;
  const [{ length }, name = ''] = match;
  const footnote = scanner.context.footnotes.refer(name);
  if (!footnote) {
    scanner.context.slips.undefinedFootnote(scanner.span(scanner.at, scanner.at + length), name);
    return false;
  }
  const reference = scanner.element('footnote_reference', scanner.at, scanner.at + length);
  reference.attributes = { auto: 1, refname: footnote.name };
  scanner.addNode(reference, scanner.at + length);
  return true;
}

/** `]`: the end of a link or an image if an address, a label or a link definition for the text itself follows. */
export const closeBracket: Construct = (scanner) => {
  const bracket = scanner.popBracket();
  if (!bracket || bracket.isInactive) {
    scanner.addSource(scanner.at + 1);
    return true;
  }
  const target = targetOf(scanner, bracket);
  if (!target) {
    scanner.context.slips.brokenLink(scanner.mapped, bracket, scanner.at);
    scanner.addSource(scanner.at + 1);
    return true;
  }
  const content = scanner.takeContent(bracket);
  const node = bracket.isImage
    ? scanner.element('image', bracket.start, target.end)
    : scanner.element('reference', bracket.start, target.end, content);
  node.attributes = bracket.isImage ? imageAttributes(target.attributes, content) : target.attributes;
  scanner.addNode(node, target.end);
  if (!bracket.isImage) scanner.deactivateBrackets();
  return true;
};

interface Target {
  readonly attributes: Attributes;
  readonly end: number;
}

function targetOf(scanner: Scanner, bracket: Bracket): Target | undefined {
  const { context, at } = scanner;
  const inline = readLinkTarget(scanner, at + 1);
  if (inline?.href === '') context.slips.emptyLink(scanner.span(bracket.start, inline.end));
  if (inline) return { attributes: addressOf(scanner, inline.href, inline.title), end: inline.end };
  const shown = scanner.text.slice(bracket.end, at);
  const match = scanner.match(label, at + 1);
  const written = match?.[1];
  const name = written?.trim() ? written : shown;
  const end = at + 1 + (match?.[0].length ?? 0);
  const definition = context.links.get(name);
  if (definition) return { attributes: addressOf(scanner, definition.href, definition.title, true), end };
  if (!match || bracket.isImage) return undefined;
  return context.options.targetReferences && !/[[\]\\\n]/.test(name)
    ? { attributes: { name, refname: normalizeName(name) }, end }
    : undefined;
}

/** The address of a link; one that a shortcode yields is shown as the shortcode is written, with the call beside it. */
function addressOf(
  scanner: Scanner,
  href: string,
  title: string | undefined,
  isUnescaped = false,
): Attributes {
  const { shortcodes } = scanner.context;
  const read = isUnescaped ? (value: string) => value : unescapeText;
  const call = shortcodes.callOf(href);
  return {
    refuri: shortcodes.restore(encodeAddress(read(href))),
    ...(title === undefined ? {} : { title: shortcodes.restore(read(title)) }),
    ...(call ? { data: { address: call } } : {}),
  };
}

function imageAttributes({ refuri = '', title, data }: Attributes, content: readonly Node[]): Attributes {
  let alt = '';
  for (const node of content) alt += textOrAlt(node);
  return {
    uri: refuri,
    alt,
    ...(title === undefined ? {} : { title }),
    ...(data ? { data } : {}),
  };
}

function textOrAlt(node: Node): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'image') return node.attributes.alt ?? '';
  return node.type === 'raw' ? '' : node.children.map(textOrAlt).join('') || textOf(node);
}
