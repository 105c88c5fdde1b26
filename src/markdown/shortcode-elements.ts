import { type DataValue, type Element, type Node, text } from '../doc/nodes.js';
import { shortcodeElement } from './shortcode.js';
import type { MappedText } from './text/mapped-text.js';
import { placeholders } from './text/placeholder.js';
import type { Shortcode } from './text/shortcode-ranges.js';

const wholePlaceholder = new RegExp(`^${placeholders.source}$`);

/** The elements of the shortcodes of a document. */
export class ShortcodeElements {
  /** `content` yields the parsed inner Markdown of a paired shortcode. */
  constructor(
    private readonly shortcodes: readonly Shortcode[],
    private readonly content: (index: number) => Node[],
  ) {}

  element(index: number): Element | undefined {
    const shortcode = this.shortcodes[index];
    if (!shortcode) return undefined;
    return shortcodeElement(shortcode.call, shortcode.flow, shortcode.span, this.content(index));
  }

  /** The call of the shortcode that a text consists of. */
  callOf(value: string): { readonly [key: string]: DataValue } | undefined {
    if (this.shortcodes.length === 0) return undefined;
    const index = wholePlaceholder.exec(value)?.[1];
    const call = index === undefined ? undefined : this.shortcodes[Number(index)]?.call;
    return call && { ...call };
  }

  /** The text with its shortcodes as they are written. */
  restore(value: string): string {
    return this.shortcodes.length === 0
      ? value
      : value.replace(placeholders, (match, index) => this.shortcodes[Number(index)]?.raw ?? match);
  }

  /** Text without markup as nodes: text, and the shortcodes in it. */
  literal(mapped: MappedText, show: (value: string) => string): Node[] {
    const nodes: Node[] = [];
    let done = 0;
    const addText = (end: number): void => {
      if (end > done) nodes.push(text(show(mapped.text.slice(done, end)), mapped.span(done, end)));
    };
    for (const { index, 0: match, 1: shortcode } of mapped.text.matchAll(placeholders)) {
      addText(index);
      const node = this.element(Number(shortcode));
      if (node) nodes.push(node);
      done = index + match.length;
    }
    addText(mapped.text.length);
    return nodes;
  }
}
