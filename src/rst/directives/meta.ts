import { type Attributes, element, type Node } from '../../doc/nodes.js';
import { fieldMarker } from '../blocks/field-list.js';
import { directiveError } from '../directive.js';
import { escapeToNull, plainText } from '../inline/escape.js';
import { type Indented, indentedBlock, type Line, lineSpan } from '../lines.js';
import type { DirectiveDefinition, Parser } from '../parser.js';
import { missingContent } from './call.js';

/** `.. meta::`: document metadata in a field list. */
export const meta: DirectiveDefinition = {
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const { content } = call;
    for (let at = 0; at < content.length; ) {
      const line = content[at];
      if (!line || line.text === '') {
        at++;
        continue;
      }
      const marker = fieldMarker(line.text);
      if (!marker) {
        const error = { level: 3, message: 'Invalid meta directive.', span: lineSpan(line) } as const;
        parser.metadata.meta.push(directiveError(call, parser, error));
        break;
      }
      const body = indentedBlock(content, at, { firstIndent: marker.length });
      const name = plainText(escapeToNull(line.text.slice(1, marker.nameEnd)));
      parser.metadata.meta.push(metaElement(name, body, line, parser));
      at = body.next;
    }
    return [];
  },
};

function metaElement(name: string, body: Indented, line: Line, parser: Parser): Node {
  if (body.lines.length === 0) return report(1, `No content for meta tag "${name}".`, line, parser);
  const content = plainText(escapeToNull(body.lines.map(({ text }) => text).join(' ')));
  const attributes: Attributes = { content };
  for (const [i, token] of name.split(/\s+/).filter(Boolean).entries()) {
    const pair = nameAndValue(token);
    if (typeof pair !== 'string') setAttribute(attributes, pair.name, pair.value);
    else if (i === 0) attributes.name = token;
    else return report(3, `Error parsing meta tag attribute "${token}": ${pair}.`, line, parser);
  }
  return element('meta', lineSpan(line), [], attributes);
}

function report(level: 1 | 3, message: string, line: Line, parser: Parser): Node {
  return parser.reporter.report({
    level,
    rule: 'rst/directive',
    message,
    span: lineSpan(line),
    block: line.text,
  });
}

function setAttribute(attributes: Attributes, name: string, value: string): void {
  switch (name) {
    case 'http-equiv':
    case 'lang':
    case 'dir':
    case 'media':
    case 'property':
    case 'name':
    case 'content':
      attributes[name] = value;
      break;
    default:
      attributes.other = { ...attributes.other, [name]: value };
  }
}

/** Parses a token of the form `name=value`; returns an error as a string. */
function nameAndValue(token: string): { name: string; value: string } | string {
  const equals = token.indexOf('=');
  if (equals < 0) return 'missing "="';
  const name = token.slice(0, equals);
  const value = token.slice(equals + 1);
  if (name === '') return 'missing attribute name before "="';
  if (value === '') return `missing value after "${name}="`;
  const quote = value.charAt(0);
  if (quote !== '"' && quote !== "'") return { name: name.toLowerCase(), value };
  const close = value.indexOf(quote, 1);
  if (close < 0) return `attribute "${name}" missing end quote (${quote})`;
  if (close < value.length - 1) return `attribute "${name}" end quote (${quote}) not followed by whitespace`;
  return { name: name.toLowerCase(), value: value.slice(1, close) };
}
