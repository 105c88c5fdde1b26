import type { Element } from '../doc/nodes.js';
import type { Span } from '../source/text.js';

/** A start tag in raw HTML. */
export interface HtmlTag {
  /** In lower case. */
  readonly name: string;
  /** Attributes by name in lower case; character references are not decoded. */
  readonly attributes: ReadonlyMap<string, HtmlAttribute>;
  readonly span: Span;
}

export interface HtmlAttribute {
  readonly value: string;
  readonly span: Span;
}

const comment = /<!--.*?(?:-->|$)/gs;
const tag =
  /<([A-Za-z][A-Za-z0-9-]*)((?:\s+[A-Za-z_:@][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*)\s*\/?>/g;
const attribute = /([A-Za-z_:@][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

const memoized = new WeakMap<Element, readonly HtmlTag[]>();

/** Returns the start tags in an element of raw HTML; memoized by the element. */
export function htmlTags(raw: Element): readonly HtmlTag[] {
  const known = memoized.get(raw);
  if (known) return known;
  const { source, start, end } = raw;
  // Comments keep their length, so that offsets remain valid in the source.
  const text = source.text.slice(start, end).replace(comment, (found) => ' '.repeat(found.length));
  const tags = [...text.matchAll(tag)].map(({ 0: whole, 1: name = '', 2: written = '', index }): HtmlTag => {
    const at = start + index;
    return {
      name: name.toLowerCase(),
      attributes: attributesOf(written, { source, start: at + 1 + name.length, end: at + whole.length }),
      span: { source, start: at, end: at + whole.length },
    };
  });
  memoized.set(raw, tags);
  return tags;
}

function attributesOf(written: string, { source, start }: Span): Map<string, HtmlAttribute> {
  const attributes = new Map<string, HtmlAttribute>();
  for (const { 0: whole, 1: name = '', 2: double, 3: single, 4: bare, index } of written.matchAll(attribute))
    attributes.set(name.toLowerCase(), {
      value: double ?? single ?? bare ?? '',
      span: { source, start: start + index, end: start + index + whole.length },
    });
  return attributes;
}
