import type { SourceText, Span } from '../source/text.js';
import type { YamlCollection, YamlMap } from './value.js';

/** The spans of an entry of a map or a list; for an item of a list, `key` equals `value`. */
export interface EntryRange {
  readonly key: Span;
  readonly value: Span;
}

/** The positions of a parsed collection. Offsets are stored in a flat array, because they are recorded for every node but rarely read. */
export interface ParsedRanges {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
  /** The keys of a map in file order, including duplicates; `undefined` for a list. */
  readonly keys: readonly string[] | undefined;
  /** For each key, the start and end of the key and of the value; for each item of a list, its start and end. */
  readonly offsets: readonly number[];
  /** The maps that a merge key (`<<`) includes; the first one with a key provides it. */
  readonly merged?: readonly YamlMap[];
}

/** The layers of a composed collection: a later map overrides keys of an earlier one; lists are concatenated. */
interface Composition {
  readonly layers: readonly YamlCollection[];
  /** The reference that the collection replaces. */
  readonly reference: Span | undefined;
}

/** An entry of a collection. */
export interface Entry {
  readonly collection: YamlCollection;
  readonly key: string | number;
}

const parsed = new WeakMap<YamlCollection, ParsedRanges>();
const composed = new WeakMap<YamlCollection, Composition>();
const generated = new WeakMap<YamlCollection, Map<string, Entry | undefined>>();

/** Records the positions of a parsed collection. */
export const setRanges = (collection: YamlCollection, ranges: ParsedRanges): void => {
  parsed.set(collection, ranges);
};

/** Returns the positions of a parsed collection; `undefined` for a composed or generated one. */
export const parsedRangesOf = (collection: YamlCollection): ParsedRanges | undefined =>
  parsed.get(collection);

/**
 * Records the layers that a collection was composed from, so that `rangeOf` returns the position of each entry in its own file.
 * `reference` is the span of the `$ref` that the collection replaces. Returns the collection.
 */
export function compose<T extends YamlCollection>(
  collection: T,
  layers: readonly YamlCollection[],
  reference?: Span,
): T {
  composed.set(collection, { layers, reference });
  return collection;
}

/** Records the next entry of a generated collection, and the entry that it is a copy of. */
export function addGenerated(collection: YamlCollection, key: string, origin?: Entry): void {
  const entries = generated.get(collection) ?? new Map<string, Entry | undefined>();
  generated.set(collection, entries.set(key, origin));
}

/** Returns the position of an entry in the file that it comes from; `undefined` if it was not parsed from a file. */
export function rangeOf(collection: YamlCollection, key: string | number): EntryRange | undefined {
  const ranges = parsed.get(collection);
  // Almost all collections are of this kind, and their positions are read often.
  if (ranges && !ranges.merged) return parsedRange(ranges, key);
  const origin = originOf(collection, key);
  return origin && parsedRange(origin.ranges, origin.key);
}

/** Returns the span of a collection; for a composed one, the span of its last layer. */
export function spanOf(collection: YamlCollection): Span | undefined {
  const ranges = parsed.get(collection);
  if (ranges) return { source: ranges.source, start: ranges.start, end: ranges.end };
  const layers = composed.get(collection)?.layers ?? [];
  for (let i = layers.length - 1; i >= 0; i--) {
    const layer = layers[i];
    const span = layer && spanOf(layer);
    if (span) return span;
  }
  return undefined;
}

/** Returns the span of the `$ref` that a collection replaces. */
export const referenceOf = (collection: YamlCollection): Span | undefined =>
  composed.get(collection)?.reference;

/** Returns the map that the last layer of a composed map was parsed as: for a resolved `$ref`, the one that contains the `$ref`. */
export function parsedMapOf(map: YamlMap): YamlMap {
  let part: YamlCollection = map;
  for (let last = composed.get(part)?.layers.at(-1); last; last = composed.get(part)?.layers.at(-1))
    part = last;
  return Array.isArray(part) ? map : part;
}

/** Returns the entries of a parsed map in file order, including duplicate keys but not merged ones; an empty list for other collections. */
export function entriesOf(
  collection: YamlCollection,
): readonly { readonly name: string; readonly range: EntryRange }[] {
  const ranges = parsed.get(collection);
  if (!ranges?.keys) return [];
  return ranges.keys.map((name, i) => ({ name, range: rangeAt(ranges, i * 4, 2) }));
}

/** Returns the keys of a map in file order. `Object.keys` lists keys that are integers before all others. */
export function keysOf(map: YamlMap): readonly string[] {
  const keys = Object.keys(map);
  const [first] = keys;
  if (keys.length < 2 || first === undefined || !isIndex(first)) return keys;
  const ranges = parsed.get(map);
  if (ranges?.keys?.length === keys.length && !ranges.merged) return ranges.keys;
  const ordered = new Set<string>();
  for (const key of writtenKeys(map)) if (Object.hasOwn(map, key)) ordered.add(key);
  for (const key of keys) ordered.add(key);
  return [...ordered];
}

/** Whether a key is an integer, apart from its size. */
export function isIndex(key: string): boolean {
  const code = key.charCodeAt(0);
  return code >= 48 && code <= 57 && /^(?:0|[1-9]\d*)$/.test(key);
}

function writtenKeys(collection: YamlCollection): readonly string[] {
  const ranges = parsed.get(collection);
  if (ranges) return [...(ranges.merged ?? []).flatMap(keysOf), ...(ranges.keys ?? [])];
  const composition = composed.get(collection);
  if (composition) return composition.layers.flatMap(writtenKeys);
  return [...(generated.get(collection)?.keys() ?? [])];
}

interface Origin {
  readonly ranges: ParsedRanges;
  readonly key: string | number;
}

function originOf(collection: YamlCollection, key: string | number): Origin | undefined {
  const ranges = parsed.get(collection);
  if (ranges) return mergedOrigin(ranges, key) ?? { ranges, key };
  const layers = composed.get(collection)?.layers;
  if (!layers) {
    const entry = generated.get(collection)?.get(String(key));
    return entry && originOf(entry.collection, entry.key);
  }
  if (Array.isArray(collection)) return itemOrigin(layers, Number(key));
  for (let i = layers.length - 1; i >= 0; i--) {
    const layer = layers[i];
    if (layer && Object.hasOwn(layer, key)) return originOf(layer, key);
  }
  return undefined;
}

function mergedOrigin({ merged, keys }: ParsedRanges, key: string | number): Origin | undefined {
  if (!merged || keys?.includes(String(key))) return undefined;
  const map = merged.find((one) => Object.hasOwn(one, key));
  return map && originOf(map, key);
}

function itemOrigin(layers: readonly YamlCollection[], index: number): Origin | undefined {
  let before = 0;
  for (const layer of layers) {
    if (!Array.isArray(layer)) continue;
    if (index < before + layer.length) return originOf(layer, index - before);
    before += layer.length;
  }
  return undefined;
}

function parsedRange(ranges: ParsedRanges, key: string | number): EntryRange | undefined {
  const { keys, offsets } = ranges;
  if (!keys) {
    const at = Number(key) * 2;
    return at >= 0 && at < offsets.length ? rangeAt(ranges, at, 0) : undefined;
  }
  // The last of several duplicate keys is used.
  const at = keys.lastIndexOf(String(key));
  return at < 0 ? undefined : rangeAt(ranges, at * 4, 2);
}

function rangeAt(ranges: ParsedRanges, at: number, toValue: 0 | 2): EntryRange {
  const key = spanAt(ranges, at);
  return { key, value: toValue === 0 ? key : spanAt(ranges, at + toValue) };
}

const spanAt = ({ source, offsets }: ParsedRanges, at: number): Span => ({
  source,
  start: offsets[at] ?? 0,
  end: offsets[at + 1] ?? 0,
});
