import { isCollection, type YamlCollection, type YamlValue } from '../yaml/value.js';

/**
 * The number of references that may be nested, each in the target of the one before. Real descriptions nest fewer than 20; content that is
 * nested more deeply would exhaust the call stack of programs that read it.
 */
export const nestedReferencesLimit = 100;

const nesting = new WeakMap<YamlCollection, number>();

/** The number of references that were nested in resolved content; `Infinity` if some were left out because of the limit. */
export const nestedReferences = (content: YamlValue | undefined): number =>
  isCollection(content) ? (nesting.get(content) ?? 0) : 0;

/** Raises the number of references nested in resolved content. */
export function raiseNestedReferences(content: YamlCollection, number: number): void {
  if (number > nestedReferences(content)) nesting.set(content, number);
}
