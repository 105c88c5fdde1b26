import { type Attributes, type Element, element, type Node, text as textNode } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { Parser } from '../parser.js';
import { isPair, isSpaceAt } from './characters.js';
import { EndStrings } from './end-strings.js';
import { plainText, restoreBackslashes } from './escape.js';
import type { InlineText } from './inline-text.js';
import { problematicNode } from './problematic.js';
import { type Surroundings, wordSurroundings } from './standalone-uri.js';

/** A construct in the text from `start` to `end`: the nodes that replace it, and messages. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly nodes: readonly Node[];
  readonly messages?: readonly Element[];
}

const characterSurroundings: Surroundings = {
  before: (text, index) => text.charCodeAt(index) !== 0,
  after: () => true,
};

/** A text with inline markup, and the operations that all constructs share. */
export class InlineState {
  readonly text: string;
  readonly ends: EndStrings;
  /** The end of the last match; markup may start here regardless of the previous character. */
  from = 0;
  readonly surroundings: Surroundings;

  constructor(
    readonly parser: Parser,
    readonly source: InlineText,
    /** The offset of the line in docutils' messages. */
    readonly at: number,
  ) {
    this.text = source.text;
    this.surroundings = parser.options.characterLevelInlineMarkup ? characterSurroundings : wordSurroundings;
    this.ends = new EndStrings(this.text, this);
  }

  span(start: number, end: number): Span {
    return this.source.span(start, end);
  }

  textNode(start: number, end: number): Node {
    return textNode(plainText(this.text.slice(start, end)), this.span(start, end));
  }

  startsAt(index: number): boolean {
    return index === this.from || this.surroundings.before(this.text, index - 1);
  }

  endsBefore(index: number): boolean {
    return index >= this.text.length || this.surroundings.after(this.text, index);
  }

  /** Whether a start-string is enclosed in quotes or brackets (`"*"`), or is at the end of the text. */
  isQuoted(start: number, end: number): boolean {
    if (start === this.from) return false;
    if (end >= this.text.length) return true;
    return isPair(this.text.charAt(start - 1), this.text.charAt(end));
  }

  /** Creates an element for markup that a transform may replace by its source text. */
  reference(
    type: 'reference' | 'substitution_reference',
    start: number,
    end: number,
    children: Node[],
    attributes: Attributes,
  ): Element {
    const written = this.text.slice(start, end);
    // The source of several lines includes indentation, and possibly the borders of a table.
    const rawsource = written.includes('\n') ? { rawsource: restoreBackslashes(written) } : undefined;
    return element(type, this.span(start, end), children, { ...attributes, ...rawsource });
  }

  /** A match that keeps the source text as `problematic`, linked with a message. */
  problematic(start: number, end: number, message: Element): Match {
    const node = problematicNode(
      this.parser,
      restoreBackslashes(this.text.slice(start, end)),
      this.span(start, end),
      message,
    );
    return { start, end, nodes: [node], messages: [message] };
  }

  unclosed(name: string, start: number, end: number): Match {
    const message = this.parser.reporter.report({
      level: 2,
      rule: 'rst/inline-unclosed',
      message: `Inline ${name} start-string without end-string.`,
      span: this.span(start, end),
      at: this.at,
    });
    return this.problematic(start, end, message);
  }

  /** Whether the context of the characters from `start` to `end` allows a start-string. */
  isStart(start: number, end: number): boolean {
    return this.startsAt(start) && !(end < this.text.length && isSpaceAt(this.text, end));
  }
}
