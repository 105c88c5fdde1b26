import type { Span } from '../source/text.js';
import type { Block } from './blocks/block.js';
import { normalizeLabel } from './link-definitions.js';

/** A footnote definition: `[^label]: text`. */
export interface Footnote {
  readonly label: string;
  /** The reference name of its element, which is unique in a page with footnotes of other files. */
  readonly name: string;
  readonly span: Span;
  readonly blocks: readonly Block[];
}

/** The footnotes of a document; the first of a label counts. */
export class Footnotes {
  readonly #byLabel = new Map<string, Footnote>();
  readonly #referenced = new Set<Footnote>();

  /** Adds a footnote; returns the first one of the label, which may be another. */
  define(label: string, span: Span, blocks: readonly Block[]): Footnote {
    const key = normalizeLabel(label);
    const first = this.#byLabel.get(key);
    if (first) return first;
    const file = span.source.path.replace(/\.\w+$/, '');
    const footnote = { label, name: `fn ${label} ${file}`.toLowerCase(), span, blocks };
    this.#byLabel.set(key, footnote);
    return footnote;
  }

  /** The footnote of a reference; footnotes are numbered in the order of their first references. */
  refer(label: string): Footnote | undefined {
    const footnote = this.#byLabel.get(normalizeLabel(label));
    if (footnote) this.#referenced.add(footnote);
    return footnote;
  }

  /** The footnotes with a reference, in the order of the first. Grows while their own text is parsed. */
  get referenced(): Iterable<Footnote> {
    return this.#referenced;
  }

  get unreferenced(): Footnote[] {
    return [...this.#byLabel.values()].filter((footnote) => !this.#referenced.has(footnote));
  }
}
