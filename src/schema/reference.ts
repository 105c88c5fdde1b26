import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { folderOf, joinPath } from '../source/reader.js';
import type { Span } from '../source/text.js';
import type { YamlDocument } from '../yaml/parse.js';
import { rangeOf } from '../yaml/ranges.js';
import { isCollection, isMap, type YamlMap, type YamlValue } from '../yaml/value.js';

/** One `$ref` and the file that it leads to. */
export interface Reference {
  /** The map that holds the `$ref`. */
  readonly holder: YamlMap;
  /** Path of the file, as the reference names it: links in it are not followed. */
  readonly target: string;
  /** Where the path is written. */
  readonly span: Span;
}

/** The references of a file, with those that lead nowhere reported. */
export interface References {
  readonly list: readonly Reference[];
  readonly diagnostics: readonly Diagnostic[];
}

const none: References = { list: [], diagnostics: [] };
const url = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Finds the references of the file at `path`. A reference is relative to the folder of its file; in keys beside a `$ref`
 * the folder of the file that the `$ref` names is tried next, with a warning (`ref/fallback`). Reports `ref/missing` and
 * `ref/outside`; such references are not in the list.
 */
export function findReferences(
  document: YamlDocument,
  path: string,
  exists: (path: string) => boolean,
): References {
  const { value, source } = document;
  if (!isCollection(value) || !source.text.includes('$ref')) return none;
  const list: Reference[] = [];
  const diagnostics: Diagnostic[] = [];

  const find = (reference: string, folders: readonly string[], span: Span): string | undefined => {
    const [own, ...others] = folders.map((folder) =>
      url.test(reference) ? undefined : joinPath(folder, reference),
    );
    if (own !== undefined && exists(own)) return own;
    const other = others.find((candidate) => candidate !== undefined && exists(candidate));
    if (other !== undefined) diagnostics.push(fallback(reference, other, path, span));
    else if (own === undefined) diagnostics.push(outside(reference, span));
    else diagnostics.push(missing(reference, own, span));
    return other;
  };

  const visit = (part: YamlValue, folders: readonly string[]): void => {
    if (!isCollection(part)) return;
    let inner = folders;
    const reference = isMap(part) ? referenceIn(part) : undefined;
    if (isMap(part) && reference !== undefined) {
      const span = rangeOf(part, '$ref')?.value ?? document.span;
      const target = find(reference, folders, span);
      if (target !== undefined) {
        list.push({ holder: part, target, span });
        inner = [...folders, folderOf(target)];
      }
    }
    for (const value of Object.values(part)) visit(value, inner);
  };
  visit(value, [folderOf(path)]);
  return { list, diagnostics };
}

/** The path that a map's `$ref` gives. A property may have that name, too: then it holds no text. */
export function referenceIn(map: YamlMap): string | undefined {
  const reference = Object.hasOwn(map, '$ref') ? map.$ref : undefined;
  return typeof reference === 'string' ? reference : undefined;
}

/**
 * The references by which a file leads back to itself, from its own one on: empty where it does not. `referencesOf` gives those
 * of any file.
 */
export function circleThrough(
  path: string,
  first: Reference,
  referencesOf: (path: string) => readonly Reference[],
): readonly Reference[] {
  const before = new Map<string, Reference | undefined>([[first.target, undefined]]);
  const open = [first.target];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (file === path) return [first, ...chainTo(file, before)];
    for (const reference of referencesOf(file)) {
      if (before.has(reference.target)) continue;
      before.set(reference.target, reference);
      open.push(reference.target);
    }
  }
  return [];
}

/** The references that led to a file, the first one first. */
function chainTo(file: string, before: ReadonlyMap<string, Reference | undefined>): Reference[] {
  const chain: Reference[] = [];
  for (let step = before.get(file); step; step = before.get(step.span.source.path)) chain.unshift(step);
  return chain;
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
