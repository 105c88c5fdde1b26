import type { SourceText } from '../source/text.js';
import { type Element, isElement, type Node } from './nodes.js';

/** The position of docutils' state machine after a block; docutils reports name conflicts in the block at this line. */
export interface MessagePosition {
  readonly source: SourceText;
  readonly at: number;
  /** Whether docutils reports the following line. */
  readonly below: boolean;
}

/**
 * Tracks the position of docutils' state machine over the blocks of a document in order. docutils parses the first item
 * of a list, or of a run of explicit markup, up to its last line; a nested state machine parses the other items, and its
 * position does not affect messages:
 *
 *     1. an _`item`
 *
 *     2. another _`item`
 *     ^ messages about either item have the line above
 */
export class MessagePositions {
  #block: Element | undefined;
  #siblings: readonly Node[] = [];
  #index = 0;
  /** The first element of the current run of explicit markup. */
  #firstExplicit: Node | undefined;
  /** The last block quote of the current indented block. */
  #lastQuote: { readonly index: number; readonly node: Node } | undefined;

  /** Advances to a child of the document or of a section. */
  enter(siblings: readonly Node[], index: number): void {
    const block = siblings[index];
    if (!block || !isElement(block)) return;
    if (siblings !== this.#siblings) this.#lastQuote = undefined;
    this.#block = block;
    this.#siblings = siblings;
    this.#index = index;
    this.#firstExplicit = isExplicit(block) ? (this.#firstExplicit ?? block) : undefined;
  }

  /** The position of messages about an element in the current block; its start if it is from another source. */
  positionFor(element: Element): MessagePosition {
    const position = this.#position();
    return position?.source === element.source
      ? position
      : { source: element.source, at: element.start, below: false };
  }

  #position(): MessagePosition | undefined {
    const block = this.#block;
    if (!block) return undefined;
    if (this.#firstExplicit?.source === block.source)
      return positionAt(block, endWithBlankLines(this.#firstExplicit));
    switch (block.type) {
      case 'paragraph':
        // After one line of text, docutils reads another line to tell a paragraph from a title or a definition.
        return positionAt(block, block.end, isOneLine(block));
      case 'bullet_list':
      case 'enumerated_list':
      case 'definition_list':
      case 'field_list':
      case 'option_list':
        return positionAt(block, endWithBlankLines(firstElement(block) ?? block));
      case 'line_block':
        return positionAt(block, (firstElement(block) ?? block).end);
      case 'section':
        return positionAt(block, lineBelow(firstElement(block) ?? block));
      case 'table':
        return positionAt(block, block.end);
      case 'block_quote':
        return positionAt(block, endWithBlankLines(this.#endOfQuotes(block)));
      default:
        return positionAt(block, endWithBlankLines(block));
    }
  }

  #endOfQuotes(block: Element): Node {
    if (this.#lastQuote && this.#index <= this.#lastQuote.index) return this.#lastQuote.node;
    let index = this.#index;
    let node: Node = block;
    for (
      let next = this.#siblings[index + 1];
      next?.type === 'block_quote';
      next = this.#siblings[index + 1]
    ) {
      node = next;
      index++;
    }
    this.#lastQuote = { index, node };
    return node;
  }
}

const positionAt = ({ source }: Element, at: number, below = false): MessagePosition => ({
  source,
  at,
  below,
});

const isOneLine = ({ source, start, end }: Element): boolean => !source.text.slice(start, end).includes('\n');

const firstElement = (block: Element): Element | undefined => block.children.find(isElement);

const isExplicit = ({ source, start }: Node): boolean =>
  source.text.startsWith('..', start) || source.text.startsWith('__', start);

/** The offset of the last blank line after a block, or of its last line if none follows. */
function endWithBlankLines({ source: { text }, end }: Node): number {
  let at = end;
  for (;;) {
    const start = text.indexOf('\n', at) + 1;
    if (start === 0 || start >= text.length) return at;
    const next = text.indexOf('\n', start);
    if (text.slice(start, next < 0 ? text.length : next).trim() !== '') return at;
    at = start;
  }
}

/** The offset of the line after a title: its underline. */
export function lineBelow({ source, end }: Node): number {
  const lineEnd = source.text.indexOf('\n', end);
  return lineEnd < 0 ? end : lineEnd + 1;
}
