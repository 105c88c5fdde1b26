import type { Span } from '../source/text.js';
import { numberText, numberTextAt } from '../yaml/number-text.js';
import { keysOf } from '../yaml/ranges.js';
import { isMap, type YamlCollection, type YamlValue } from '../yaml/value.js';

export interface JsonFormat {
  readonly indent: number;
  /** Whether keys are sorted; otherwise they are in file order. */
  readonly sorted?: boolean;
  /** Whether other characters than ASCII are escaped, so that the text can be copied from any page. */
  readonly ascii?: boolean;
}

/** Formats a value as JSON on several lines; numbers are as written. `span` is the position of a value that is a number. */
export function jsonText(value: YamlValue, { indent, sorted, ascii }: JsonFormat, span?: Span): string {
  const step = ' '.repeat(indent);
  const scalar = ascii ? asciiScalar : plainScalar;
  const write = (part: YamlValue, margin: string, number: string): string => {
    const inner = margin + step;
    if (Array.isArray(part)) {
      const items = part.map((item, i) => write(item, inner, numberAt(part, i, item)));
      return block('[', items, ']', margin);
    }
    if (!isMap(part)) return number || scalar(part);
    const keys = sorted ? Object.keys(part).sort() : keysOf(part);
    const entries = keys.map((key) => {
      const entry = part[key] ?? null;
      return `${scalar(key)}: ${write(entry, inner, numberAt(part, key, entry))}`;
    });
    return block('{', entries, '}', margin);
  };
  const block = (open: string, entries: readonly string[], close: string, margin: string): string =>
    entries.length === 0
      ? open + close
      : `${open}\n${margin}${step}${entries.join(`,\n${margin}${step}`)}\n${margin}${close}`;
  return write(value, '', typeof value === 'number' ? numberText(value, span) : '');
}

/** Formats a value as JSON on one line, with a space after each comma and colon; numbers are as written. ASCII only. */
export const inlineJson = (value: YamlValue, span?: Span): string =>
  oneLine(value, asciiScalar, ' ', typeof value === 'number' ? numberText(value, span) : '');

/** Formats a value as JSON without whitespace; numbers are as written. */
export const compactJson = (value: YamlValue, span?: Span): string =>
  oneLine(value, plainScalar, '', typeof value === 'number' ? numberText(value, span) : '');

function oneLine(value: YamlValue, scalar: typeof plainScalar, space: string, number: string): string {
  if (Array.isArray(value)) {
    const items = value.map((item, i) => oneLine(item, scalar, space, numberAt(value, i, item)));
    return `[${items.join(`,${space}`)}]`;
  }
  if (!isMap(value)) return number || scalar(value);
  const entries = keysOf(value).map((key) => {
    const entry = value[key] ?? null;
    return `${scalar(key)}:${space}${oneLine(entry, scalar, space, numberAt(value, key, entry))}`;
  });
  return `{${entries.join(`,${space}`)}}`;
}

/** Formats each item of a list as JSON; numbers are as written. */
export const itemsAsJson = (list: YamlValue[]): string[] =>
  list.map((item, i) => oneLine(item, plainScalar, '', numberAt(list, i, item)));

/** The text of an entry that is a number; otherwise empty. */
const numberAt = (collection: YamlCollection, key: string | number, entry: YamlValue): string =>
  typeof entry === 'number' ? numberTextAt(collection, key, entry) : '';

/** Control characters below the space are escaped already. */
const notAscii = /[^ -~]/g;

const plainScalar = (value: string | number | boolean | null): string => JSON.stringify(value);

const asciiScalar = (value: string | number | boolean | null): string =>
  JSON.stringify(value).replace(
    notAscii,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
