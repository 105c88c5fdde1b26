import type { YamlDocument } from '../yaml/parse.js';
import { findCycle, findReferences, noReferences, type References } from './reference.js';
import { type Resolved, resolveReferences } from './resolve.js';

/** Resolves the references of the files of a repository; each file once. */
export interface Resolver {
  /** The resolved file; `undefined` if it does not exist. */
  resolved(path: string): Resolved | undefined;
}

/**
 * Creates a resolver with a cache, for a repository that does not change while it is used. `load` returns the parsed file at any of its
 * paths; the path of the document's source is the canonical one.
 */
export function createResolver(load: (path: string) => YamlDocument | undefined): Resolver {
  const references = new Map<string, References>();
  const results = new Map<string, Resolved | undefined>();

  const referencesOf = (path: string): References => {
    let cached = references.get(path);
    if (!cached) {
      const document = load(path);
      cached = document
        ? findReferences(document, path, (target) => load(target)?.source.path)
        : noReferences;
      references.set(path, cached);
    }
    return cached;
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
