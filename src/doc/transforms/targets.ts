import { elementsOf, type Transform } from './transform.js';

/** Resolves references to external targets to their URI. */
export const externalTargets: Transform = {
  priority: 640,
  apply(state) {
    for (const target of elementsOf(state.document)) {
      const { refuri, names = [] } = target.attributes;
      if (target.type !== 'target' || refuri === undefined) continue;
      for (const name of names) {
        const references = state.targets.refnames.get(name) ?? [];
        if (references.length > 0) state.noteReferenced(target, { name });
        for (const reference of references) {
          if (state.resolved.has(reference)) continue;
          delete reference.attributes.refname;
          reference.attributes.refuri = refuri;
          state.resolved.add(reference);
        }
      }
    }
  },
};

/** Resolves references to internal targets to their id. */
export const internalTargets: Transform = {
  priority: 660,
  apply(state) {
    for (const target of elementsOf(state.document)) {
      const { refuri, refid, names = [] } = target.attributes;
      if (target.type !== 'target' || refuri !== undefined || refid !== undefined) continue;
      for (const name of names) {
        const id = state.targets.idOf(name);
        const references = state.targets.refnames.get(name) ?? [];
        if (references.length > 0) state.noteReferenced(target, { name });
        for (const reference of references) {
          if (state.resolved.has(reference)) continue;
          if (id != null) {
            delete reference.attributes.refname;
            reference.attributes.refid = id;
          }
          state.resolved.add(reference);
        }
      }
    }
  },
};
