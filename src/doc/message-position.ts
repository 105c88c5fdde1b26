import type { SourceText } from '../source/text.js';
import { type Element, isElement, type Node } from './nodes.js';

/** Where docutils stood when it had read a block of the document: what it says of names in that block is said of this place. */
export interface MessagePosition {
  readonly source: SourceText;
  readonly at: number;
  /** Whether the line below is meant. */
  readonly below: boolean;
}

/**
 * Follows the blocks of a document and its sections, in order. docutils reads the first item of a list, or of explicit markup,
 * ahead to its last line, and the others with a second reader, of which its messages know nothing:
 *
 *     1. an _`item`
 *
 *     2. another _`item`
 *     ^ what comes after the first one is said of the line above
 */
export class MessagePositions {
  #block: Element | undefined;
  #siblings: readonly Node[] = [];
  #index = 0;
  /** The first of the explicit constructs that the block is one of. */
  #firstExplicit: Node | undefined;
  /** The last of the quotes that were one indented block. */
  #lastQuote: { readonly index: number; readonly node: Node } | undefined;

  /** Goes on to a child of the document or of a section. */
  enter(siblings: readonly Node[], index: number): void {
    const block = siblings[index];
    if (!block || !isElement(block)) return;
    if (siblings !== this.#siblings) this.#lastQuote = undefined;
    this.#block = block;
    this.#siblings = siblings;
    this.#index = index;
    this.#firstExplicit = isExplicit(block) ? (this.#firstExplicit ?? block) : undefined;
  }

  /** The place for messages about an element in the block at hand; its own where that was read from another text. */
  placeFor(element: Element): MessagePosition {
    const place = this.#place();
    return place?.source === element.source
      ? place
      : { source: element.source, at: element.start, below: false };
  }

  #place(): MessagePosition | undefined {
    const block = this.#block;
    if (!block) return undefined;
    if (this.#firstExplicit?.source === block.source)
      return placeAt(block, endWithBlanks(this.#firstExplicit));
    switch (block.type) {
      case 'paragraph':
        // One line makes no paragraph before the line below it was seen.
        return placeAt(block, block.end, isOneLine(block));
      case 'bullet_list':
      case 'enumerated_list':
      case 'definition_list':
      case 'field_list':
      case 'option_list':
        return placeAt(block, endWithBlanks(firstElement(block) ?? block));
      case 'line_block':
        return placeAt(block, (firstElement(block) ?? block).end);
      case 'section':
        return placeAt(block, lineBelow(firstElement(block) ?? block));
      case 'table':
        return placeAt(block, block.end);
      case 'block_quote':
        return placeAt(block, endWithBlanks(this.#endOfQuotes(block)));
      default:
        return placeAt(block, endWithBlanks(block));
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

const placeAt = ({ source }: Element, at: number, below = false): MessagePosition => ({ source, at, below });

const isOneLine = ({ source, start, end }: Element): boolean => !source.text.slice(start, end).includes('\n');

const firstElement = (block: Element): Element | undefined => block.children.find(isElement);

const isExplicit = ({ source, start }: Node): boolean =>
  source.text.startsWith('..', start) || source.text.startsWith('__', start);

/** Offset of the last blank line below a block, or of its own last line. */
function endWithBlanks({ source: { text }, end }: Node): number {
  let at = end;
  for (;;) {
    const start = text.indexOf('\n', at) + 1;
    if (start === 0 || start >= text.length) return at;
    const next = text.indexOf('\n', start);
    if (text.slice(start, next < 0 ? text.length : next).trim() !== '') return at;
    at = start;
  }
}

/** Offset of the line below a title: its underline. */
export function lineBelow({ source, end }: Node): number {
  const lineEnd = source.text.indexOf('\n', end);
  return lineEnd < 0 ? end : lineEnd + 1;
}
