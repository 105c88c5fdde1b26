/**
 * Returns the strongly connected component of each node (Tarjan): nodes that can reach each other have the same number. `edgesOf` returns
 * the successors of a node. A component follows those that it reaches.
 */
export function connectedComponents<Node>(
  nodes: Iterable<Node>,
  edgesOf: (node: Node) => readonly Node[],
): ReadonlyMap<Node, number> {
  const components = new Map<Node, number>();
  const order = new Map<Node, number>();
  const lowest = new Map<Node, number>();
  const stack: Node[] = [];
  const open: { readonly node: Node; readonly edges: readonly Node[]; next: number }[] = [];

  const enter = (node: Node): void => {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    stack.push(node);
    open.push({ node, edges: edgesOf(node), next: 0 });
  };
  const lower = (node: Node, number: number | undefined): void => {
    if (number !== undefined && number < (lowest.get(node) ?? 0)) lowest.set(node, number);
  };
  const close = (node: Node): void => {
    if (lowest.get(node) !== order.get(node)) return;
    const component = components.size;
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      components.set(member, component);
      if (member === node) return;
    }
  };

  for (const start of nodes) {
    if (order.has(start)) continue;
    enter(start);
    for (let step = open.at(-1); step; step = open.at(-1)) {
      const edge = step.edges[step.next++];
      if (edge !== undefined) {
        if (!order.has(edge)) enter(edge);
        else if (!components.has(edge)) lower(step.node, order.get(edge));
        continue;
      }
      open.pop();
      close(step.node);
      const parent = open.at(-1);
      if (parent) lower(parent.node, lowest.get(step.node));
    }
  }
  return components;
}
