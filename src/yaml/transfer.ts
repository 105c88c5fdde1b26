import type { SourceText } from '../source/text.js';
import type { YamlDocument } from './parse.js';
import { isIndex, parsedRangesOf, setRanges } from './ranges.js';
import { isCollection, type YamlCollection, type YamlMap, type YamlValue } from './value.js';

/** A parsed document, without its text, as data that threads exchange quickly: JSON and flat lists. */
export interface TransferredDocument {
  readonly json: string;
  /** For each collection, before those in it: its start and end, and the offsets of its entries. */
  readonly offsets: Int32Array;
  /** The keys in file order of each map that JSON would order differently. */
  readonly keys: readonly (readonly string[])[];
}

/** The call stacks of threads differ in size; a document that is nested more deeply is not transferred. */
const maxDepth = 100;

/**
 * Returns a document as data; `undefined` for one that is rare and is parsed again instead: one with problems, aliases, negative zeros or
 * deep nesting, or without a collection.
 */
export function toTransferred({ value, diagnostics }: YamlDocument): TransferredDocument | undefined {
  if (diagnostics.length > 0 || !isCollection(value)) return undefined;
  const offsets: number[] = [];
  const keys: (readonly string[])[] = [];
  const seen = new Set<YamlCollection>();
  const add = (collection: YamlCollection, depth: number): boolean => {
    const ranges = parsedRangesOf(collection);
    if (!ranges || ranges.merged || depth > maxDepth || seen.has(collection)) return false;
    const own = Object.keys(collection);
    if (ranges.offsets.length !== own.length * (ranges.keys ? 4 : 2)) return false;
    seen.add(collection);
    offsets.push(ranges.start, ranges.end);
    for (const offset of ranges.offsets) offsets.push(offset);
    if (ranges.keys && isReordered(own)) keys.push(ranges.keys);
    return Object.values(collection).every((child: YamlValue) =>
      isCollection(child) ? add(child, depth + 1) : !Object.is(child, -0),
    );
  };
  if (!add(value, 0)) return undefined;
  return { json: JSON.stringify(value), offsets: Int32Array.from(offsets), keys };
}

/** Returns the document that was transferred; `source` is its text. */
export function fromTransferred(transferred: TransferredDocument, source: SourceText): YamlDocument {
  const { offsets } = transferred;
  let nextOffset = 0;
  let nextKeys = 0;
  const next = (): number => offsets[nextOffset++] ?? 0;
  const entryOffsets = (count: number): number[] => {
    const read: number[] = [];
    for (let i = 0; i < count; i++) read.push(next());
    return read;
  };
  const restoreList = (list: YamlValue[]): void => {
    const ranges = {
      source,
      start: next(),
      end: next(),
      keys: undefined,
      offsets: entryOffsets(2 * list.length),
    };
    setRanges(list, ranges);
    for (const item of list) restore(item);
  };
  const restoreMap = (map: YamlMap): void => {
    const own = Object.keys(map);
    const keys = isReordered(own) ? (transferred.keys[nextKeys++] ?? own) : own;
    setRanges(map, { source, start: next(), end: next(), keys, offsets: entryOffsets(4 * own.length) });
    for (const key of own) restore(map[key]);
  };
  const restore = (value: YamlValue | undefined): void => {
    if (Array.isArray(value)) restoreList(value);
    else if (isCollection(value)) restoreMap(value);
  };
  const value: YamlCollection = JSON.parse(transferred.json);
  restore(value);
  return { source, value, span: { source, start: 0, end: source.text.length }, diagnostics: [] };
}

/** Whether a map may have its keys in another order than the file: integers precede all other keys. */
const isReordered = ([first]: readonly string[]): boolean => first !== undefined && isIndex(first);
