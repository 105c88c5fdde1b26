import type { Element, Node } from '../../doc/nodes.js';

/** What the function of an element is given besides the element. */
export interface Writer {
  /** HTML of nodes, one after the other. */
  readonly nodes: (nodes: readonly Node[]) => string;
  /** Code as HTML, highlighted where the language is known. */
  readonly code: (text: string, language: string) => string;
  /** TeX as MathML. */
  readonly math: (tex: string, block: boolean) => string;
  /** Whether raw HTML of the sources goes to the page. */
  readonly raw: boolean;
  /** Level of the section that is being written: 0 is the document. */
  level: number;
}

export type ElementWriter = (element: Element, writer: Writer) => string;
