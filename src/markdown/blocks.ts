import type { Token, Tokens } from 'marked';
import { type Element, element, text } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import type { Cursor } from './cursor.js';
import { inlineNodes, tokensOf } from './inline.js';

/** Block tokens as body elements. */
export function blockElements(tokens: readonly Token[], cursor: Cursor): Element[] {
  return tokens.flatMap((token) => {
    const span = cursor.take(token.raw);
    return blockElement(token, span, cursor.within(span));
  });
}

/** Returns the element of a block token; none for blank lines and link definitions. */
export function blockElement(token: Token, span: Span, inside: Cursor): Element[] {
  if (isList(token)) return [list(token, span, inside)];
  if (isTable(token)) return [table(token, span, inside)];
  switch (token.type) {
    case 'paragraph':
    case 'text':
      return [
        element(
          'paragraph',
          span,
          inlineNodes(tokensOf(token).length > 0 ? tokensOf(token) : [token], inside),
        ),
      ];
    case 'code':
      return [code(token, span)];
    case 'blockquote':
      return [element('block_quote', span, blockElements(tokensOf(token), inside))];
    case 'hr':
      return [element('transition', span)];
    case 'html':
      return token.raw.startsWith('<!--')
        ? [element('comment', span, [text(token.raw.replace(/^<!--|-->\s*$/g, '').trim(), span)])]
        : [element('raw', span, [text(token.raw, span)], { format: 'html' })];
    default:
      return [];
  }
}

const isList = (token: Token): token is Tokens.List => token.type === 'list';
const isTable = (token: Token): token is Tokens.Table => token.type === 'table';

function code(token: Token, span: Span): Element {
  const language = 'lang' in token && typeof token.lang === 'string' ? token.lang.split(/\s/)[0] : undefined;
  const value = 'text' in token ? String(token.text) : token.raw;
  return element('literal_block', span, [text(value, span)], language ? { classes: ['code', language] } : {});
}

function list(token: Tokens.List, span: Span, inside: Cursor): Element {
  const items = token.items.map((item) => {
    const at = inside.take(item.raw);
    return element('list_item', at, blockElements(item.tokens, inside.within(at)));
  });
  if (!token.ordered) return element('bullet_list', span, items, { bullet: '-' });
  const start = typeof token.start === 'number' && token.start !== 1 ? { start: token.start } : {};
  return element('enumerated_list', span, items, { enumtype: 'arabic', prefix: '', suffix: '.', ...start });
}

function table(token: Tokens.Table, span: Span, inside: Cursor): Element {
  const row = (cells: readonly Tokens.TableCell[]): Element =>
    element(
      'row',
      span,
      cells.map((cell) => {
        const nodes = inlineNodes(cell.tokens, inside);
        return element('entry', span, nodes.length > 0 ? [element('paragraph', span, nodes)] : []);
      }),
    );
  return element('table', span, [
    element(
      'tgroup',
      span,
      [
        ...token.header.map(() => element('colspec', span, [], { colwidth: 1 })),
        element('thead', span, [row(token.header)]),
        element('tbody', span, token.rows.map(row)),
      ],
      { cols: token.header.length },
    ),
  ]);
}
