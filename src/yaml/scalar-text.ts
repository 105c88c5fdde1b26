import { type OffsetMap, SourceText, type Span } from '../source/text.js';
import { decodeBlock } from './decode-block.js';
import { decodePlain, decodeQuoted } from './decode-flow.js';
import { isBlank, isNewline } from './offset-recorder.js';
import { rangeOf } from './ranges.js';
import type { YamlCollection } from './value.js';

/** A string of a map or a list as a text that knows where it stands in its file; `undefined` for what is no string of a file. */
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
 * The text of a string value as a text of its own, each character of which knows where it stands in the file: in a block
 * scalar behind its indentation, in a quoted one behind its escapes.
 *
 *     description: |-
 *       First line
 *       ^ offset 0
 */
export const scalarText = (span: Span, value: string): SourceText =>
  SourceText.derived(span.source, value, new ScalarOffsets(span, value));

/** Worked out when it is asked for: most descriptions are never complained about. */
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
  // An alias stands for a text that is written elsewhere: all of it is where the alias is.
  return decoded.text === value ? decoded : { from: [0], to: [at] };
}

/** Where a scalar begins behind its tag and anchor (YAML 1.2, 6.9). */
function afterProperties(raw: string, start: number): number {
  let at = start;
  for (let code = raw.charCodeAt(at); code === 33 || code === 38; code = raw.charCodeAt(at)) {
    while (at < raw.length && !isSpace(raw.charCodeAt(at))) at++;
    while (at < raw.length && isSpace(raw.charCodeAt(at))) at++;
  }
  return at;
}

const isSpace = (code: number): boolean => isBlank(code) || isNewline(code);
