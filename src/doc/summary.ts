import { isLinkable } from './name-literals.js';
import { type Element, isElement, type Node } from './nodes.js';

/** What a part of a document defines, refers to and shows. All lists are in document order. */
export interface Summary {
  /** References, and elements with a name or an id: all that the index of the document needs. */
  readonly indexed: readonly Element[];
  /** What may refer to something by its name or address: references, and literals outside them. */
  readonly mentions: readonly Element[];
  /** Elements with an address: references, and targets outside them. */
  readonly addressed: readonly Element[];
  readonly images: readonly Element[];
  /** Raw HTML, which may contain links, images and anchors. */
  readonly html: readonly Element[];
  /** Blocks of code, without those that show the text of an error. */
  readonly literalBlocks: readonly Element[];
}

const summaries = new WeakMap<readonly Node[], Summary>();

/** The summary of a list of nodes, memoized by the identity of the list. */
export function summarize(nodes: readonly Node[]): Summary {
  const cached = summaries.get(nodes);
  if (cached) return cached;
  const summary: Collected = {
    indexed: [],
    mentions: [],
    addressed: [],
    images: [],
    html: [],
    literalBlocks: [],
  };
  collect(nodes, summary, false);
  summaries.set(nodes, summary);
  return summary;
}

type Collected = { [Key in keyof Summary]: Element[] };

function collect(nodes: readonly Node[], summary: Collected, isInReference: boolean): void {
  // All nodes of all documents pass here, mostly before V8 optimizes the loop, and an iterator would allocate a result for each.
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (!node || !isElement(node)) continue;
    const { type, attributes, children } = node;
    if (isIndexed(node)) summary.indexed.push(node);
    const isReference = type === 'reference';
    if (isReference || (!isInReference && isLinkable(node))) summary.mentions.push(node);
    // The implicit target of a reference with an embedded URL has zero width; the reference itself is listed.
    if (attributes.refuri !== undefined && !(type === 'target' && node.start === node.end))
      summary.addressed.push(node);
    if (type === 'literal_block') summary.literalBlocks.push(node);
    else if (type === 'image') summary.images.push(node);
    else if (type === 'raw' && attributes.format === 'html') summary.html.push(node);
    if (children.length === 0) continue;
    const { length } = summary.literalBlocks;
    collect(children, summary, isInReference || isReference);
    if (type === 'system_message') summary.literalBlocks.length = length;
  }
}

/** Whether an element belongs in the index: it has or will get a name or an id, or it is a reference. */
export function isIndexed({ type, attributes }: Element): boolean {
  switch (type) {
    case 'target':
    case 'footnote':
    case 'citation':
    case 'footnote_reference':
    case 'citation_reference':
    case 'substitution_definition':
    case 'substitution_reference':
    case 'pending':
      return true;
    case 'reference':
      return attributes.refname !== undefined || attributes.anonymous === true;
    default:
      return attributes.names !== undefined || attributes.ids !== undefined;
  }
}
