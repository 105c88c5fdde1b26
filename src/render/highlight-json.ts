import { escapeText } from './escape.js';

//  "name":   "text"   -1.5e3   true     and HTML special characters
const token = /"(?:\\.|[^\\"\n])*"(?=(\s*:)?)|-?\b\d[\d.eE+-]*|\b(?:true|false|null)\b|[&<>]/g;

/**
 * JSON as HTML: strings in `i`, other values in `u`, because classes would make up a tenth of a page; names, which are more than half of the
 * tokens, without a tag. Nearly all code in a specification is JSON; highlighting it with the library would take a tenth of the time of a build.
 */
export const highlightJson = (code: string): string =>
  code.replace(token, (text: string, colon: string | undefined) => {
    const first = text.charCodeAt(0);
    if (first === 34) return colon === undefined ? tagged('i', text) : escapeText(text);
    if (first === 38 || first === 60 || first === 62) return escapeText(text);
    return tagged('u', text);
  });

//  PUT /path HTTP/1.1
const requestLine = /^([A-Z]+) (\S+)( HTTP\/[\d.]+)?$/;
const header = /^([A-Za-z][\w-]*)(: *)(.*)$/;

/** The head of an HTTP message as HTML: the start line and the header fields. */
export function highlightHttpHead(head: string): string {
  return head
    .split('\n')
    .map((line, i) => {
      const request = i === 0 ? requestLine.exec(line) : null;
      if (request) {
        const [, method = '', target = '', version = ''] = request;
        return `${tagged('b', method)} ${tagged('i', target)}${version}`;
      }
      const [, name, colon, value] = header.exec(line) ?? [];
      return name === undefined ? escapeText(line) : `${tagged('b', name)}${colon}${escapeText(value ?? '')}`;
    })
    .join('\n');
}

const tagged = (tag: string, text: string): string => `<${tag}>${escapeText(text)}</${tag}>`;
