import { normalizeName, whitespaceNormalize } from '../../doc/names.js';
import { type Attributes, type Element, element } from '../../doc/nodes.js';
import type { Block } from '../blocks/block.js';
import { fallback } from '../blocks/lists.js';
import { escapeToNull, plainText, splitAtEscapedBlanks } from '../inline/escape.js';
import { adjustUri } from '../inline/phrase-reference.js';
import { indentedBlock, linesSpan } from '../lines.js';
import type { Explicit, Malformed } from './construct.js';

//  name: address      `name: with a colon`: address      _: anonymous
const targetPattern = /^(?:_|(?!_)(`?)(?![ `])([\s\S]+?)(?<![\s\0])\1)(?<!(?<!\0):)(?<![\s\0]) ?:(?: +|\n|$)/;
const simpleReference = /^((?:(?!_)[\p{L}\p{N}_])+(?:[-._+:](?:(?!_)[\p{L}\p{N}_])+)*)_$/u;
const phraseReference = /^`(?! )([\s\S]+?)(?<![\s\0])`_$/;

/**
 *     .. _a name: https://example.org
 *         ^ length
 */
export function hyperlinkTarget(block: Block, length: number): Explicit | Malformed {
  const { lines } = block;
  const line = lines[block.at] ?? fallback(lines);
  const indented = indentedBlock(lines, block.at, {
    firstIndent: length,
    untilBlank: true,
    keepIndent: true,
    keepTop: true,
  });
  const span = linesSpan(lines.slice(block.at, indented.next), line);
  const escaped = indented.lines.map(({ text }) => escapeToNull(text)).join('\n');
  const match = targetPattern.exec(escaped);
  if (!match)
    return {
      malformed: 'malformed hyperlink target.',
      rule: 'rst/malformed-target',
      last: indented.next - 1,
    };
  block.at = indented.next;
  const node = element('target', span);
  setTarget(node, match[2]?.replaceAll('\n', ''), escaped.slice(match[0].length));
  return { nodes: [node], blankFinish: indented.blankFinish };
}

/**
 *     __ https://example.org
 */
export function anonymousTarget(block: Block): Explicit {
  const { lines } = block;
  const line = lines[block.at] ?? fallback(lines);
  const length = /^__ */.exec(line.text)?.[0].length ?? 2;
  const indented = indentedBlock(lines, block.at, { firstIndent: length, untilBlank: true });
  const node = element('target', linesSpan(lines.slice(block.at, indented.next), line));
  block.at = indented.next;
  setTarget(node, undefined, indented.lines.map(({ text }) => escapeToNull(text)).join('\n'));
  return { nodes: [node], blankFinish: indented.blankFinish };
}

function setTarget(node: Element, name: string | undefined, address: string): void {
  const { attributes } = node;
  if (name === undefined) attributes.anonymous = true;
  else attributes.names = [normalizeName(plainText(name))];
  const { refname, refuri } = addressOf(address);
  if (refname !== undefined) attributes.refname = refname;
  else if (refuri) attributes.refuri = name === undefined ? refuri : adjustUri(refuri);
}

/** Parses the destination of a link, such as an image's `target` option: the name of a target or a URI. */
export function readTarget(address: string): Pick<Attributes, 'refname' | 'refuri'> {
  return addressOf(escapeToNull(address));
}

function addressOf(escaped: string): Pick<Attributes, 'refname' | 'refuri'> {
  const lines = escaped.split('\n').map((part) => part.trim());
  const indirect = lines.at(-1)?.endsWith('_') ? referenceName(lines.join(' ')) : undefined;
  if (indirect !== undefined) return { refname: normalizeName(indirect) };
  const refuri = splitAtEscapedBlanks(lines.join(' '))
    .map((part) => plainText(part).split(/\s+/).join(''))
    .join(' ');
  return { refuri };
}

function referenceName(text: string): string | undefined {
  const reference = whitespaceNormalize(text);
  const name = simpleReference.exec(reference)?.[1] ?? phraseReference.exec(reference)?.[1];
  return name === undefined ? undefined : plainText(name);
}
