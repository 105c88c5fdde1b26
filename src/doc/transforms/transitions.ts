import { containsBody } from '../element-categories.js';
import { type Element, isElement, type Node } from '../nodes.js';
import type { Transform, TransformState } from './transform.js';

const ignored = new Set('decoration meta pending substitution_definition subtitle target title'.split(' '));

/** Moves a transition at the end of a section after the section. Reports transitions that do not separate two elements. */
export const transitions: Transform = {
  priority: 830,
  apply: (state) => {
    visit(state.document, false, state);
  },
};

const separates = ({ type }: Node): boolean => !ignored.has(type);

/** Visits the children of an element; returns those to move after it. `canMove`: the element or an ancestor is followed by others. */
function visit(parent: Element, canMove: boolean, state: TransformState): Node[] {
  const { children } = parent;
  const isSection = parent.type === 'document' || parent.type === 'section';
  const lastSeparating = children.findLastIndex(separates);
  const kept: Node[] = [];
  const moved: Node[] = [];
  let begun = false;
  let changed = false;

  const place = (transition: Element, at: number): void => {
    const isFirst = !begun;
    const isAdjacent = kept.at(-1)?.type === 'transition';
    const moves = at >= lastSeparating && canMove;
    const out = moves ? moved : kept;
    out.push(transition);
    if (at >= lastSeparating && !canMove)
      warn(out, 'Transition at the end of the document.', transition, state);
    if (isFirst) warn(out, `Transition at the start of the ${parent.type}.`, transition, state);
    else if (isAdjacent)
      warn(out, 'At least one body element should separate transitions.', transition, state);
    begun = true;
    changed ||= moves || out.length > 1;
  };

  for (const [i, child] of children.entries()) {
    if (child.type === 'transition' && isSection) {
      place(child, i);
      continue;
    }
    kept.push(child);
    begun ||= separates(child);
    if (!isElement(child)) continue;
    if (child.type === 'transition') {
      const out = containsBody(parent.type) ? kept : [];
      warn(out, 'Transition only valid as child of <document> or <section>.', child, state);
      changed = true;
    }
    for (const node of visit(child, canMove || i < children.length - 1, state)) {
      changed = true;
      if (isElement(node) && node.type === 'transition') place(node, i);
      else kept.push(node);
    }
  }
  if (changed) state.setChildren(parent, kept);
  return moved;
}

function warn(out: Node[], message: string, transition: Element, state: TransformState): void {
  const at = out.indexOf(transition);
  out.splice(at + 1, 0, state.report({ level: 2, rule: 'rst/transition', message, span: transition }));
}
