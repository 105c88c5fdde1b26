import { type Element, type Node, text as textNode } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { Parser } from '../parser.js';
import { isPair, isSpaceAt } from './characters.js';
import { EndStrings } from './end-strings.js';
import { plainText, restoreBackslashes } from './escape.js';
import type { InlineText } from './inline-text.js';
import { problematicNode } from './problematic.js';
import { type Surroundings, wordSurroundings } from './standalone-uri.js';

/** What a construct made of the text from `start` to `end`: nodes that take its place, and messages. */
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

/** The text being searched for inline markup, with the operations that all constructs share. */
export class InlineState {
  readonly text: string;
  readonly ends: EndStrings;
  /** Where the search goes on: markup may begin here whatever stands before. */
  from = 0;
  readonly surroundings: Surroundings;

  constructor(
    readonly parser: Parser,
    readonly source: InlineText,
    /** docutils' place of messages. */
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

  /** Whether a start-string stands in quotes or brackets of its own (`"*"`), or at the end of the text. */
  isQuoted(start: number, end: number): boolean {
    if (start === this.from) return false;
    if (end >= this.text.length) return true;
    return isPair(this.text.charAt(start - 1), this.text.charAt(end));
  }

  /** The markup from `start` to `end` shown as it stands, with a message. */
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

  /** Whether a start-string stands from `start` to `end`: fit characters around it. */
  isStart(start: number, end: number): boolean {
    return this.startsAt(start) && !(end < this.text.length && isSpaceAt(this.text, end));
  }
}
