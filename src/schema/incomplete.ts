import type { YamlCollection } from '../yaml/value.js';

const incomplete = new WeakSet<YamlCollection>();

/**
 * Whether something is missing from a map, since its `$ref`, or that of a parent, leads nowhere or to a file that cannot be
 * read. What follows from that is not reported.
 */
export const isIncomplete = (collection: YamlCollection): boolean => incomplete.has(collection);

/** States that something is missing. */
export function markIncomplete(collection: YamlCollection): void {
  incomplete.add(collection);
}
