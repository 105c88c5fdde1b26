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

/** The part of a document that `$dynamicRef` enters as a whole: a schema with an identifier, or the document, without such parts inside it. */
export interface SchemaResource {
  /** The schemas with a `$dynamicAnchor`, by its name. */
  readonly dynamicAnchors: ReadonlyMap<string, YamlMap>;
}

const known = new WeakMap<YamlDocument, Identifiers>();
const resources = new WeakMap<YamlCollection, SchemaResource>();
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
  'not',
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

  const isDynamic = document.source.text.includes('$dynamicAnchor');

  const visit = (
    part: YamlCollection,
    outer: string,
    keys: readonly string[],
    around: Map<string, YamlMap>,
  ): void => {
    let base = outer;
    let dynamicAnchors = around;
    if (isMap(part)) {
      const id = idOf(part);
      const uri = id === undefined ? undefined : resolveUri(id, outer);
      if (uri !== undefined && id?.startsWith('#')) byUri.set(uri, keys);
      else if (uri !== undefined) {
        base = uri.replace(/#.*$/, '');
        byUri.set(base, keys);
        bases.set(part, base);
        dynamicAnchors = new Map();
      }
      for (const keyword of ['$anchor', '$dynamicAnchor']) {
        const anchor = stringAt(part, keyword);
        if (anchor === undefined) continue;
        byUri.set(`${base}#${anchor}`, keys);
        if (keyword === '$dynamicAnchor') dynamicAnchors.set(anchor, part);
      }
    }
    if (isDynamic) resources.set(part, { dynamicAnchors });
    for (const [key, value] of Object.entries(part))
      if (isCollection(value) && !(isMap(part) && dataKeywords.has(key)))
        visit(value, base, [...keys, key], dynamicAnchors);
  };

  if (isCollection(document.value) && mayHaveIdentifiers.test(document.source.text))
    visit(document.value, root, [], new Map());
  const result = { byUri, bases, root };
  known.set(document, result);
  return result;
}

/** Returns the resource that a part of a document belongs to; `undefined` in documents without a `$dynamicAnchor`. */
export const resourceOf = (part: YamlCollection): SchemaResource | undefined => resources.get(part);

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
