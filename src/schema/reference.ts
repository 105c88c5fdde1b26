import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { folderOf, joinPath } from '../source/reader.js';
import type { Span } from '../source/text.js';
import type { YamlDocument } from '../yaml/parse.js';
import { rangeOf } from '../yaml/ranges.js';
import { isCollection, isMap, type YamlCollection, type YamlMap } from '../yaml/value.js';

/** A `$ref` and the file that it resolves to. */
export interface Reference {
  /** The map that contains the `$ref`. */
  readonly map: YamlMap;
  /** Path of the file as the reference spells it; references within the file are relative to this path. */
  readonly target: string;
  /** The canonical path, with symbolic links followed: each file has exactly one. */
  readonly file: string;
  /** The value of the `$ref`. */
  readonly span: Span;
}

/** The references of a file, with diagnostics for those that cannot be resolved. */
export interface References {
  readonly list: readonly Reference[];
  /** The collections that contain a `$ref` at any depth; resolving copies these and shares all others. */
  readonly affected: ReadonlySet<YamlCollection>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The references of a missing file. */
export const noReferences: References = { list: [], affected: new Set(), diagnostics: [] };

const url = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Finds the references of the file at `path`. A reference is relative to the folder of its file. Within the siblings of a `$ref`, the
 * folder of the referenced file is tried as well, which is reported as `ref/fallback`. `canonical` returns a path with symbolic links
 * followed, or `undefined` for a missing file. Unresolvable references are reported as `ref/missing` or `ref/outside` and left out of
 * the list.
 */
export function findReferences(
  document: YamlDocument,
  path: string,
  canonical: (path: string) => string | undefined,
): References {
  const { value, source } = document;
  if (!isCollection(value) || !source.text.includes('$ref')) return noReferences;
  const list: Reference[] = [];
  const diagnostics: Diagnostic[] = [];

  const resolvePath = (
    map: YamlMap,
    reference: string,
    folders: readonly string[],
  ): Reference | undefined => {
    const span = rangeOf(map, '$ref')?.value ?? document.span;
    const isUrl = url.test(reference);
    for (const folder of folders) {
      const target = isUrl ? undefined : joinPath(folder, reference);
      const file = target === undefined ? undefined : canonical(target);
      if (target === undefined || file === undefined) continue;
      if (folder !== folders[0]) diagnostics.push(fallback(reference, target, path, span));
      return { map, target, file, span };
    }
    const expected = isUrl ? undefined : joinPath(folderOf(path), reference);
    diagnostics.push(expected === undefined ? outside(reference, span) : missing(reference, expected, span));
    return undefined;
  };

  const affected = new Set<YamlCollection>();
  /** Returns whether the collection contains a `$ref`. */
  const visit = (collection: YamlCollection, folders: readonly string[]): boolean => {
    const reference = isMap(collection) ? referenceIn(collection) : undefined;
    let isAffected = isMap(collection) && containsReference(collection);
    let inner = folders;
    if (isMap(collection) && isAffected && reference === undefined) {
      const range = rangeOf(collection, '$ref');
      diagnostics.push(pathless(collection.$ref === null ? range?.key : range?.value, document.span));
    }
    if (isMap(collection) && reference !== undefined) {
      const resolved = resolvePath(collection, reference, folders);
      if (resolved) {
        list.push(resolved);
        inner = [...folders, folderOf(resolved.target)];
      }
    }
    if (Array.isArray(collection)) {
      for (const item of collection) if (isCollection(item) && visit(item, inner)) isAffected = true;
    } else {
      for (const key of Object.keys(collection)) {
        const value = collection[key];
        if (isCollection(value) && visit(value, inner)) isAffected = true;
      }
    }
    if (isAffected) affected.add(collection);
    return isAffected;
  };
  visit(value, [folderOf(path)]);
  return { list, affected, diagnostics };
}

/** Whether a map has a reference. A property may also be named `$ref`; its value is then a schema. */
export const containsReference = (map: YamlMap): boolean => Object.hasOwn(map, '$ref') && !isMap(map.$ref);

/** The path in the `$ref` of a map. */
export function referenceIn(map: YamlMap): string | undefined {
  const reference = Object.hasOwn(map, '$ref') ? map.$ref : undefined;
  return typeof reference === 'string' && reference.trim() !== '' ? reference : undefined;
}

/**
 * Returns the reference cycle that starts with `first`: the references from its file back to that file, or an empty list where there is
 * no cycle. `referencesOf` returns the references of the file at a path, as spelt in the reference to it.
 */
export function findCycle(
  first: Reference,
  referencesOf: (path: string) => readonly Reference[],
): readonly Reference[] {
  const start = first.span.source.path;
  if (first.file !== start && referencesOf(first.target).length === 0) return [];
  const cameFrom = new Map<string, Reference>([[first.file, first]]);
  const open = [first];
  for (let step = open.pop(); step; step = open.pop()) {
    if (step.file === start) return chainTo(step, first, cameFrom);
    for (const reference of referencesOf(step.target)) {
      if (cameFrom.has(reference.file)) continue;
      cameFrom.set(reference.file, reference);
      open.push(reference);
    }
  }
  return [];
}

function chainTo(last: Reference, first: Reference, cameFrom: ReadonlyMap<string, Reference>): Reference[] {
  const chain: Reference[] = [];
  for (let step: Reference | undefined = last; step && step !== first; ) {
    chain.unshift(step);
    step = cameFrom.get(step.span.source.path);
  }
  return [first, ...chain];
}

const missing = (reference: string, path: string, span: Span): Diagnostic => ({
  rule: 'ref/missing',
  severity: 'error',
  message: `File not found: ${path}.`,
  span,
  help: reference.includes('#/')
    ? 'Move the referenced part to a file of its own; a reference must name a whole file.'
    : 'Correct the path; it is relative to the folder of this file.',
});

const pathless = (span: Span | undefined, whole: Span): Diagnostic => ({
  rule: 'ref/missing',
  severity: 'error',
  message: 'The $ref has no path.',
  span: span ?? whole,
  help: 'Add a path relative to the folder of this file; quote a value that starts with #, which is otherwise a comment.',
});

const outside = (reference: string, span: Span): Diagnostic => ({
  rule: 'ref/outside',
  severity: 'error',
  message: `"${reference}" is outside this repository.`,
  span,
  help: 'Refer to a file of the repository by a path relative to the folder of this file.',
});

const fallback = (reference: string, target: string, path: string, span: Span): Diagnostic => ({
  rule: 'ref/fallback',
  severity: 'warning',
  message: `"${reference}" is not relative to this file; it was resolved from the folder of the enclosing $ref.`,
  span,
  help: `Write ${relativePath(folderOf(path), target)}.`,
  fix: { span, text: JSON.stringify(relativePath(folderOf(path), target)) },
});

/** The path of a file relative to a folder. */
function relativePath(from: string, to: string): string {
  const up = from === '' ? [] : from.split('/');
  const down = to.split('/');
  while (up.length > 0 && up[0] === down[0]) {
    up.shift();
    down.shift();
  }
  return [...up.map(() => '..'), ...down].join('/');
}
