import { encodeAddress } from './address.js';
import type { Construct } from './scanner.js';

const host = String.raw`[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+`;
const path = String.raw`(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=();,'">^{}[\]\x60]*)?`;
const url = new RegExp(String.raw`(?:(?:https?|ftp)://${host}(?::\d+)?|www\.${host})${path}`, 'y');
const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const email = new RegExp(
  String.raw`[a-zA-Z0-9][a-zA-Z0-9.!#$%&'*+/=?^_\`{|}~-]*@${label}(?:\.${label})+`,
  'y',
);

/** `https://…`, `www.…` or an email address in the text; within the text of a link it stays text. */
export const bareUrl: Construct = (scanner) => {
  if (scanner.brackets.length > 0) return false;
  const { at } = scanner;
  const address = scanner.match(url)?.[0];
  const shown = address === undefined ? scanner.match(email)?.[0] : trimUrl(address);
  if (shown === undefined) return false;
  const end = at + shown.length;
  if (address === undefined && /[-_]/.test(scanner.text.charAt(end))) return false;
  const link = scanner.element('reference', at, end, [scanner.textNode(shown, at, end)]);
  const scheme = address === undefined ? 'mailto:' : shown.startsWith('www.') ? 'http://' : '';
  link.attributes.refuri = `${scheme}${encodeAddress(shown)}`;
  scanner.addNode(link, end);
  return true;
};

/** Without an unmatched parenthesis or a character reference at its very end, and without trailing punctuation. */
function trimUrl(address: string): string {
  let end = address.length;
  // Before a full stop a parenthesis is not the last character.
  if (address.endsWith(')')) {
    const unmatched = count(address, ')') - count(address, '(');
    if (unmatched > 0) end -= unmatched;
  } else {
    const entity = /&[a-zA-Z0-9]+;$/.exec(address);
    if (entity) end = entity.index;
  }
  while (end > 1 && /[?!.,:*_~]/.test(address.charAt(end - 1))) end--;
  return address.slice(0, end);
}

const count = (text: string, character: string): number => text.split(character).length - 1;
