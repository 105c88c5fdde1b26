import { isMap, type YamlValue } from '../yaml/value.js';

const notAscii = /[^\0-\x7f]/g;

/**
 * Formats a value as JSON on several lines, with keys in file order or sorted. The text is ASCII only, so that it can be copied from any
 * page.
 */
export function jsonText(value: YamlValue, indent: number, sorted = false): string {
  const step = ' '.repeat(indent);
  const write = (part: YamlValue, margin: string): string => {
    if (Array.isArray(part)) {
      return block(
        '[',
        part.map((item) => write(item, margin + step)),
        ']',
        margin,
      );
    }
    if (!isMap(part)) return scalar(part);
    const keys = Object.keys(part);
    if (sorted) keys.sort();
    const entries = keys.map((key) => `${scalar(key)}: ${write(part[key] ?? null, margin + step)}`);
    return block('{', entries, '}', margin);
  };
  const block = (open: string, entries: readonly string[], close: string, margin: string): string =>
    entries.length === 0
      ? open + close
      : `${open}\n${margin}${step}${entries.join(`,\n${margin}${step}`)}\n${margin}${close}`;
  return write(value, '');
}

/** Formats a value as JSON on one line, with a space after each comma and colon. */
export function inlineJson(value: YamlValue): string {
  if (Array.isArray(value)) return `[${value.map(inlineJson).join(', ')}]`;
  if (!isMap(value)) return scalar(value);
  const entries = Object.keys(value).map((key) => `${scalar(key)}: ${inlineJson(value[key] ?? null)}`);
  return `{${entries.join(', ')}}`;
}

const scalar = (value: string | number | boolean | null): string =>
  JSON.stringify(value).replace(
    notAscii,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
