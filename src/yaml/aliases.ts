import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';
import { isCollection, type YamlCollection } from './value.js';

const mostValues = 1_000_000;

/**
 * What is wrong with the aliases of a document: one may stand within what it stands for, and few of them, nested, may stand
 * for more than fits in memory.
 */
export function aliasProblem(root: YamlCollection, span: Span): Diagnostic | undefined {
  const sizes = new Map<YamlCollection, number>();
  const open = new Set<YamlCollection>();
  const sizeOf = (collection: YamlCollection): number => {
    const known = sizes.get(collection);
    if (known !== undefined) return known;
    if (open.has(collection)) return Number.POSITIVE_INFINITY;
    open.add(collection);
    let size = 1;
    for (const value of Object.values(collection)) size += isCollection(value) ? sizeOf(value) : 1;
    open.delete(collection);
    sizes.set(collection, size);
    return size;
  };
  const size = sizeOf(root);
  if (size <= mostValues) return undefined;
  return {
    rule: 'yaml/alias',
    severity: 'error',
    message: Number.isFinite(size)
      ? 'The aliases of this file stand for more than a million values.'
      : 'An alias of this file stands within what it stands for.',
    span,
    help: 'Write the value in place of the alias.',
  };
}
