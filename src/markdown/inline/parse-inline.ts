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

/** The constructs that begin with a character. */
const constructs: Readonly<Record<string, readonly Construct[]>> = {
  '\n': [lineEnding],
  '\\': [backslash],
  '`': [codeSpan],
  '&': [entity],
  '<': [angleBracket],
  '[': [openBracket],
  '!': [openImage],
  ']': [closeBracket],
  '*': [delimiterRun],
  _: [delimiterRun],
  '~': [delimiterRun],
  '\ufdd0': [shortcode],
  '\ufdd1': [shortcode],
};

/** The constructs of the typographer, after the others. */
const typographic: Readonly<Record<string, readonly Construct[]>> = {
  '-': [punctuation],
  '.': [punctuation],
  '<': [punctuation],
  '>': [punctuation],
  '"': [quote],
  "'": [quote],
};

const plainText = /[^\n\\`&<[!\]*_~\ufdd0\ufdd1]+/y;
const plainTypography = /[^\n\\`&<[!\]*_~\ufdd0\ufdd1\-.>"']+/y;

/** Parses inline markup: emphasis, code, links, images, shortcodes and the other constructs of the options. */
export function parseInline(mapped: MappedText, context: InlineContext): Node[] {
  const start = contentStart(mapped.text);
  const text = mapped.slice(start, Math.max(start, contentEnd(mapped.text)));
  const scanner = new Scanner(text, context);
  const opensMath = mathOpeners(context);
  while (scanner.at < scanner.text.length) {
    if (scanner.isUrlStart() && bareUrl(scanner)) continue;
    const character = scanner.text.charAt(scanner.at);
    if (opensMath.includes(character) && formula(scanner)) continue;
    if (constructs[character]?.some((construct) => construct(scanner))) continue;
    if (context.options.typographer && typographic[character]?.some((construct) => construct(scanner)))
      continue;
    plain(scanner, opensMath);
  }
  return scanner.finish();
}

/** The first characters of formulas. */
const mathOpeners = ({ options: { math } }: InlineContext): string =>
  math ? [...math.block, ...math.inline].map(([open]) => open.charAt(0)).join('') : '';

/** Reads text up to the next character that may begin a construct. */
function plain(scanner: Scanner, opensMath: string): void {
  const pattern = scanner.context.options.typographer ? plainTypography : plainText;
  let end = scanner.at + Math.max(1, scanner.match(pattern)?.[0].length ?? 0);
  end = Math.min(end, Math.max(scanner.at + 1, nextUrlAfter(scanner)));
  for (let at = scanner.at + 1; opensMath !== '' && at < end; at++)
    if (opensMath.includes(scanner.text.charAt(at))) end = at;
  scanner.addSource(end);
}

function nextUrlAfter(scanner: Scanner): number {
  const next = scanner.nextUrl();
  return next > scanner.at ? next : scanner.text.length;
}
