import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText, Span } from '../source/text.js';
import type { YamlValue } from './value.js';

/** A parsed file. Collections in `value` have their ranges in a side table: see `rangeOf`. */
export interface YamlDocument {
  readonly source: SourceText;
  /** `undefined` where the file could not be parsed, `null` where it is empty. */
  readonly value: YamlValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where a key (or an item) stands; for an item the two are the same. */
export interface KeyRange {
  readonly key: Span;
  readonly value: Span;
}
