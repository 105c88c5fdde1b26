/** Returns the strongly connected components of a graph that contain an edge (Tarjan). */
export function stronglyConnected(size: number, successors: (node: number) => readonly number[]): number[][] {
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const path: number[] = [];
  const isOnPath = new Set<number>();
  const components: number[][] = [];
  const visit = (root: number): void => {
    const calls = [{ node: root, next: successors(root), i: 0 }];
    enter(root);
    for (let call = calls.at(-1); call; call = calls.at(-1)) {
      const successor = call.next[call.i++];
      if (successor === undefined) {
        calls.pop();
        leave(call.node, call.next);
        const parent = calls.at(-1);
        if (parent) lower(parent.node, low.get(call.node));
      } else if (!order.has(successor)) {
        enter(successor);
        calls.push({ node: successor, next: successors(successor), i: 0 });
      } else if (isOnPath.has(successor)) lower(call.node, order.get(successor));
    }
  };
  const enter = (node: number): void => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    path.push(node);
    isOnPath.add(node);
  };
  const lower = (node: number, value = 0): void => {
    low.set(node, Math.min(low.get(node) ?? 0, value));
  };
  const leave = (node: number, next: readonly number[]): void => {
    if (low.get(node) !== order.get(node)) return;
    const component = path.splice(path.indexOf(node));
    for (const member of component) isOnPath.delete(member);
    if (component.length > 1 || next.includes(node)) components.push(component);
  };
  for (let node = 0; node < size; node++) if (!order.has(node)) visit(node);
  return components;
}
