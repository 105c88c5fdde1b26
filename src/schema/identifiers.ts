import type { YamlDocument } from '../yaml/parse.js';
import { isCollection, isMap, stringAt, type YamlCollection, type YamlMap } from '../yaml/value.js';
import { decodeUri } from './pointer.js';

/** The parts of a document that references name by an identifier: `id`, `$id` or `$anchor`. */
export interface Identifiers {
  /** The keys from the document to a part, by the part's absolute URI; an anchor is the fragment of such a URI. */
  readonly byUri: ReadonlyMap<string, readonly string[]>;
  /** The URI that references in a map are relative to, for maps with an identifier of their own. */
  readonly bases: ReadonlyMap<YamlCollection, string>;
  /** The URI of the document, if it has no identifier. */
  readonly root: string;
}

const known = new WeakMap<YamlDocument, Identifiers>();
const mayHaveIdentifiers = /\$id|\$anchor|\$dynamicAnchor|\bid["']?\s*:/;

/** Keys whose values are data rather than schemas. */
export const dataKeywords: ReadonlySet<string> = new Set([
  'example',
  'examples',
  'default',
  'enum',
  'const',
  'value',
  'x-example',
]);

/** Keywords that tell a schema with `id` from data that has such an entry. */
const schemaKeywords = [
  '$schema',
  'type',
  'properties',
  'items',
  'allOf',
  'anyOf',
  'oneOf',
  'definitions',
  '$defs',
];

/** Returns the identifiers of the document at `path`. */
export function identifiersOf(document: YamlDocument, path: string): Identifiers {
  const before = known.get(document);
  if (before) return before;
  const root = `file:///${encodeURI(path)}`;
  const byUri = new Map<string, readonly string[]>();
  const bases = new Map<YamlCollection, string>();

  const visit = (part: YamlCollection, outer: string, keys: readonly string[]): void => {
    let base = outer;
    if (isMap(part)) {
      const id = idOf(part);
      const uri = id === undefined ? undefined : resolveUri(id, outer);
      if (uri !== undefined && id?.startsWith('#')) byUri.set(uri, keys);
      else if (uri !== undefined) {
        base = uri.replace(/#.*$/, '');
        byUri.set(base, keys);
        bases.set(part, base);
      }
      for (const keyword of ['$anchor', '$dynamicAnchor']) {
        const anchor = stringAt(part, keyword);
        if (anchor !== undefined) byUri.set(`${base}#${anchor}`, keys);
      }
    }
    for (const [key, value] of Object.entries(part))
      if (isCollection(value) && !(isMap(part) && dataKeywords.has(key))) visit(value, base, [...keys, key]);
  };

  if (isCollection(document.value) && mayHaveIdentifiers.test(document.source.text))
    visit(document.value, root, []);
  const result = { byUri, bases, root };
  known.set(document, result);
  return result;
}

/** `$id`, or `id` of a schema as in draft 4. */
function idOf(map: YamlMap): string | undefined {
  const id = stringAt(map, '$id');
  if (id !== undefined) return id;
  return schemaKeywords.some((keyword) => Object.hasOwn(map, keyword)) ? stringAt(map, 'id') : undefined;
}

/** Returns a reference as an absolute URI; `undefined` for a malformed one. */
export function resolveUri(reference: string, base: string): string | undefined {
  try {
    return decodeUri(new URL(reference, base).href);
  } catch {
    return undefined;
  }
}
