import type { YamlDocument } from '../yaml/parse.js';
import { fileGroup } from './file-groups.js';
import { findReferences, noReferences, type References } from './reference.js';
import type { ReferenceFiles } from './reference-target.js';
import { type Resolved, resolveReferences, type UnresolvedFile } from './resolve.js';

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
  const files: ReferenceFiles = {
    find: (path) => (load(path) ? path : undefined),
    document: load,
  };

  const referencesOf = (path: string): References => {
    let cached = references.get(path);
    if (!cached) {
      const document = load(path);
      cached = document ? findReferences(document, path, files) : noReferences;
      references.set(path, cached);
    }
    return cached;
  };

  const resolved = (path: string): Resolved | undefined => {
    if (!results.has(path)) {
      const document = load(path);
      if (document) resolveGroup(document, path);
      else results.set(path, undefined);
    }
    return results.get(path);
  };

  const resolveGroup = (document: YamlDocument, path: string): void => {
    const { paths } = fileGroup(path, document.source.path, (target) => referencesOf(target).list);
    const group = new Map<string, UnresolvedFile>();
    for (const [file, spelt] of paths) {
      const member = load(spelt);
      if (member) group.set(file, { document: member, references: referencesOf(spelt) });
    }
    for (const [file, result] of resolveReferences(group, (target) => resolved(target)?.value)) {
      const spelt = paths.get(file) ?? file;
      const member = group.get(file);
      if (!member || results.has(spelt)) continue;
      const diagnostics = [
        ...member.document.diagnostics,
        ...member.references.diagnostics,
        ...result.diagnostics,
      ];
      results.set(spelt, { value: result.value, diagnostics });
    }
  };

  return { resolved };
}
