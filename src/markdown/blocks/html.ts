import type { MappedText } from '../text/mapped-text.js';
import { type Block, contentSpan } from './block.js';

/** Raw HTML, or a comment if it is nothing else. */
export function htmlBlock(block: MappedText): Block {
  const span = contentSpan(block);
  const end = block.text.trimEnd().length;
  const comment = /^\s*<!--([\s\S]*?)-->$/.exec(block.text.slice(0, end));
  if (!comment)
    return { kind: 'literal', type: 'raw', span, text: block.slice(0, end), attributes: { format: 'html' } };
  const start = block.text.indexOf('<!--') + 4;
  const content = block.slice(start, Math.max(start, end - 3));
  const first = content.text.length - content.text.trimStart().length;
  return {
    kind: 'literal',
    type: 'comment',
    span,
    text: content.slice(first, content.text.trimEnd().length),
  };
}

/** The ids of a line that consists of an anchor. */
export function anchorIds(html: string): string[] {
  if (!/^ {0,3}<a[ \t][^<>\n]*>[ \t]*(?:<\/a>[ \t]*)?\n?$/i.test(html)) return [];
  return [...html.matchAll(/[ \t](?:id|name)[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)].flatMap(
    ([, ...values]) => values.filter((value) => value !== undefined && value !== ''),
  );
}
