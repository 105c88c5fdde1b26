import type { Span } from '../source/text.js';
import { rangeOf } from '../yaml/ranges.js';
import { valueAt, type YamlMap } from '../yaml/value.js';
import type { WrittenExample } from './model.js';

/** Returns the entry `key` of a map as an example; `undefined` if there is no such entry. */
export function writtenExampleAt(
  holder: YamlMap,
  key: string,
  fallback: Span,
  name?: string,
): WrittenExample | undefined {
  const value = valueAt(holder, key);
  if (value === undefined) return undefined;
  return { name, value, holder, key, span: rangeOf(holder, key)?.value ?? fallback };
}
