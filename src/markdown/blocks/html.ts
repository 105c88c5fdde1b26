import type { Slips } from '../slips/slips.js';
import type { MappedText } from '../text/mapped-text.js';
import { contentEnd, contentStart } from '../text/trim.js';
import { type Block, contentSpan } from './block.js';

/** Raw HTML, or a comment if it is nothing else. */
export function htmlBlock(block: MappedText, slips: Slips): Block {
  const span = contentSpan(block);
  const html = block.slice(contentStart(block.text), contentEnd(block.text));
  const isComment = html.text.startsWith('<!--');
  const end = isComment ? html.text.indexOf('-->', 2) : -1;
  if (isComment && end < 0) slips.unclosedComment(html.span(0, 4));
  if (end < 0 || end + 3 < html.text.length)
    return { kind: 'literal', type: 'raw', span, text: html, attributes: { format: 'html' } };
  const content = html.slice(4, Math.max(4, end));
  const text = content.slice(contentStart(content.text), contentEnd(content.text));
  return { kind: 'literal', type: 'comment', span, text };
}

/** The ids of a line that consists of an anchor. */
export function anchorIds(html: string): string[] {
  if (!/^ {0,3}<a[ \t][^<>\n]*>[ \t]*(?:<\/a>[ \t]*)?\n?$/i.test(html)) return [];
  return [...html.matchAll(/[ \t](?:id|name)[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)].flatMap(
    ([, ...values]) => values.filter((value) => value !== undefined && value !== ''),
  );
}
