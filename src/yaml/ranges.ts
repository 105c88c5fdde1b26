import type { SourceText, Span } from '../source/text.js';
import type { YamlCollection } from './value.js';

/** Where an entry of a map or a list stands: its key (of a list: the value), and its value. */
export interface EntryRange {
  readonly key: Span;
  readonly value: Span;
}

/** The places of a collection that stands in a file. Offsets are flat: they are kept for everything and read for little. */
export interface ParsedRanges {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
  /** A map's keys in the order of the file, a repeated one as often as it stands there; `undefined` for a list. */
  readonly keys: readonly string[] | undefined;
  /** Start and end of the key, start and end of the value, for each key; start and end for each item. */
  readonly offsets: readonly number[];
}

/** What a collection was made of: of two layers that have a key the later one gave it; lists stand one after another. */
interface Composition {
  readonly layers: readonly YamlCollection[];
  /** The reference in whose place it stands. */
  readonly reference: Span | undefined;
}

const parsed = new WeakMap<YamlCollection, ParsedRanges>();
const composed = new WeakMap<YamlCollection, Composition>();

/** States where a collection stands: for the parser. */
export const setRanges = (collection: YamlCollection, ranges: ParsedRanges): void => {
  parsed.set(collection, ranges);
};

/**
 * States what a collection was made of, so that each of its entries is found where it is written. `reference` is the place
 * of the `$ref` that it took the place of.
 */
export function compose<T extends YamlCollection>(
  collection: T,
  layers: readonly YamlCollection[],
  reference?: Span,
): T {
  composed.set(collection, { layers, reference });
  return collection;
}

/** The place of an entry of a map or a list, in the file that it comes from; `undefined` for what comes from no file. */
export function rangeOf(collection: YamlCollection, key: string | number): EntryRange | undefined {
  const origin = originOf(collection, key);
  return origin && parsedRange(origin.ranges, origin.key);
}

/** The place of a whole collection: of one that was made of others, that of the last of them. */
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

/** The place of the `$ref` whose place a collection has taken. */
export const referenceOf = (collection: YamlCollection): Span | undefined =>
  composed.get(collection)?.reference;

/** Every entry of a map as the file has it, in its order, repeated keys included. Nothing for what was not parsed. */
export function entriesOf(
  collection: YamlCollection,
): readonly { readonly name: string; readonly range: EntryRange }[] {
  const ranges = parsed.get(collection);
  if (!ranges?.keys) return [];
  return ranges.keys.map((name, i) => ({ name, range: rangeAt(ranges, i * 4, 2) }));
}

interface Origin {
  readonly ranges: ParsedRanges;
  readonly key: string | number;
}

function originOf(collection: YamlCollection, key: string | number): Origin | undefined {
  const ranges = parsed.get(collection);
  if (ranges) return { ranges, key };
  const layers = composed.get(collection)?.layers;
  if (!layers) return undefined;
  if (Array.isArray(collection)) return itemOrigin(layers, Number(key));
  for (let i = layers.length - 1; i >= 0; i--) {
    const layer = layers[i];
    if (layer && Object.hasOwn(layer, key)) return originOf(layer, key);
  }
  return undefined;
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
  // Of a repeated key the last one counts.
  const at = keys.lastIndexOf(String(key));
  return at < 0 ? undefined : rangeAt(ranges, at * 4, 2);
}

function rangeAt({ source, offsets }: ParsedRanges, at: number, toValue: 0 | 2): EntryRange {
  const span = (i: number): Span => ({ source, start: offsets[i] ?? 0, end: offsets[i + 1] ?? 0 });
  return { key: span(at), value: span(at + toValue) };
}
