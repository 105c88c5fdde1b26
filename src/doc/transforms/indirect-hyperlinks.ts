import type { Element, Node } from '../nodes.js';
import type { Transform, TransformState } from './transform.js';

/**
 * Resolves indirect targets, and the references to them, to the destination of the target that they refer to:
 *
 *     .. _indirect: direct_
 *     .. _direct: https://example.org
 */
export const indirectHyperlinks: Transform = {
  priority: 460,
  apply(state) {
    const replacements = new Map<Element, Node[]>();
    for (const target of state.targets.indirectTargets) {
      if (!state.resolved.has(target)) resolveTarget(target, state, replacements);
      resolveReferences(target, state);
    }
    state.replace(replacements);
  },
};

/** Resolves a chain of indirect targets from its end to `target`. Reports a chain that is circular. */
function resolveTarget(target: Element, state: TransformState, replacements: Map<Element, Node[]>): void {
  const chain: Element[] = [target];
  const onChain = new Set<Element>(chain);
  for (let last: Element | undefined = target; last; ) {
    const next: Element | undefined = destination(last, state);
    if (!next || !isUnresolved(next, state)) break;
    if (onChain.has(next)) {
      fail(next, 'forming a circular reference', state, replacements);
      break;
    }
    chain.push(next);
    onChain.add(next);
    last = next;
  }
  for (const link of chain.reverse()) settle(link, state, replacements);
}

const isUnresolved = (element: Element, state: TransformState): boolean =>
  element.type === 'target' && element.attributes.refname !== undefined && !state.resolved.has(element);

function destination({ attributes }: Element, { targets }: TransformState): Element | undefined {
  const { refid, refname } = attributes;
  const id = refid ?? targets.idOf(refname ?? '');
  return id == null ? undefined : targets.byId.get(id);
}

function settle(target: Element, state: TransformState, replacements: Map<Element, Node[]>): void {
  const { attributes } = target;
  const next = destination(target, state);
  const id = attributes.refid ?? state.targets.idOf(attributes.refname ?? '');
  if (!next) {
    const isDuplicate = state.targets.names.find(attributes.refname ?? '') === 'ambiguous';
    const explanation = isDuplicate
      ? 'which is a duplicate, and cannot be used as a unique reference'
      : 'which does not exist';
    fail(target, explanation, state, replacements);
    return;
  }
  if (id != null) state.noteReferenced(next, { id });
  const { refuri, refid } = next.attributes;
  if (refuri !== undefined) {
    attributes.refuri = refuri;
    delete attributes.refid;
  } else if (refid !== undefined) attributes.refid = refid;
  else if (id != null) attributes.refid = id;
  delete attributes.refname;
  state.targets.noteRefid(target);
  state.resolved.add(target);
}

/** Reports an unresolvable target, and marks the references to it as problematic. */
function fail(
  target: Element,
  explanation: string,
  state: TransformState,
  replacements: Map<Element, Node[]>,
): void {
  const { targets } = state;
  const { names = [], ids = [], refname = '' } = target.attributes;
  const references = new Set<Element>();
  for (const name of names) for (const element of targets.refnames.get(name) ?? []) references.add(element);
  for (const id of ids) for (const element of targets.refids.get(id) ?? []) references.add(element);
  const isCircular = explanation.includes('circular');
  const naming = [
    ...names.slice(0, 1).map((name) => `"${name}" `),
    ...ids.slice(0, 1).map((id) => `(id="${id}")`),
  ].join('');
  const message = state.report({
    level: 3,
    rule: isCircular ? 'rst/circular-reference' : 'rst/unknown-target',
    message: `Indirect hyperlink target ${naming} refers to target "${refname}", ${explanation}.`,
    span: target,
    // The reference that contains the alias is reported as well, unless it is part of the cycle.
    isTreeOnly: target.attributes.embedded !== undefined && !isCircular,
  });
  state.identify(message);
  for (const element of references) replacements.set(element, [state.problematic(element, message)]);
  state.resolved.add(target);
}

/** Resolves the references to an indirect target, and the targets that refer to it. */
function resolveReferences(first: Element, state: TransformState): void {
  const waiting = [first];
  for (let target = waiting.pop(); target; target = waiting.pop()) {
    const { refid, refuri, names = [], ids = [] } = target.attributes;
    if (refid === undefined && refuri === undefined) continue;
    for (const [list, keys] of [
      [state.targets.refnames, names],
      [state.targets.refids, ids],
    ] as const) {
      for (const key of keys) {
        const references = list.get(key) ?? [];
        if (references.length > 0)
          state.noteReferenced(target, list === state.targets.refnames ? { name: key } : { id: key });
        for (const reference of references) {
          if (state.resolved.has(reference)) continue;
          const { attributes } = reference;
          if (list === state.targets.refnames) delete attributes.refname;
          else delete attributes.refid;
          if (refid !== undefined) {
            attributes.refid = refid;
            state.targets.noteRefid(reference);
          } else if (refuri !== undefined) attributes.refuri = refuri;
          state.resolved.add(reference);
          if (reference.type === 'target') waiting.push(reference);
        }
      }
    }
  }
}
