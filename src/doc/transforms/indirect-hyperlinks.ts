import type { Element, Node } from '../nodes.js';
import type { Transform, TransformState } from './transform.js';

/**
 * Targets that lead to other targets by name lead where those do, and so do the references to them:
 *
 *     .. _indirect: direct_
 *     .. _direct: https://example.org
 */
export const indirectHyperlinks: Transform = {
  priority: 460,
  apply(state) {
    const replacements = new Map<Element, Node[]>();
    for (const target of state.notes.indirectTargets) {
      if (!state.resolved.has(target)) resolveTarget(target, state, replacements);
      resolveReferences(target, state);
    }
    state.replace(replacements);
  },
};

/** Resolves a target, and before it those that it leads to. */
function resolveTarget(target: Element, state: TransformState, replacements: Map<Element, Node[]>): void {
  const chain: Element[] = [target];
  const onChain = new Set<Element>(chain);
  for (let last: Element | undefined = target; last; ) {
    const next: Element | undefined = destination(last, state);
    if (!next || !isOpen(next, state)) break;
    if (onChain.has(next)) {
      // The chain ends where it comes upon itself; the last one that is not in it twice is at fault.
      fail(next, 'forming a circular reference', state, replacements);
      break;
    }
    chain.push(next);
    onChain.add(next);
    last = next;
  }
  for (const link of chain.reverse()) settle(link, state, replacements);
}

const isOpen = (element: Element, state: TransformState): boolean =>
  element.type === 'target' && element.attributes.refname !== undefined && !state.resolved.has(element);

function destination({ attributes }: Element, { notes }: TransformState): Element | undefined {
  const { refid, refname } = attributes;
  if (refid !== undefined) return notes.byId.get(refid);
  const found = refname === undefined ? undefined : notes.names.find(refname);
  return found === 'ambiguous' ? undefined : found?.element;
}

function settle(target: Element, state: TransformState, replacements: Map<Element, Node[]>): void {
  const { attributes } = target;
  const leadsTo = destination(target, state);
  const id = attributes.refid ?? state.notes.idOf(attributes.refname ?? '');
  if (!leadsTo) {
    const isDuplicate = state.notes.names.find(attributes.refname ?? '') === 'ambiguous';
    const explanation = isDuplicate
      ? 'which is a duplicate, and cannot be used as a unique reference'
      : 'which does not exist';
    fail(target, explanation, state, replacements);
    return;
  }
  if (id != null) state.noteReferenced(leadsTo, { id });
  const { refuri, refid } = leadsTo.attributes;
  if (refuri !== undefined) {
    attributes.refuri = refuri;
    delete attributes.refid;
  } else if (refid !== undefined) attributes.refid = refid;
  else if (id != null) attributes.refid = id;
  delete attributes.refname;
  state.notes.noteRefid(target);
  state.resolved.add(target);
}

/** Reports that a target leads nowhere, and shows what refers to it as problematic. */
function fail(
  target: Element,
  explanation: string,
  state: TransformState,
  replacements: Map<Element, Node[]>,
): void {
  const { notes } = state;
  const { names = [], ids = [], refname = '' } = target.attributes;
  const references = new Set<Element>();
  for (const name of names) for (const element of notes.refnames.get(name) ?? []) references.add(element);
  for (const id of ids) for (const element of notes.refids.get(id) ?? []) references.add(element);
  const naming = [
    ...names.slice(0, 1).map((name) => `"${name}" `),
    ...ids.slice(0, 1).map((id) => `(id="${id}")`),
  ].join('');
  const message = state.report({
    level: 3,
    rule: explanation.includes('circular') ? 'rst/circular-reference' : 'rst/unknown-target',
    message: `Indirect hyperlink target ${naming} refers to target "${refname}", ${explanation}.`,
    span: target,
  });
  state.identify(message);
  for (const element of references) replacements.set(element, [state.problematic(element, message)]);
  state.resolved.add(target);
}

/** References to an indirect target lead where it does, and so do targets that name it. */
function resolveReferences(first: Element, state: TransformState): void {
  const waiting = [first];
  for (let target = waiting.pop(); target; target = waiting.pop()) {
    const { refid, refuri, names = [], ids = [] } = target.attributes;
    if (refid === undefined && refuri === undefined) continue;
    for (const [list, keys] of [
      [state.notes.refnames, names],
      [state.notes.refids, ids],
    ] as const) {
      for (const key of keys) {
        const references = list.get(key) ?? [];
        if (references.length > 0)
          state.noteReferenced(target, list === state.notes.refnames ? { name: key } : { id: key });
        for (const reference of references) {
          if (state.resolved.has(reference)) continue;
          const { attributes } = reference;
          if (list === state.notes.refnames) delete attributes.refname;
          else delete attributes.refid;
          if (refid !== undefined) {
            attributes.refid = refid;
            state.notes.noteRefid(reference);
          } else if (refuri !== undefined) attributes.refuri = refuri;
          state.resolved.add(reference);
          if (reference.type === 'target') waiting.push(reference);
        }
      }
    }
  }
}
