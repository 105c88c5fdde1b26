/*
 * Python's representation and conversion of values, on which docutils' messages and options depend.
 */

/** Formats a value like Python's `repr`. */
export function repr(value: string | number | boolean | undefined | readonly (string | number)[]): string {
  if (value === undefined) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return `[${value.map((item) => repr(item)).join(', ')}]`;
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  let written = '';
  for (const char of value) written += char === quote ? `\\${char}` : escaped(char);
  return `${quote}${written}${quote}`;
}

const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const UNPRINTABLE = /[\p{C}\p{Z}]/u;

function escaped(char: string): string {
  const named = NAMED_ESCAPES[char];
  if (named !== undefined) return named;
  if (char === ' ' || !UNPRINTABLE.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

const INTEGER = /^[+-]?[0-9]+(?:_[0-9]+)*$/;

/** Parses an integer like Python's `int`; `undefined` if it is invalid. */
export function parseInteger(text: string): number | undefined {
  const digits = text.trim();
  return INTEGER.test(digits) ? Number(digits.replaceAll('_', '')) : undefined;
}
