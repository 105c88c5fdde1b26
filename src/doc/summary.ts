import { type Element, isElement, type Node } from './nodes.js';

/** The definitions and references in a part of a document: all that the index of the document needs from the part. */
export interface Summary {
  /** References, and elements with a name or an id, in document order. */
  readonly indexed: readonly Element[];
}

const summaries = new WeakMap<readonly Node[], Summary>();

/** The summary of a list of nodes, memoized by the identity of the list. */
export function summarize(nodes: readonly Node[]): Summary {
  const cached = summaries.get(nodes);
  if (cached) return cached;
  const indexed: Element[] = [];
  collect(nodes, indexed);
  const summary = { indexed };
  summaries.set(nodes, summary);
  return summary;
}

function collect(nodes: readonly Node[], indexed: Element[]): void {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (isIndexed(node)) indexed.push(node);
    if (node.children.length > 0) collect(node.children, indexed);
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
