import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { folderOf, joinPath } from '../source/reader.js';
import type { Span } from '../source/text.js';
import type { YamlDocument } from '../yaml/parse.js';
import { rangeOf } from '../yaml/ranges.js';
import { isCollection, isMap, type YamlCollection, type YamlMap } from '../yaml/value.js';

/** One `$ref` and the file that it leads to. */
export interface Reference {
  /** The map that holds the `$ref`. */
  readonly holder: YamlMap;
  /** Path of the file, as the reference names it: what it refers to itself is relative to this. */
  readonly target: string;
  /** The same with every link in it followed, so that one file has one name. */
  readonly file: string;
  /** Where the path is written. */
  readonly span: Span;
}

/** The references of a file, with those that lead nowhere reported. */
export interface References {
  readonly list: readonly Reference[];
  /** The collections that hold a `$ref`, themselves or further in: nothing else changes when references are resolved. */
  readonly holders: ReadonlySet<YamlCollection>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Those of a file that is not there. */
export const noReferences: References = { list: [], holders: new Set(), diagnostics: [] };
const url = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Finds the references of the file at `path`. A reference is relative to the folder of its file; in keys beside a `$ref`
 * the folder of the file that the `$ref` names is tried next, with a warning (`ref/fallback`). `canonical` gives the path of a
 * file with links followed, `undefined` where there is none. Reports `ref/missing` and `ref/outside`; such references are
 * not in the list.
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

  const find = (holder: YamlMap, reference: string, folders: readonly string[]): Reference | undefined => {
    const span = rangeOf(holder, '$ref')?.value ?? document.span;
    const isUrl = url.test(reference);
    for (const folder of folders) {
      const target = isUrl ? undefined : joinPath(folder, reference);
      const file = target === undefined ? undefined : canonical(target);
      if (target === undefined || file === undefined) continue;
      if (folder !== folders[0]) diagnostics.push(fallback(reference, target, path, span));
      return { holder, target, file, span };
    }
    const own = isUrl ? undefined : joinPath(folderOf(path), reference);
    diagnostics.push(own === undefined ? outside(reference, span) : missing(reference, own, span));
    return undefined;
  };

  const holders = new Set<YamlCollection>();
  /** Returns whether the collection holds a `$ref`. */
  const visit = (collection: YamlCollection, folders: readonly string[]): boolean => {
    const reference = isMap(collection) ? referenceIn(collection) : undefined;
    let isHolder = isMap(collection) && containsReference(collection);
    let inner = folders;
    if (isMap(collection) && isHolder && reference === undefined) {
      const range = rangeOf(collection, '$ref');
      diagnostics.push(pathless(collection.$ref === null ? range?.key : range?.value, document.span));
    }
    if (isMap(collection) && reference !== undefined) {
      const found = find(collection, reference, folders);
      if (found) {
        list.push(found);
        inner = [...folders, folderOf(found.target)];
      }
    }
    if (Array.isArray(collection)) {
      for (const item of collection) if (isCollection(item) && visit(item, inner)) isHolder = true;
    } else {
      for (const key of Object.keys(collection)) {
        const value = collection[key];
        if (isCollection(value) && visit(value, inner)) isHolder = true;
      }
    }
    if (isHolder) holders.add(collection);
    return isHolder;
  };
  visit(value, [folderOf(path)]);
  return { list, holders, diagnostics };
}

/** Whether a map has a `$ref`. A property may have that name, too: then it holds a schema. */
export const containsReference = (map: YamlMap): boolean => Object.hasOwn(map, '$ref') && !isMap(map.$ref);

/** The path that a map's `$ref` gives. */
export function referenceIn(map: YamlMap): string | undefined {
  const reference = Object.hasOwn(map, '$ref') ? map.$ref : undefined;
  return typeof reference === 'string' && reference.trim() !== '' ? reference : undefined;
}

/**
 * The references by which the file that `first` stands in leads back to itself, `first` to begin with: empty where it does not.
 * `referencesOf` gives those of any file, by the path that it is referred to by.
 */
export function findCycle(
  first: Reference,
  referencesOf: (path: string) => readonly Reference[],
): readonly Reference[] {
  const start = first.span.source.path;
  if (first.file !== start && referencesOf(first.target).length === 0) return [];
  const ledTo = new Map<string, Reference>([[first.file, first]]);
  const open = [first];
  for (let step = open.pop(); step; step = open.pop()) {
    if (step.file === start) return chainTo(step, first, ledTo);
    for (const reference of referencesOf(step.target)) {
      if (ledTo.has(reference.file)) continue;
      ledTo.set(reference.file, reference);
      open.push(reference);
    }
  }
  return [];
}

function chainTo(last: Reference, first: Reference, ledTo: ReadonlyMap<string, Reference>): Reference[] {
  const chain: Reference[] = [];
  for (let step: Reference | undefined = last; step && step !== first; ) {
    chain.unshift(step);
    step = ledTo.get(step.span.source.path);
  }
  return [first, ...chain];
}

const missing = (reference: string, path: string, span: Span): Diagnostic => ({
  rule: 'ref/missing',
  severity: 'error',
  message: `There is no file ${path}.`,
  span,
  help: reference.includes('#/')
    ? 'A reference leads to a whole file: move the part it names to a file of its own.'
    : 'The path is relative to the folder of this file.',
});

const pathless = (span: Span | undefined, whole: Span): Diagnostic => ({
  rule: 'ref/missing',
  severity: 'error',
  message: 'This $ref names no file.',
  span: span ?? whole,
  help: 'Give it a path relative to the folder of this file; what begins with # is a comment unless it is quoted.',
});

const outside = (reference: string, span: Span): Diagnostic => ({
  rule: 'ref/outside',
  severity: 'error',
  message: `${reference} is not in this repository.`,
  span,
  help: 'Refer to files of the repository, by a path relative to the folder of this file.',
});

const fallback = (reference: string, found: string, path: string, span: Span): Diagnostic => ({
  rule: 'ref/fallback',
  severity: 'warning',
  message: `${reference} leads nowhere from here; it is taken from the folder of the file that the $ref around it names.`,
  span,
  help: `Write ${relativePath(folderOf(path), found)}.`,
  fix: { span, text: JSON.stringify(relativePath(folderOf(path), found)) },
});

/** The path of a file as seen from a folder. */
function relativePath(from: string, to: string): string {
  const up = from === '' ? [] : from.split('/');
  const down = to.split('/');
  while (up.length > 0 && up[0] === down[0]) {
    up.shift();
    down.shift();
  }
  return [...up.map(() => '..'), ...down].join('/');
}
