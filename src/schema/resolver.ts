import type { YamlDocument } from '../yaml/parse.js';
import { findCycle, findReferences, noReferences, type References } from './reference.js';
import { type Resolved, resolveReferences } from './resolve.js';

/** Files of a repository with their references resolved, each once. */
export interface Resolver {
  /** `undefined` where there is no such file. */
  resolved(path: string): Resolved | undefined;
}

/**
 * A resolver that keeps what it has worked out: for a repository that does not change while it is used. `load` gives a parsed file by
 * any path that leads to it; the document's source bears the one with links followed.
 */
export function createResolver(load: (path: string) => YamlDocument | undefined): Resolver {
  const references = new Map<string, References>();
  const results = new Map<string, Resolved | undefined>();

  const referencesOf = (path: string): References => {
    let found = references.get(path);
    if (!found) {
      const document = load(path);
      found = document ? findReferences(document, path, (target) => load(target)?.source.path) : noReferences;
      references.set(path, found);
    }
    return found;
  };

  const resolved = (path: string): Resolved | undefined => {
    if (results.has(path)) return results.get(path);
    const document = load(path);
    const result = document && resolveDocument(document, path);
    results.set(path, result);
    return result;
  };

  const resolveDocument = (document: YamlDocument, path: string): Resolved => {
    const references = referencesOf(path);
    const result = resolveReferences(document, {
      references,
      cycleOf: (reference) => findCycle(reference, (target) => referencesOf(target).list),
      resolved: (target) => resolved(target)?.value,
    });
    return {
      value: result.value,
      diagnostics: [...document.diagnostics, ...references.diagnostics, ...result.diagnostics],
    };
  };

  return { resolved };
}
