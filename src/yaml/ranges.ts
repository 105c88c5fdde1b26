import type { Span } from '../source/text.js';
import type { YamlMap, YamlValue } from './value.js';

/** Where an entry of a map or a list stands: its key (of a list: the value), and its value. */
export interface EntryRange {
  readonly key: Span;
  readonly value: Span;
}

type Container = YamlMap | readonly YamlValue[];

const ranges = new WeakMap<Container, Map<string | number, EntryRange>>();

/** The place of an entry of a parsed map or list; `undefined` for what was not parsed from a file. */
export const rangeOf = (container: Container, key: string | number): EntryRange | undefined =>
  ranges.get(container)?.get(key);

/** All entries of a parsed map or list, in the order of the file. */
export const rangesOf = (container: Container): ReadonlyMap<string | number, EntryRange> | undefined =>
  ranges.get(container);

/** States where the entries of a map or a list stand. A container that is made of others has the places of what it was made of. */
export const setRanges = (container: Container, entries: Map<string | number, EntryRange>): void => {
  ranges.set(container, entries);
};
