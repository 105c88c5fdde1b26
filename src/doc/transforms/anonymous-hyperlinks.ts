import type { Element, Node } from '../nodes.js';
import { elementsOf, type Transform, type TransformState } from './transform.js';

/** Resolves anonymous references (`` `text`__ ``) to anonymous targets (`__ URI`) by their order. */
export const anonymousHyperlinks: Transform = {
  priority: 440,
  apply(state) {
    const references: Element[] = [];
    const targets: Element[] = [];
    for (const element of elementsOf(state.document)) {
      if (!element.attributes.anonymous) continue;
      if (element.type === 'reference') references.push(element);
      else if (element.type === 'target') targets.push(element);
    }
    if (references.length === targets.length) {
      for (const [i, reference] of references.entries()) {
        const target = targets[i];
        if (target) resolve(reference, target, state);
      }
    } else reportMismatch(references, targets, state);
  },
};

function resolve(reference: Element, target: Element, state: TransformState): void {
  const { attributes } = reference;
  if (attributes.refid !== undefined || attributes.refuri !== undefined) return;
  state.referenced.add(target);
  let destination: Element | undefined = target;
  while (destination && destination.attributes.refuri === undefined && !destination.attributes.ids?.length) {
    // Its id was propagated to the next element.
    destination = state.targets.byId.get(destination.attributes.refid ?? '');
  }
  if (!destination) return;
  const { refuri, ids } = destination.attributes;
  if (refuri !== undefined) attributes.refuri = refuri;
  else if (ids?.[0] !== undefined) {
    attributes.refid = ids[0];
    state.targets.noteRefid(reference);
  }
}

function reportMismatch(
  references: readonly Element[],
  targets: readonly Element[],
  state: TransformState,
): void {
  const span = references[targets.length] ?? references[0] ?? targets[0] ?? state.document;
  const message = state.report({
    level: 3,
    rule: 'rst/anonymous-mismatch',
    message: `Anonymous hyperlink mismatch: ${references.length} references but ${targets.length} targets.\nSee "backrefs" attribute for IDs.`,
    span,
    at: 'none',
  });
  state.identify(message);
  state.replace(
    new Map(
      references.map((reference): [Element, Node[]] => [reference, [state.problematic(reference, message)]]),
    ),
  );
}
