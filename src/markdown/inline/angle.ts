import { encodeAddress } from './address.js';
import type { Construct, Scanner } from './scanner.js';

const uri = /<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*)>/y;
const email =
  /<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>/y;
const openTag =
  /<[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>/y;
const closeTag = /<\/[A-Za-z][A-Za-z0-9-]*\s*>/y;
const declaration = /<![A-Za-z]/y;

/** `<https://…>`, `<a@b.example>` or an HTML tag (CommonMark 6.5, 6.6). */
export const angleBracket: Construct = (scanner) => {
  const address = scanner.match(uri) ?? scanner.match(email);
  if (address) {
    const [{ length }, shown = ''] = address;
    const { at } = scanner;
    const end = at + length;
    const link = scanner.element('reference', at, end, [scanner.textNode(shown, at + 1, end - 1)]);
    link.attributes.refuri = shown.includes(':') ? encodeAddress(shown) : `mailto:${shown}`;
    scanner.addNode(link, end);
    return true;
  }
  const end = htmlEnd(scanner);
  if (end === undefined) return false;
  const raw = scanner.element('raw', scanner.at, end, scanner.literal(scanner.at, end));
  raw.attributes.format = 'html';
  scanner.addNode(raw, end);
  return true;
};

function htmlEnd(scanner: Scanner): number | undefined {
  const { at, text } = scanner;
  const tag = scanner.match(openTag) ?? scanner.match(closeTag);
  if (tag) return at + tag[0].length;
  const isShortComment = /^<!---?>/.exec(text.slice(at, at + 6));
  if (isShortComment) return at + isShortComment[0].length;
  if (text.startsWith('<!--', at)) return endOf(scanner, '-->', at + 4);
  if (text.startsWith('<?', at)) return endOf(scanner, '?>', at + 2);
  if (text.startsWith('<![CDATA[', at)) return endOf(scanner, ']]>', at + 9);
  return scanner.match(declaration) ? endOf(scanner, '>', at + 3) : undefined;
}

function endOf(scanner: Scanner, token: string, start: number): number | undefined {
  const index = scanner.find(token, start);
  return index < 0 ? undefined : index + token.length;
}
