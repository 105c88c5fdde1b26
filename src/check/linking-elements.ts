import { type Element, isElement, type Node } from '../doc/nodes.js';

/** The elements of a page that link to something. */
export interface LinkingElements {
  /** References, and targets with the address of another site. */
  readonly references: readonly Element[];
  readonly images: readonly Element[];
  /** Raw HTML, which may contain links, images and anchors. */
  readonly html: readonly Element[];
}

const memoized = new WeakMap<readonly Node[], LinkingElements>();

/** Returns the linking elements in nodes at any depth; memoized by the list. */
export function linkingElements(nodes: readonly Node[]): LinkingElements {
  const known = memoized.get(nodes);
  if (known) return known;
  const references: Element[] = [];
  const images: Element[] = [];
  const html: Element[] = [];
  const visit = (list: readonly Node[]): void => {
    for (const node of list) {
      if (!isElement(node)) continue;
      const { type, attributes, children } = node;
      // The implicit target of a reference with an embedded URL has zero width; the reference itself is listed.
      if (attributes.refuri !== undefined && !(type === 'target' && node.start === node.end))
        references.push(node);
      if (type === 'image') images.push(node);
      else if (type === 'raw' && attributes.format === 'html') html.push(node);
      if (children.length > 0) visit(children);
    }
  };
  visit(nodes);
  const result = { references, images, html };
  memoized.set(nodes, result);
  return result;
}
