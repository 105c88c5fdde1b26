import { folderOf, joinPath } from '../source/reader.js';
import type { YamlDocument } from '../yaml/parse.js';
import { isCollection, isMap, type YamlMap, type YamlValue } from '../yaml/value.js';
import { identifiersOf, resolveUri } from './identifiers.js';
import { decodeUri, parsePointer } from './pointer.js';

/** The files that references can name. */
export interface ReferenceFiles {
  /** The path of an existing file for a path in a reference, which may lack the extension; `undefined` if there is none. */
  find(path: string): string | undefined;
  /** The parsed file at an existing path. Its source has the canonical path. */
  document(path: string): YamlDocument | undefined;
}

/** A value that a reference names. */
export interface ReferenceTarget {
  /** Path of the file that contains the value, as references spell it; references within the file are relative to this path. */
  readonly target: string;
  /** The canonical path, with symbolic links followed: each file has exactly one. */
  readonly file: string;
  /** The keys from the file to the value; empty for the whole file. */
  readonly keys: readonly string[];
  /** The value with its references unresolved; `undefined` in a file that could not be read. */
  readonly value: YamlValue | undefined;
}

/** Why a reference has no target: the file is missing, or the keys from the file to the value are. */
export type MissingTarget =
  | { readonly kind: 'file' }
  | {
      readonly kind: 'value';
      readonly path: string;
      readonly holder: YamlValue | undefined;
      readonly key: string;
    };

/** The most references that the keys of one reference may pass through: a chain of references to each other has no end. */
const maxSteps = 100;

const fileRoot = 'file:///';

/** Finds the target of a reference from the file at `path`; `folder` is the one that the reference is relative to. */
export function findTarget(
  reference: string,
  {
    path,
    folder,
    base,
  }: { readonly path: string; readonly folder: string; readonly base?: string | undefined },
  files: ReferenceFiles,
): ReferenceTarget | MissingTarget {
  let steps = maxSteps;

  const find = (
    text: string,
    from: string,
    inFolder: string,
    uri: string | undefined,
  ): ReferenceTarget | MissingTarget => {
    const identified = byIdentifier(text, from, uri);
    if (identified) return identified;
    const whole = fileAt(text, inFolder);
    if (whole !== undefined) return within(whole, []);
    const hash = text.indexOf('#');
    const file = hash === 0 ? from : hash < 0 ? undefined : fileAt(text.slice(0, hash), inFolder);
    if (file !== undefined) return fragment(file, text.slice(hash + 1));
    return byFileUri(text, uri) ?? { kind: 'file' };
  };

  /** A file that is relative to the `$id` of the schema around rather than to the folder; the root of URIs is the root of the repository. */
  const byFileUri = (text: string, uri = ''): ReferenceTarget | MissingTarget | undefined => {
    if (![text, uri].some((one) => one.startsWith(fileRoot))) return undefined;
    const absolute = resolveUri(text, uri === '' ? fileRoot : uri);
    if (!absolute?.startsWith(fileRoot)) return undefined;
    const [name = '', pointer] = absolute.slice(fileRoot.length).split('#', 2);
    const file = fileAt(name, '');
    return file === undefined ? undefined : fragment(file, pointer ?? '');
  };

  const fileAt = (text: string, inFolder: string): string | undefined => {
    for (const spelling of new Set([text, decodeUri(text)])) {
      const joined = joinPath(inFolder, spelling);
      const found = joined === undefined || joined === '' ? undefined : files.find(joined);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  const byIdentifier = (text: string, from: string, uri: string | undefined) => {
    const document = files.document(from);
    if (!document) return undefined;
    const identifiers = identifiersOf(document, from);
    if (identifiers.byUri.size === 0) return undefined;
    const absolute = resolveUri(text, uri ?? identifiers.root);
    if (absolute === undefined) return undefined;
    const exact = identifiers.byUri.get(absolute.replace(/#$/, ''));
    if (exact) return within(from, exact);
    const [part = '', pointer] = absolute.split('#', 2);
    const start = identifiers.byUri.get(part);
    const keys = pointer === undefined ? undefined : parsePointer(pointer);
    return start && keys && within(from, [...start, ...keys]);
  };

  const fragment = (file: string, text: string): ReferenceTarget | MissingTarget => {
    const keys = parsePointer(text);
    if (keys) return within(file, keys);
    const document = files.document(file);
    const identifiers = document && identifiersOf(document, file);
    const root =
      document && isCollection(document.value) ? identifiers?.bases.get(document.value) : undefined;
    const anchored = identifiers?.byUri.get(`${root ?? identifiers.root}#${decodeUri(text)}`);
    return anchored
      ? within(file, anchored)
      : { kind: 'value', path: file, holder: undefined, key: `#${text}` };
  };

  /** The value behind keys of a file. A reference on the way there is followed. */
  const within = (file: string, keys: readonly string[]): ReferenceTarget | MissingTarget => {
    const document = files.document(file);
    const target = { target: file, file: document?.source.path ?? file, keys };
    let value = document?.value;
    if (value === undefined) return { ...target, value };
    for (const [i, key] of keys.entries()) {
      const next = entryOf(value, key);
      if (next !== undefined) {
        value = next;
        continue;
      }
      const inner = isMap(value) ? referenceIn(value) : undefined;
      if (inner === undefined || steps-- <= 0) return { kind: 'value', path: file, holder: value, key };
      const passed = find(inner, file, folderOf(file), undefined);
      return 'kind' in passed ? passed : within(passed.target, [...passed.keys, ...keys.slice(i)]);
    }
    return { ...target, value };
  };

  return find(reference, path, folder, base);
}

function entryOf(value: YamlValue, key: string): YamlValue | undefined {
  if (!isCollection(value) || !Object.hasOwn(value, key)) return undefined;
  return Array.isArray(value) ? value[Number(key)] : value[key];
}

/** Whether a map has a reference. A property may also be named `$ref`; its value is then a schema. */
export const containsReference = (map: YamlMap): boolean => Object.hasOwn(map, '$ref') && !isMap(map.$ref);

/** The path in the `$ref` of a map. */
export function referenceIn(map: YamlMap): string | undefined {
  const reference = Object.hasOwn(map, '$ref') ? map.$ref : undefined;
  return typeof reference === 'string' && reference.trim() !== '' ? reference : undefined;
}
