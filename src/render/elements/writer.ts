import type { Element, Node } from '../../doc/nodes.js';

/** The services that element writers use. */
export interface Writer {
  /** The HTML of nodes in sequence. */
  readonly nodes: (nodes: readonly Node[]) => string;
  /** Code as HTML, highlighted if the language is known. */
  readonly code: (text: string, language: string) => string;
  /** TeX as MathML. */
  readonly math: (tex: string, block: boolean) => string;
  /** Whether raw HTML in the sources is passed through. */
  readonly raw: boolean;
  /** Level of the section being written; 0 for the document. */
  level: number;
}

export type ElementWriter = (element: Element, writer: Writer) => string;
