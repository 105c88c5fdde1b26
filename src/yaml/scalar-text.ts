import { type OffsetMap, SourceText, type Span } from '../source/text.js';
import { decodeBlock } from './decode-block.js';
import { decodePlain, decodeQuoted } from './decode-flow.js';
import { isBlank, isNewline } from './offset-recorder.js';
import { rangeOf } from './ranges.js';
import type { YamlCollection } from './value.js';

/** Returns a string of a collection as a text mapped to its file; `undefined` for other values and values without a position. */
export function textAt(collection: YamlCollection, key: string): SourceText | undefined {
  const value = Array.isArray(collection)
    ? collection[Number(key)]
    : Object.hasOwn(collection, key)
      ? collection[key]
      : undefined;
  if (typeof value !== 'string') return undefined;
  const range = rangeOf(collection, key);
  return range && scalarText(range.value, value);
}

/**
 * Creates the text of a string value, with each character mapped to its position in the file: in a block scalar without the indentation,
 * in a quoted scalar without the escapes.
 *
 *     description: |-
 *       First line
 *       ^ offset 0
 *
 * A scalar has one text, so that results can be memoized by it.
 */
function scalarText(span: Span, value: string): SourceText {
  const { source, start } = span;
  let texts = scalarTexts.get(source);
  if (!texts) {
    texts = new Map();
    scalarTexts.set(source, texts);
  }
  let text = texts.get(start);
  if (text?.text !== value) {
    text = SourceText.derived(source, value, new ScalarOffsets(span, value));
    texts.set(start, text);
  }
  return text;
}

const scalarTexts = new WeakMap<SourceText, Map<number, SourceText>>();

/** Computes the map on first use; no diagnostic refers to most texts. */
class ScalarOffsets implements OffsetMap {
  #map: OffsetMap | undefined;

  constructor(
    private readonly span: Span,
    private readonly value: string,
  ) {}

  get from(): readonly number[] {
    this.#map ??= offsetsOf(this.span, this.value);
    return this.#map.from;
  }

  get to(): readonly number[] {
    this.#map ??= offsetsOf(this.span, this.value);
    return this.#map.to;
  }
}

function offsetsOf({ source, start, end }: Span, value: string): OffsetMap {
  const raw = source.text;
  const at = afterProperties(raw, start);
  const style = raw[at];
  const decoded =
    style === '|' || style === '>'
      ? decodeBlock(raw, at, end, value)
      : style === '"' || style === "'"
        ? decodeQuoted(raw, at + 1, end - 1)
        : decodePlain(raw, at, end);
  // The text of an alias is written elsewhere; all of it is mapped to the alias.
  return decoded.text === value ? decoded : { from: [0], to: [at] };
}

/** Returns the start of a scalar after its tag and anchor (YAML 1.2, 6.9). */
export function afterProperties(raw: string, start: number): number {
  let at = start;
  for (let code = raw.charCodeAt(at); code === 33 || code === 38; code = raw.charCodeAt(at)) {
    while (at < raw.length && !isSpace(raw.charCodeAt(at))) at++;
    while (at < raw.length && isSpace(raw.charCodeAt(at))) at++;
  }
  return at;
}

const isSpace = (code: number): boolean => isBlank(code) || isNewline(code);
