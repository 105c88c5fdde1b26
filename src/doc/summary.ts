import { isLinkable } from './name-literals.js';
import { type Element, isElement, type Node } from './nodes.js';

/** The definitions and references in a part of a document: all that the index of the document needs from the part. */
export interface Summary {
  /** References, and elements with a name or an id, in document order. */
  readonly indexed: readonly Element[];
  /** What may refer to something by its name or address: references, and literals outside them. */
  readonly mentions: readonly Element[];
}

const summaries = new WeakMap<readonly Node[], Summary>();

/** The summary of a list of nodes, memoized by the identity of the list. */
export function summarize(nodes: readonly Node[]): Summary {
  const cached = summaries.get(nodes);
  if (cached) return cached;
  const summary = { indexed: [], mentions: [] };
  collect(nodes, summary, false);
  summaries.set(nodes, summary);
  return summary;
}

function collect(
  nodes: readonly Node[],
  summary: { indexed: Element[]; mentions: Element[] },
  isInReference: boolean,
): void {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (isIndexed(node)) summary.indexed.push(node);
    const isReference = node.type === 'reference';
    if (isReference || (!isInReference && isLinkable(node))) summary.mentions.push(node);
    if (node.children.length > 0) collect(node.children, summary, isInReference || isReference);
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
