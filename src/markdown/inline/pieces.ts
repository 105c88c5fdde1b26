import { element, type Node, text } from '../../doc/nodes.js';
import type { MappedText } from '../text/mapped-text.js';

/** A part of inline text, in the order of the text. `start` and `end` are indexes of the text. */
export type Piece = TextPiece | NodePiece | DelimiterRun | Bracket;

export interface TextPiece {
  readonly kind: 'text';
  readonly start: number;
  end: number;
  value: string;
}

export interface NodePiece {
  readonly kind: 'node';
  readonly node: Node;
}

/** Emphasis or a deletion between two delimiter runs. */
export interface Mark {
  readonly type: 'emphasis' | 'strong' | 'deleted';
  /** The length of each of its delimiters. */
  readonly length: number;
}

/** A run of equal delimiters (CommonMark 6.2): `**`. */
export interface DelimiterRun {
  readonly kind: 'run';
  readonly start: number;
  readonly end: number;
  readonly char: string;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** How many of its delimiters have no counterpart yet. */
  remaining: number;
  /** What it closes and opens, from the inside out. */
  readonly closes: Mark[];
  readonly opens: Mark[];
}

/** `[` or `![`, which begins a link or an image if a `]` follows. */
export interface Bracket {
  readonly kind: 'bracket';
  readonly start: number;
  readonly end: number;
  readonly isImage: boolean;
  /** Whether a link within it has made a link impossible. */
  isInactive: boolean;
  /** Its index among the pieces. */
  readonly index: number;
  /** How many delimiter runs were before it. */
  readonly runs: number;
}

interface Frame {
  readonly mark: Mark | undefined;
  readonly start: number;
  readonly nodes: Node[];
}

/** Builds nodes from pieces whose delimiter runs have been matched. Adjacent text becomes one node. */
export function nodesOf(pieces: readonly Piece[], mapped: MappedText): Node[] {
  const builder = new NodeBuilder(mapped);
  for (const piece of pieces) builder.add(piece);
  return builder.finish();
}

class NodeBuilder {
  readonly #frames: Frame[] = [];
  #top: Frame = { mark: undefined, start: 0, nodes: [] };
  #text: TextPiece | undefined;

  constructor(private readonly mapped: MappedText) {}

  add(piece: Piece): void {
    if (piece.kind === 'text') this.#addText(piece.start, piece.end, piece.value);
    else if (piece.kind === 'bracket') this.#addSource(piece.start, piece.end);
    else if (piece.kind === 'run') this.#addRun(piece);
    else {
      this.#flush();
      this.#top.nodes.push(piece.node);
    }
  }

  finish(): Node[] {
    this.#flush();
    return this.#top.nodes;
  }

  #addRun(run: DelimiterRun): void {
    let at = run.start;
    for (const mark of run.closes) {
      at += mark.length;
      this.#close(at);
    }
    this.#addSource(at, at + run.remaining);
    at += run.remaining;
    for (let i = run.opens.length - 1; i >= 0; i--) {
      const mark = run.opens[i];
      if (!mark) continue;
      this.#flush();
      this.#frames.push(this.#top);
      this.#top = { mark, start: at, nodes: [] };
      at += mark.length;
    }
  }

  #close(end: number): void {
    this.#flush();
    const { mark, start, nodes } = this.#top;
    const outer = this.#frames.pop();
    if (!outer || !mark) return;
    outer.nodes.push(element(mark.type, this.mapped.span(start, end), nodes));
    this.#top = outer;
  }

  #addSource(start: number, end: number): void {
    if (end > start) this.#addText(start, end, this.mapped.text.slice(start, end));
  }

  #addText(start: number, end: number, value: string): void {
    if (value === '') return;
    if (this.#text) {
      this.#text.end = end;
      this.#text.value += value;
    } else this.#text = { kind: 'text', start, end, value };
  }

  #flush(): void {
    const piece = this.#text;
    if (!piece) return;
    this.#top.nodes.push(text(piece.value, this.mapped.span(piece.start, piece.end)));
    this.#text = undefined;
  }
}
