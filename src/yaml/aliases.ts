import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';
import { isCollection, type YamlCollection } from './value.js';

const maxValues = 1_000_000;

/**
 * Reports an alias inside its own anchor, and aliases that expand to more values than fit in memory, as `yaml/alias`. `span` is the
 * position of the diagnostic.
 */
export function aliasProblem(root: YamlCollection, span: Span): Diagnostic | undefined {
  const sizes = new Map<YamlCollection, number>();
  const open = new Set<YamlCollection>();
  const sizeOf = (collection: YamlCollection): number => {
    const cached = sizes.get(collection);
    if (cached !== undefined) return cached;
    if (open.has(collection)) return Number.POSITIVE_INFINITY;
    open.add(collection);
    let size = 1;
    for (const value of Object.values(collection)) size += isCollection(value) ? sizeOf(value) : 1;
    open.delete(collection);
    sizes.set(collection, size);
    return size;
  };
  const size = sizeOf(root);
  if (size <= maxValues) return undefined;
  return {
    rule: 'yaml/alias',
    severity: 'error',
    message: Number.isFinite(size)
      ? 'The aliases of this file expand to more than a million values.'
      : 'An alias of this file is inside its own anchor.',
    span,
    help: 'Replace the alias with its value.',
  };
}
