import type { Element, Node } from '../nodes.js';
import { elementsOf, type Transform, type TransformState } from './transform.js';

/** Anonymous references lead to the anonymous targets, the first to the first and so on: `` `text`__ `` and `__ address`. */
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
        if (target) lead(reference, target, state);
      }
    } else mismatch(references, targets, state);
  },
};

function lead(reference: Element, target: Element, state: TransformState): void {
  const { attributes } = reference;
  if (attributes.refid !== undefined || attributes.refuri !== undefined) return;
  state.referenced.add(target);
  let leadsTo: Element | undefined = target;
  while (leadsTo && leadsTo.attributes.refuri === undefined && !leadsTo.attributes.ids?.length) {
    // It handed its id on to the next element.
    leadsTo = state.notes.byId.get(leadsTo.attributes.refid ?? '');
  }
  if (!leadsTo) return;
  const { refuri, ids } = leadsTo.attributes;
  if (refuri !== undefined) attributes.refuri = refuri;
  else if (ids?.[0] !== undefined) {
    attributes.refid = ids[0];
    state.notes.noteRefid(reference);
  }
}

function mismatch(references: readonly Element[], targets: readonly Element[], state: TransformState): void {
  const place = references[targets.length] ?? references[0] ?? targets[0] ?? state.document;
  const message = state.report({
    level: 3,
    rule: 'rst/anonymous-mismatch',
    message: `Anonymous hyperlink mismatch: ${references.length} references but ${targets.length} targets.\nSee "backrefs" attribute for IDs.`,
    span: place,
    at: 'none',
  });
  state.identify(message);
  state.replace(
    new Map(
      references.map((reference): [Element, Node[]] => [reference, [state.problematic(reference, message)]]),
    ),
  );
}
