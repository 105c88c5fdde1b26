import { type Element, isElement, type Node, type Text } from '../../doc/nodes.js';
import { type OffsetMap, SourceText } from '../../source/text.js';

/** Replaces inline content that is not prose: literals, formulas, images. */
const placeholder = '\ufffc';

/** Elements whose content is not prose. */
const skipped = new Set([
  ...['literal', 'literal_block', 'doctest_block', 'math', 'math_block', 'raw', 'comment', 'problematic'],
  ...['image', 'footnote_reference', 'citation_reference', 'substitution_reference', 'pending', 'code'],
]);

/**
 * Yields the prose in nodes, one derived text per block of inline content. Line breaks become spaces, and inline content that is not prose
 * becomes a placeholder; offsets map back to the source.
 */
export function* paragraphsIn(nodes: readonly Node[]): Generator<SourceText> {
  for (const node of nodes) {
    if (!isElement(node) || skipped.has(node.type)) continue;
    if (node.children.some((child) => !isElement(child))) {
      const paragraph = inlineText(node.children);
      if (paragraph) yield paragraph;
    } else yield* paragraphsIn(node.children);
  }
}

/** Returns the text of inline nodes, with a map to their source; `undefined` if there is none. */
export function inlineText(nodes: readonly Node[]): SourceText | undefined {
  const text = new TextBuilder();
  addInline(nodes, text);
  return text.build();
}

function addInline(nodes: readonly Node[], text: TextBuilder): void {
  for (const node of nodes) {
    if (!isElement(node)) text.addText(node);
    else if (skipped.has(node.type) || isBareUrl(node)) text.add(placeholder, node.source, node.start);
    else addInline(node.children, text);
  }
}

/** Whether a reference shows its URL instead of a text. */
const isBareUrl = ({ attributes: { refuri }, children: [first] }: Element): boolean =>
  refuri !== undefined && first !== undefined && !isElement(first) && refuri.endsWith(first.value);

class TextBuilder {
  #text = '';
  #source: SourceText | undefined;
  readonly #map: { from: number[]; to: number[] } = { from: [], to: [] };

  /** Appends a piece of text that starts at an offset of the source. */
  add(piece: string, source: SourceText, start: number): void {
    this.#source ??= source;
    if (source === this.#source && start >= (this.#map.to.at(-1) ?? 0)) {
      this.#map.from.push(this.#text.length);
      this.#map.to.push(start);
    }
    this.#text += piece;
  }

  /** Appends the lines of a text, separated by spaces. A line with escapes maps to its start. */
  addText({ value, source, start }: Text): void {
    let lineStart = start;
    for (const [i, line] of value.split('\n').entries()) {
      if (i > 0) this.#text += ' ';
      const next = source.text.indexOf('\n', lineStart);
      const at = line === '' ? -1 : source.text.indexOf(line, lineStart);
      this.add(line, source, at >= 0 && (next < 0 || at < next) ? at : lineStart);
      if (next >= 0) lineStart = next + 1;
    }
  }

  build(): SourceText | undefined {
    const map: OffsetMap = this.#map;
    return this.#source && SourceText.derived(this.#source, this.#text, map);
  }
}
