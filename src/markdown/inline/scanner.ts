import { addAll, type Element, element, type Node, text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { MappedText } from '../text/mapped-text.js';
import type { InlineContext } from './context.js';
import { matchRuns } from './emphasis.js';
import { type Bracket, type DelimiterRun, nodesOf, type Piece } from './pieces.js';
import { bareUrlStarts, isBoundary } from './url-starts.js';

/** Reads a construct at the scanner's position and moves the scanner behind it; `false` where there is none. */
export type Construct = (scanner: Scanner) => boolean;

/** A position in inline text, and the pieces read so far. */
export class Scanner {
  readonly text: string;
  at = 0;
  readonly pieces: Piece[] = [];
  readonly runs: DelimiterRun[] = [];
  readonly brackets: Bracket[] = [];
  readonly #urls: readonly number[];
  #nextUrl = 0;
  /** Tokens that do not occur in the rest of the text. */
  #absent: Set<string> | undefined;
  /** The positions of backtick runs by their length, those behind the position. */
  #backticks: Map<number, number[]> | undefined;
  /** Where the last construct ended that is more than text. */
  #constructEnd = -1;
  /** How many of the brackets can no longer begin a link. */
  #inactiveBrackets = 0;

  constructor(
    readonly mapped: MappedText,
    readonly context: InlineContext,
  ) {
    this.text = mapped.text;
    this.#urls = context.options.bareUrls ? bareUrlStarts(this.text) : [];
  }

  span(start: number, end: number): Span {
    return this.mapped.span(start, end);
  }

  /** Matches a sticky pattern at the position. */
  match(pattern: RegExp, at = this.at): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.text);
  }

  /** The index of a token from `start` on; each token that is absent is searched for only once. */
  find(token: string, start: number): number {
    if (this.#absent?.has(token)) return -1;
    const index = this.text.indexOf(token, start);
    if (index < 0) {
      this.#absent ??= new Set();
      this.#absent.add(token);
    }
    return index;
  }

  /** The start of the next run of exactly this many backticks behind the position. */
  nextBackticks(length: number): number | undefined {
    this.#backticks ??= backtickRuns(this.text);
    const positions = this.#backticks.get(length);
    while (positions && (positions.at(-1) ?? this.text.length) <= this.at) positions.pop();
    return positions?.at(-1);
  }

  popBracket(): Bracket | undefined {
    const bracket = this.brackets.pop();
    this.#inactiveBrackets = Math.min(this.#inactiveBrackets, this.brackets.length);
    return bracket;
  }

  /** Links do not contain links: a link makes those around it text. */
  deactivateBrackets(): void {
    for (let i = this.#inactiveBrackets; i < this.brackets.length; i++) {
      const bracket = this.brackets[i];
      if (bracket && !bracket.isImage) bracket.isInactive = true;
    }
    this.#inactiveBrackets = this.brackets.length;
  }

  /** Appends text that shows as `value` and moves behind it. */
  addText(value: string, end: number): void {
    const last = this.pieces.at(-1);
    if (last?.kind === 'text' && last.end === this.at) {
      last.end = end;
      last.value += value;
    } else this.pieces.push({ kind: 'text', start: this.at, end, value });
    this.at = end;
  }

  /** Appends text as it is in the source and moves behind it. */
  addSource(end: number): void {
    this.addText(this.text.slice(this.at, end), end);
  }

  addNode(node: Node, end: number): void {
    this.pieces.push({ kind: 'node', node });
    this.endConstruct(end);
  }

  /** Moves behind a construct that is more than text. */
  endConstruct(end: number): void {
    this.at = end;
    this.#constructEnd = end;
  }

  /** Whether a bare URL may begin at the position: after a space, a mark or any other construct, but not within a word. */
  isUrlStart(): boolean {
    if (this.#urls.length === 0 || this.nextUrlAfter(this.at - 1) !== this.at) return false;
    return this.#constructEnd === this.at || isBoundary(this.text, this.at);
  }

  /** The next position behind `at` at which a bare URL may begin; the end of the text if there is none. */
  nextUrlAfter(at: number): number {
    while ((this.#urls[this.#nextUrl] ?? this.text.length) <= at && this.#nextUrl < this.#urls.length)
      this.#nextUrl++;
    return this.#urls[this.#nextUrl] ?? this.text.length;
  }

  /** Takes the pieces after a bracket, with their emphasis matched, as nodes. */
  takeContent(bracket: Bracket): Node[] {
    matchRuns(this.runs, bracket.runs);
    this.context.slips.delimiterRuns(this.mapped, this.runs, bracket.runs);
    this.runs.length = bracket.runs;
    const content = this.pieces.splice(bracket.index + 1);
    this.pieces.length = bracket.index;
    return nodesOf(content, this.mapped);
  }

  finish(): Node[] {
    matchRuns(this.runs, 0);
    this.context.slips.delimiterRuns(this.mapped, this.runs, 0);
    return nodesOf(this.pieces, this.mapped);
  }

  /** Text in which only shortcodes are read, such as code, as nodes. */
  literal(start: number, end: number, show: (value: string) => string = (value) => value): Node[] {
    return this.context.shortcodes.literal(this.mapped.slice(start, end), show);
  }

  element(type: Element['type'], start: number, end: number, children: readonly Node[] = []): Element {
    const node = element(type, this.span(start, end));
    addAll(node.children, children);
    return node;
  }

  textNode(value: string, start: number, end: number): Node {
    return text(value, this.span(start, end));
  }
}

/** Descending positions by length. */
function backtickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let end = 0, at = text.indexOf('`'); at >= 0; at = text.indexOf('`', end)) {
    end = at + 1;
    while (text[end] === '`') end++;
    const positions = runs.get(end - at);
    if (positions) positions.push(at);
    else runs.set(end - at, [at]);
  }
  for (const positions of runs.values()) positions.reverse();
  return runs;
}
