import type { Attributes } from '../../doc/nodes.js';
import type { MappedText } from '../text/mapped-text.js';
import { contentEnd } from '../text/trim.js';

/** The text of a heading and what its attributes set. */
export interface HeadingContent {
  readonly text: MappedText;
  readonly attributes: Attributes;
}

const item = String.raw`(?:#[^\s{},"]+|\.[^\s{},"]+|[A-Za-z_:][\w:.-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s{},"']+))`;
const attributeList = new RegExp(String.raw`\{[ \t]*(${item}(?:[ \t,]+${item})*)[ \t,]*\}[ \t]*$`);
const attribute = /#([^\s{},"]+)|\.([^\s{},"]+)|([A-Za-z_:][\w:.-]*)=(?:"([^"]*)"|'([^']*)'|([^\s{},"']+))/g;

/** The text of an ATX heading without `#` characters, and its attributes where they are read. */
export function readAtxHeading(block: MappedText, hasAttributes: boolean): HeadingContent {
  const line = block.text.slice(0, contentEnd(block.text));
  const start = /^ {0,3}#{1,6}[ \t]*/.exec(line)?.[0].length ?? 0;
  return readHeadingText(block.slice(start, line.length), hasAttributes, true);
}

/** The text of a heading without attributes and, for an ATX heading, closing `#` characters. */
export function readHeadingText(line: MappedText, hasAttributes: boolean, isAtx: boolean): HeadingContent {
  let end = contentEnd(line.text);
  let attributes: Attributes = {};
  const list = hasAttributes && line.text.includes('{') ? attributeList.exec(line.text) : null;
  if (list && !/(?:^|[^\\])(?:\\\\)*\\$/.test(line.text.slice(0, list.index))) {
    attributes = readAttributes(list[1] ?? '');
    end = contentEnd(line.text.slice(0, list.index));
  }
  if (isAtx) end = withoutClosing(line.text, end);
  return { text: line.slice(0, end), attributes };
}

/** The end of the text before the closing `#` characters, which white space separates from it. */
function withoutClosing(line: string, end: number): number {
  let at = end;
  while (at > 0 && line.charCodeAt(at - 1) === 35) at--;
  if (at === end || (at > 0 && !/[ \t]/.test(line.charAt(at - 1)))) return end;
  return contentEnd(line.slice(0, at));
}

function readAttributes(list: string): Attributes {
  const ids: string[] = [];
  const classes: string[] = [];
  for (const [, id, name, key, ...values] of list.matchAll(attribute)) {
    const value = values.find((one) => one !== undefined);
    if (id !== undefined) ids.push(id);
    else if (name !== undefined) classes.push(name);
    else if (key === 'id' && value !== undefined) ids.push(value);
    else if (key === 'class' && value !== undefined) classes.push(...value.split(/\s+/).filter(Boolean));
  }
  const [id] = ids;
  return { ...(id === undefined ? {} : { ids: [id] }), ...(classes.length > 0 ? { classes } : {}) };
}
