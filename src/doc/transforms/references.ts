import { isTextElement } from '../element-categories.js';
import { type Element, element, type Node, text } from '../nodes.js';
import { elementsOf, type Transform, type TransformState } from './transform.js';

const isReference = ({ type }: Element): boolean =>
  type === 'reference' || type === 'footnote_reference' || type === 'citation_reference';

/** Resolves the remaining references by name to the id of the element with that name. */
export const matchReferences: Transform = {
  priority: 770,
  apply(state) {
    for (const reference of elementsOf(state.document)) {
      const { refname } = reference.attributes;
      if (!isReference(reference) || refname === undefined || state.resolved.has(reference)) continue;
      const id = state.targets.idOf(refname);
      if (id == null) continue;
      delete reference.attributes.refname;
      reference.attributes.refid = id;
      const target = state.targets.byId.get(id);
      if (target) state.noteReferenced(target, { id });
      state.resolved.add(reference);
    }
  },
};

/** Reports unresolved references, and marks them as problematic. */
export const reportDanglingReferences: Transform = {
  priority: 850,
  apply(state) {
    const replacements = new Map<Element, Node[]>();
    for (const reference of elementsOf(state.document)) {
      const { refname } = reference.attributes;
      if (!isReference(reference) || refname === undefined || state.resolved.has(reference)) continue;
      const message = reportDangling(reference, refname, state);
      state.identify(message);
      replacements.set(reference, [state.problematic(reference, message, true)]);
    }
    state.replace(replacements);
  },
};

function reportDangling(reference: Element, name: string, state: TransformState): Element {
  if (state.targets.names.find(name) === 'ambiguous') {
    return state.report({
      level: 3,
      rule: 'rst/ambiguous-target',
      message: `Duplicate target name, cannot be used as a unique reference: "${name}".`,
      span: reference,
    });
  }
  const hint = embeddingHint(name);
  return state.report(
    {
      level: 3,
      rule: reference.type === 'reference' ? 'rst/unknown-target' : 'rst/unknown-footnote',
      message: `Unknown target name: "${name}".`,
      span: reference,
    },
    hint === undefined ? [] : [element('paragraph', reference, [text(hint, reference)])],
  );
}

/** Suggestions for a name that looks like a malformed embedded URI: `` `text<URI>`_ ``. */
function embeddingHint(name: string): string | undefined {
  if (!name.includes('<') && !name.includes('>')) return undefined;
  const hints = ['Did you want to embed a URI or alias?'];
  if (!name.includes('<')) hints.push('Opening bracket missing.');
  else if (!name.includes(' <')) hints.push('The embedded reference must be preceded by whitespace.');
  if (!name.includes('>')) hints.push('Closing bracket missing.');
  else if (!name.endsWith('>'))
    hints.push('The embedded reference must be the last text before the end string.');
  if (name.includes('< ') || name.includes(' >'))
    hints.push('Whitespace around the embedded reference is not allowed.');
  return hints.join('\n');
}

/** Reports unreferenced targets. */
export const reportUnreferencedTargets: Transform = {
  priority: 852,
  apply(state) {
    const aliases = new Set(state.targets.indirectTargets);
    const isUsed = (target: Element): boolean =>
      target.attributes.refuri !== undefined && isEmbedded(target, state) && !aliases.has(target);
    for (const target of elementsOf(state.document)) {
      if (target.type !== 'target' || state.referenced.has(target)) continue;
      const { anonymous, dupnames, names, ids, refid = '' } = target.attributes;
      // Mismatched anonymous targets and duplicate names are reported elsewhere; an embedded URI is used by its reference.
      if (anonymous || dupnames?.length || isUsed(target)) continue;
      state.report({
        level: 1,
        rule: 'rst/unreferenced-target',
        message: `Hyperlink target "${names?.[0] ?? ids?.[0] ?? refid}" is not referenced.`,
        span: target,
      });
    }
  },
};

function isEmbedded(target: Element, state: TransformState): boolean {
  const parent = state.parent(target);
  return parent !== undefined && isTextElement(parent.type);
}
