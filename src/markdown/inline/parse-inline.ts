import type { Node } from '../../doc/nodes.js';
import type { MappedText } from '../text/mapped-text.js';
import { placeholderAt } from '../text/placeholder.js';
import { contentEnd, contentStart } from '../text/trim.js';
import { angleBracket } from './angle.js';
import { backslash, formula, lineEnding } from './backslash.js';
import { bareUrl } from './bare-url.js';
import { closeBracket, openBracket, openImage } from './brackets.js';
import { codeSpan } from './code-span.js';
import type { InlineContext } from './context.js';
import { delimiterRun } from './delimiter-run.js';
import { entity } from './entity.js';
import { type Construct, Scanner } from './scanner.js';
import { punctuation, quote } from './typographer.js';

/** A shortcode within text. */
const shortcode: Construct = (scanner) => {
  const match = scanner.match(placeholderAt);
  const node = match && scanner.context.shortcodes.element(Number(match[1]));
  if (!match || !node) return false;
  scanner.addNode(node, scanner.at + match[0].length);
  return true;
};

/** Reads the construct that begins with a character; `false` where there is none. */
function readConstruct(scanner: Scanner, character: number): boolean {
  switch (character) {
    case 10: // line end
      return lineEnding(scanner);
    case 33: // !
      return openImage(scanner);
    case 38: // &
      return entity(scanner);
    case 42: // *
    case 95: // _
    case 126: // ~
      return delimiterRun(scanner);
    case 60: // <
      return angleBracket(scanner);
    case 91: // [
      return openBracket(scanner);
    case 92: // backslash
      return backslash(scanner);
    case 93: // ]
      return closeBracket(scanner);
    case 96: // `
      return codeSpan(scanner);
    case 0xfdd0:
    case 0xfdd1:
      return shortcode(scanner);
    default:
      return false;
  }
}

/** Reads the construct of the typographer that begins with a character. */
function readTypography(scanner: Scanner, character: number): boolean {
  switch (character) {
    case 34: // "
    case 39: // '
      return quote(scanner);
    case 45: // -
    case 46: // .
    case 60: // <
    case 62: // >
      return punctuation(scanner);
    default:
      return false;
  }
}

/** Text up to the next character that may begin a construct. */
const plainText = /(?:[^\n!&*_~<[\\\]`\ufdd0\ufdd1]+|!(?!\[))+/y;
const plainTypography = /(?:[^\n!&*_~<[\\\]`\ufdd0\ufdd1"'\-.>]+|!(?!\[)|-(?!-)|\.(?!\.\.)|>(?!>))+/y;

/** Parses inline markup: emphasis, code, links, images, shortcodes and the other constructs of the options. */
export function parseInline(mapped: MappedText, context: InlineContext): Node[] {
  const start = contentStart(mapped.text);
  const scanner = new Scanner(mapped.slice(start, Math.max(start, contentEnd(mapped.text))), context);
  const { text } = scanner;
  const typographer = context.options.typographer === true;
  const opensMath = mathOpeners(context);
  while (scanner.at < text.length) {
    if (scanner.isUrlStart() && bareUrl(scanner)) continue;
    const character = text.charCodeAt(scanner.at);
    if (opensMath !== '' && opensMath.includes(text.charAt(scanner.at)) && formula(scanner)) continue;
    if (readConstruct(scanner, character) || (typographer && readTypography(scanner, character))) continue;
    const plain = scanner.match(typographer ? plainTypography : plainText);
    scanner.addSource(plainEnd(scanner, scanner.at + Math.max(1, plain?.[0].length ?? 0), opensMath));
  }
  return scanner.finish();
}

/** The first characters of formulas that begin no other construct. */
const mathOpeners = ({ options: { math } }: InlineContext): string =>
  math
    ? [...math.block, ...math.inline]
        .map(([open]) => open.charAt(0))
        .filter((character) => character !== '\\')
        .join('')
    : '';

/** The end of plain text that ends before `end`: it ends where a URL or a formula may begin. */
function plainEnd(scanner: Scanner, end: number, opensMath: string): number {
  const url = scanner.nextUrlAfter(scanner.at);
  const limit = Math.min(end, url);
  if (opensMath === '') return limit;
  for (let at = scanner.at + 1; at < limit; at++) if (opensMath.includes(scanner.text.charAt(at))) return at;
  return limit;
}
