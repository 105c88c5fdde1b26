import { escapeHtml } from './escape.js';

//  "name":   "text"   -1.5e3   true     and HTML special characters
const token = /"(?:\\.|[^\\"\n])*"(?=(\s*:)?)|-?\b\d[\d.eE+-]*|\b(?:true|false|null)\b|[&<>]/g;

/**
 * JSON as HTML with the classes of highlight.js. Nearly all code in a specification is JSON; highlighting it with the
 * library would take a tenth of the time of a build.
 */
export const highlightJson = (code: string): string =>
  code.replace(token, (text: string, colon: string | undefined) => {
    const first = text.charCodeAt(0);
    if (first === 34) return span(colon === undefined ? 'string' : 'attr', text);
    if (first === 38 || first === 60 || first === 62) return escapeHtml(text);
    return span(first === 45 || (first >= 48 && first <= 57) ? 'number' : 'literal', text);
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
        return `${span('keyword', method)} ${span('string', target)}${version && ` ${span('meta', version.trim())}`}`;
      }
      const [, name, colon, value] = header.exec(line) ?? [];
      return name === undefined
        ? escapeHtml(line)
        : `${span('attribute', name)}${colon}${escapeHtml(value ?? '')}`;
    })
    .join('\n');
}

const span = (scope: string, text: string): string =>
  `<span class="hljs-${scope}">${escapeHtml(text)}</span>`;
