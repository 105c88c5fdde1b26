import type { Span } from '../source/text.js';
import { rangeOf, referenceOf } from '../yaml/ranges.js';
import type { YamlCollection } from '../yaml/value.js';

/**
 * The place of the `$ref` that gives a collection an entry, where keys beside it adapt what it refers to: if such an entry is wrong, an
 * adapting key is missing, for others may refer to the same file. `undefined` for an entry of its own, and where the `$ref` stands alone.
 */
export function refSiblingsAt(collection: YamlCollection, key: string): Span | undefined {
  const reference = referenceOf(collection);
  if (!reference || Array.isArray(collection)) return undefined;
  const { path } = reference.source;
  const isOwn = (name: string): boolean => rangeOf(collection, name)?.key.source.path === path;
  return !isOwn(key) && Object.keys(collection).some(isOwn) ? reference : undefined;
}
