import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { closest } from '../doc/closest.js';
import { folderOf, joinPath } from '../source/reader.js';
import type { Span } from '../source/text.js';
import type { YamlDocument } from '../yaml/parse.js';
import { rangeOf } from '../yaml/ranges.js';
import { isCollection, isMap, stringAt, type YamlCollection, type YamlMap } from '../yaml/value.js';
import { setTarget } from './dynamic-reference.js';
import { identifiersOf } from './identifiers.js';
import {
  containsReference,
  findTarget,
  type MissingTarget,
  type ReferenceFiles,
  type ReferenceTarget,
  referenceIn,
} from './reference-target.js';

/** A `$ref` and the value that it resolves to. */
export interface Reference extends ReferenceTarget {
  /** The map that contains the `$ref`. */
  readonly map: YamlMap;
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
 * Finds the references of the file at `path`: to a file, to a part of a file by JSON Pointer (`b.yaml#/a/b`, `#/a`), or to a schema by its
 * identifier (`id`, `$id`, `$anchor`). The targets of `$dynamicRef` are recorded for validation only (`targetOf`). A reference is relative to
 * the folder of its file. Within the siblings of a `$ref`, the folder of the referenced file is tried as well, which is reported as
 * `ref/fallback`. Unresolvable references are reported as `ref/missing` or `ref/outside` and left out of the list.
 */
export function findReferences(document: YamlDocument, path: string, files: ReferenceFiles): References {
  const { value, source } = document;
  if (!isCollection(value)) return noReferences;
  const isDynamic = source.text.includes('$dynamic');
  if (!isDynamic && !source.text.includes('$ref')) return noReferences;
  const list: Reference[] = [];
  const diagnostics: Diagnostic[] = [];
  const { bases } = identifiersOf(document, path);

  const resolveReference = (
    map: YamlMap,
    keyword: '$ref' | '$dynamicRef',
    reference: string,
    { folders, base }: Surroundings,
  ): Reference | undefined => {
    const span = rangeOf(map, keyword)?.value ?? document.span;
    let problem: MissingTarget = { kind: 'file' };
    for (const [i, folder] of folders.entries()) {
      const target = findTarget(reference, { path, folder, base }, files);
      if ('kind' in target) {
        if (i === 0) problem = target;
        continue;
      }
      if (i > 0) diagnostics.push(fallback(reference, target.target, path, span));
      return { ...target, map, span };
    }
    diagnostics.push(unresolved(reference, problem, path, span));
    return undefined;
  };

  const affected = new Set<YamlCollection>();
  /** Returns whether the collection contains a `$ref`. */
  const visit = (collection: YamlCollection, around: Surroundings): boolean => {
    const reference = isMap(collection) ? referenceIn(collection) : undefined;
    let isAffected = isMap(collection) && containsReference(collection);
    const base = bases.get(collection);
    let inner = base === undefined ? around : { ...around, base };
    if (isMap(collection) && isAffected && reference === undefined) {
      const range = rangeOf(collection, '$ref');
      diagnostics.push(pathless(collection.$ref === null ? range?.key : range?.value, document.span));
    }
    if (isMap(collection) && reference !== undefined) {
      const resolved = resolveReference(collection, '$ref', reference, inner);
      if (resolved) {
        list.push(resolved);
        setTarget(collection, '$ref', resolved);
        inner = { ...inner, folders: [...around.folders, folderOf(resolved.target)] };
      }
    }
    const dynamic = isDynamic ? stringAt(collection, '$dynamicRef') : undefined;
    if (isMap(collection) && dynamic !== undefined) {
      const resolved = resolveReference(collection, '$dynamicRef', dynamic, inner);
      if (resolved) setTarget(collection, '$dynamicRef', resolved);
    }
    for (const entry of Array.isArray(collection) ? collection : Object.values(collection))
      if (isCollection(entry) && visit(entry, inner)) isAffected = true;
    if (isAffected) affected.add(collection);
    return isAffected;
  };
  visit(value, { folders: [folderOf(path)], base: undefined });
  return { list, affected, diagnostics };
}

/** What a reference is relative to. */
interface Surroundings {
  /** The folder of the file, then the folders of the references around. */
  readonly folders: readonly string[];
  /** The URI of the schema around, if it has an identifier. */
  readonly base: string | undefined;
}

function unresolved(reference: string, problem: MissingTarget, path: string, span: Span): Diagnostic {
  if (problem.kind === 'value') return missingValue(problem, span);
  const hash = reference.indexOf('#');
  const name = hash > 0 ? reference.slice(0, hash) : reference;
  if (url.test(name)) return remote(reference, span);
  const expected = joinPath(folderOf(path), name);
  return expected === undefined ? outside(reference, span) : missingFile(name, expected, span);
}

const missingFile = (path: string, file: string, span: Span): Diagnostic => ({
  rule: 'ref/missing',
  severity: 'error',
  message: `File not found: ${path}.`,
  span,
  cause: file,
  help: 'Correct the path; it is relative to the folder of this file.',
});

function missingValue({ path, holder, key }: MissingTarget & { kind: 'value' }, span: Span): Diagnostic {
  const near = isMap(holder) ? closest(key, Object.keys(holder)) : undefined;
  return {
    rule: 'ref/missing',
    severity: 'error',
    message: key.startsWith('#')
      ? `Anchor "${key}" not found in ${path}.`
      : `Key "${key}" not found in ${path}.`,
    span,
    cause: `${path}#${key}`,
    help:
      near === undefined
        ? 'Correct what follows the #: keys separated by slashes.'
        : `Did you mean "${near}"?`,
  };
}

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

/** A warning: other tools read the address, and nothing may depend on it here. */
const remote = (reference: string, span: Span): Diagnostic => ({
  ...outside(reference, span),
  severity: 'warning',
  help: 'Refer to a file of the repository; addresses are not read.',
});

const fallback = (reference: string, target: string, path: string, span: Span): Diagnostic => {
  const hash = reference.indexOf('#');
  const relative =
    relativePath(folderOf(path), target) + (hash > 0 && !target.includes('#') ? reference.slice(hash) : '');
  return {
    rule: 'ref/fallback',
    severity: 'info',
    message: `"${reference}" is not relative to this file; it was resolved from the folder of the enclosing $ref.`,
    span,
    help: `Write ${relative}.`,
    fix: { span, text: JSON.stringify(relative) },
  };
};

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
