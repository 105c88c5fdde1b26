import type { Span } from '../source/text.js';
import { rangeOf, referenceOf } from '../yaml/ranges.js';
import type { YamlCollection } from '../yaml/value.js';

/**
 * Returns the `$ref` that an entry of a collection was taken from, if the `$ref` has siblings. A problem with such an entry belongs to the
 * `$ref`, because a sibling should override the entry; other references to the same file may be correct. Returns `undefined` for the
 * siblings themselves and for a `$ref` without siblings.
 */
export function extendedReferenceAt(collection: YamlCollection, key: string): Span | undefined {
  const reference = referenceOf(collection);
  if (!reference || Array.isArray(collection)) return undefined;
  const { path } = reference.source;
  const isSibling = (name: string): boolean => rangeOf(collection, name)?.key.source.path === path;
  return !isSibling(key) && Object.keys(collection).some(isSibling) ? reference : undefined;
}
