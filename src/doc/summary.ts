import { type Element, isElement, type Node } from './nodes.js';

/**
 * What a stretch of a document defines and refers to, in the order of the text: the elements that transforms need to know of. It
 * is all that the rest of the document has to do with the stretch.
 */
export interface Summary {
  /** Elements that have, or will have, an id or a name, and references. */
  readonly noted: readonly Element[];
}

const summaries = new WeakMap<readonly Node[], Summary>();

/** The summary of nodes; made once for the same list. */
export function summarize(nodes: readonly Node[]): Summary {
  const known = summaries.get(nodes);
  if (known) return known;
  const noted: Element[] = [];
  collect(nodes, noted);
  const summary = { noted };
  summaries.set(nodes, summary);
  return summary;
}

function collect(nodes: readonly Node[], noted: Element[]): void {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (isNoted(node)) noted.push(node);
    if (node.children.length > 0) collect(node.children, noted);
  }
}

/** Whether transforms have to know of an element: it has a name or an id, is to have one, or refers to something. */
export function isNoted({ type, attributes }: Element): boolean {
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
