import { type Element, isElement, type Node, textOf } from '../../doc/nodes.js';

/** What a part of a document refers to. */
export interface Mentions {
  /** The texts of literals that may be links. */
  readonly literals: ReadonlySet<string>;
  readonly references: readonly Element[];
}

const known = new WeakMap<readonly Node[], Mentions>();

/** The mentions in nodes, memoized by the identity of the list. */
export function mentionsIn(nodes: readonly Node[]): Mentions {
  const before = known.get(nodes);
  if (before) return before;
  const literals = new Set<string>();
  const references: Element[] = [];
  collect(nodes, literals, references);
  const mentions = { literals, references };
  known.set(nodes, mentions);
  return mentions;
}

function collect(nodes: readonly Node[], literals: Set<string>, references: Element[]): void {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (node.type === 'reference') references.push(node);
    else if (isLinkable(node)) literals.add(textOf(node));
    else if (node.children.length > 0) collect(node.children, literals, references);
  }
}

/** Whether a literal becomes a link if it is a name: not if the author has marked it as code or given it another class. */
export const isLinkable = ({ type, children, attributes: { classes } }: Element): boolean =>
  type === 'literal' && !classes?.length && children.length === 1 && children[0]?.type === 'text';
