import { addAll, type Element, element, type Node, text as textNode } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { Line } from '../lines.js';
import type { Parser } from '../parser.js';
import type { InlineResult } from '../role.js';
import { isPair, isSpaceAt } from './characters.js';
import { EndStrings } from './end-strings.js';
import { plainText, restoreBackslashes } from './escape.js';
import { footnoteReference } from './footnote-reference.js';
import { InlineText } from './inline-text.js';
import { interpretedOrPhraseReference } from './interpreted.js';
import { problematicNode } from './problematic.js';
import { simpleReference } from './reference.js';
import { findStandaloneUri, type Surroundings, wordSurroundings } from './standalone-uri.js';
import { inlineTarget, substitutionReference } from './target.js';

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

/**
 * One text that is searched for inline markup, from left to right. A construct is tried at each character that can begin one; it
 * returns a match, or `undefined`, and then the character is text.
 */
export class Inline {
  readonly text: string;
  readonly ends: EndStrings;
  /** Where the search goes on: markup may begin here whatever stands before. */
  from = 0;
  readonly #around: Surroundings;

  constructor(
    readonly parser: Parser,
    private readonly source: InlineText,
    /** docutils' place of messages. */
    readonly at: number,
  ) {
    this.text = source.text;
    this.#around = parser.options.characterLevelInlineMarkup ? characterSurroundings : wordSurroundings;
    this.ends = new EndStrings(this.text, this);
  }

  span(start: number, end: number): Span {
    return this.source.span(start, end);
  }

  textNode(start: number, end: number): Node {
    return textNode(plainText(this.text.slice(start, end)), this.span(start, end));
  }

  startsAt(index: number): boolean {
    return index === this.from || this.#around.before(this.text, index - 1);
  }

  endsBefore(index: number): boolean {
    return index >= this.text.length || this.#around.after(this.text, index);
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

  run(): InlineResult {
    const nodes: Node[] = [];
    const messages: Element[] = [];
    const { text } = this;
    let unprocessed = 0;
    for (let i = nextMark(text, 0); i >= 0; ) {
      const match = this.#matchAt(i);
      if (match === undefined) {
        i = nextMark(text, i + 1);
        continue;
      }
      i = nextMark(text, match.end);
      this.from = match.end;
      if (match.nodes.length === 0) continue;
      this.#implicit(unprocessed, match.start, nodes);
      addAll(nodes, match.nodes);
      if (match.messages) addAll(messages, match.messages);
      unprocessed = match.end;
    }
    this.#implicit(unprocessed, text.length, nodes);
    return { nodes, messages };
  }

  #matchAt(i: number): Match | undefined {
    const { text } = this;
    switch (text.charCodeAt(i)) {
      case 42: // *
        return text.charCodeAt(i + 1) === 42
          ? this.#simple(i, '**', 'strong')
          : this.#simple(i, '*', 'emphasis');
      case 96: // `
        return text.charCodeAt(i + 1) === 96 ? this.#literal(i) : interpretedOrPhraseReference(this, i);
      case 124: // |
        return text.charCodeAt(i + 1) === 124 ? undefined : substitutionReference(this, i);
      case 95: // _
        return text.charCodeAt(i + 1) === 96
          ? (inlineTarget(this, i) ?? simpleReference(this, i))
          : simpleReference(this, i);
      case 91: // [
        return footnoteReference(this, i);
      default:
        return undefined;
    }
  }

  /** Whether a start-string stands from `start` to `end`: fit characters around it. */
  isStart(start: number, end: number): boolean {
    return this.startsAt(start) && !(end < this.text.length && isSpaceAt(this.text, end));
  }

  #simple(start: number, mark: '*' | '**', type: 'emphasis' | 'strong'): Match | undefined {
    const inner = start + mark.length;
    if (!this.isStart(start, inner)) return undefined;
    if (this.isQuoted(start, inner)) return { start, end: inner, nodes: [] };
    const close = this.ends.find(mark, inner);
    if (close === undefined) return this.unclosed(type, start, inner);
    const end = close + mark.length;
    return { start, end, nodes: [element(type, this.span(start, end), [this.textNode(inner, close)])] };
  }

  #literal(start: number): Match | undefined {
    const inner = start + 2;
    if (!this.isStart(start, inner)) return undefined;
    if (this.isQuoted(start, inner)) return { start, end: inner, nodes: [] };
    const close = this.ends.find('``', inner);
    if (close === undefined) return this.unclosed('literal', start, inner);
    const end = close + 2;
    const content = textNode(restoreBackslashes(this.text.slice(inner, close)), this.span(inner, close));
    return { start, end, nodes: [element('literal', this.span(start, end), [content])] };
  }

  /** Text without markup: URIs and e-mail addresses in it are links. */
  #implicit(start: number, end: number, nodes: Node[]): void {
    let from = start;
    while (from < end) {
      const uri = findStandaloneUri(this.text, from, end, this.#around);
      if (uri === undefined || uri === 'mismatch') break;
      if (uri.start > from) nodes.push(this.textNode(from, uri.start));
      const written = plainText(this.text.slice(uri.start, uri.end));
      nodes.push(
        element('reference', this.span(uri.start, uri.end), [this.textNode(uri.start, uri.end)], {
          refuri: uri.isEmail ? `mailto:${written}` : written,
        }),
      );
      from = uri.end;
    }
    if (from < end) nodes.push(this.textNode(from, end));
  }
}

const mark = /[*`|_[]/g;

/** Where the next character stands that can begin markup; -1 where there is none. */
function nextMark(text: string, from: number): number {
  mark.lastIndex = from;
  return mark.test(text) ? mark.lastIndex - 1 : -1;
}

const special = /[\0*`|_[:@]/;

/** Inline markup of lines that make one text. */
export function parseInline(parser: Parser, lines: readonly Line[], at?: number): InlineResult {
  const [first] = lines;
  if (!first) return { nodes: [], messages: [] };
  const text = new InlineText(lines);
  // Most texts have no markup at all.
  if (!special.test(text.text)) {
    const { length } = text.text;
    return { nodes: length === 0 ? [] : [textNode(text.text, text.span(0, length))], messages: [] };
  }
  return new Inline(parser, text, at ?? first.start).run();
}
