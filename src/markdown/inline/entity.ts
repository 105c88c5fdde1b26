import { loadLibrary } from '../../source/library.js';
import type { Construct } from './scanner.js';

interface Entities {
  decodeHTMLStrict(text: string): string;
}

const loadEntities = (): Entities => loadLibrary('entities');
let library: Entities | undefined;

const reference = /&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});/;
const referenceAt = new RegExp(reference, 'y');

const common: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&nbsp;', '\u00a0'],
]);

/** A character reference such as `&copy;` or `&#169;` (CommonMark 2.5); an unknown one is text. */
export const entity: Construct = (scanner) => {
  const [found] = scanner.match(referenceAt) ?? [];
  if (found === undefined) return false;
  scanner.addText(decode(found), scanner.at + found.length);
  return true;
};

const references = new RegExp(reference, 'g');
const escapes = new RegExp(`\\\\([!-/:-@[-\`{-~])|${reference.source}`, 'g');

/** The text with character references replaced. */
export const decodeEntities = (text: string): string => text.replace(references, decode);

/** The text with character references replaced and backslash escapes removed, as in addresses and titles. */
export const unescapeText = (text: string): string =>
  text.replace(escapes, (match, escaped) => (typeof escaped === 'string' ? escaped : decode(match)));

/** The bundle stays quick to start: the library with the table of all names is loaded for the first rare name. */
function decode(found: string): string {
  const character = common.get(found);
  if (character !== undefined) return character;
  const code = /^&#(?:[xX]([0-9a-fA-F]+)|(\d+));$/.exec(found);
  if (code) return characterOf(code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16));
  library ??= loadEntities();
  return library.decodeHTMLStrict(found);
}

const characterOf = (code: number): string =>
  code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
