import type { YamlCollection } from '../yaml/value.js';

const incomplete = new WeakSet<YamlCollection>();

/**
 * Whether content of a collection is missing because its `$ref`, or a parent schema's, could not be resolved. Problems that follow
 * from missing content are not reported.
 */
export const isIncomplete = (collection: YamlCollection): boolean => incomplete.has(collection);

/** Marks a collection as incomplete. */
export function markIncomplete(collection: YamlCollection): void {
  incomplete.add(collection);
}
