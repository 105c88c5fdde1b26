import { makeId } from '../../doc/make-id.js';
import { escapeToNull, uriOf } from '../inline/escape.js';
import { parseInteger, repr } from '../python.js';
import { isEncoding } from './encodings.js';

/** The converted value of an option; `undefined` for flags and for `none`. */
export type OptionValue = string | number | boolean | readonly string[] | readonly number[] | undefined;

/** The error for an invalid argument of an option, in docutils' wording. */
export class InvalidValue {
  constructor(readonly message: string) {}
}

/** Converts the argument of an option, `undefined` if it has none, or returns an error. */
export type OptionConverter = (argument: string | undefined) => OptionValue | InvalidValue;

export type OptionSpec = Readonly<Record<string, OptionConverter>>;

const REQUIRED = new InvalidValue('argument required but none supplied');

const required =
  (convert: (argument: string) => OptionValue | InvalidValue): OptionConverter =>
  (argument) =>
    argument === undefined ? REQUIRED : convert(argument);

/** An option without an argument. */
export const flag: OptionConverter = (argument) =>
  argument?.trim() ? new InvalidValue(`no argument is allowed; "${argument}" supplied`) : undefined;

/** The unchanged argument; empty if there is none. */
export const unchanged: OptionConverter = (argument) => argument ?? '';

/** The unchanged argument, which is required. */
export const unchangedRequired: OptionConverter = required((argument) => argument);

/** The path of a file; lines are joined. */
export const path: OptionConverter = required((argument) =>
  argument
    .split('\n')
    .map((part) => part.trim())
    .join(''),
);

/** A URI; unescaped whitespace is removed. */
export const uri: OptionConverter = required((argument) => uriOf(escapeToNull(argument)));

/** An integer. */
export const integer: OptionConverter = (argument) => {
  if (argument === undefined) return notANumber('int()');
  return parseInteger(argument) ?? invalidInteger(argument);
};

/** An optional integer. */
export const optionalInteger: OptionConverter = (argument) =>
  argument === undefined ? undefined : integer(argument);

/** A non-negative integer. */
export const nonnegativeInteger: OptionConverter = (argument) => {
  const value = integer(argument);
  return typeof value === 'number' && value < 0
    ? new InvalidValue('negative value; must be positive or zero')
    : value;
};

const positiveInteger = (argument: string): number | InvalidValue => {
  const value = parseInteger(argument);
  if (value === undefined) return invalidInteger(argument);
  return value < 1 ? new InvalidValue('negative or zero value; must be positive') : value;
};

/** Positive integers, separated by commas or whitespace. */
export const positiveIntegers: OptionConverter = (argument) => {
  if (argument === undefined) return new InvalidValue("argument of type 'NoneType' is not iterable");
  const entries = argument.includes(',') ? argument.split(',') : argument.split(/\s+/).filter(Boolean);
  const values: number[] = [];
  for (const entry of entries) {
    const value = positiveInteger(entry);
    if (value instanceof InvalidValue) return value;
    values.push(value);
  }
  return values;
};

/** A non-negative integer with an optional percent sign. */
export const percentage: OptionConverter = (argument) => nonnegativeInteger(argument?.replace(/[ %]+$/, ''));

const CSS_UNITS = [
  'em',
  'ex',
  'ch',
  'rem',
  'vw',
  'vh',
  'vmin',
  'vmax',
  'cm',
  'mm',
  'Q',
  'in',
  'pt',
  'pc',
  'px',
] as const;
const LENGTH_UNITS: ReadonlySet<string> = new Set([...CSS_UNITS, '']);
const WIDTH_UNITS: ReadonlySet<string> = new Set([...CSS_UNITS, '%']);
const MEASURE = /^(-?[0-9.]+) *([a-zA-Zµ]*|%?)$/;
const NUMBER = /^-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)$/;

function measure(argument: string | undefined, units: ReadonlySet<string>): string | InvalidValue {
  if (argument === undefined) return new InvalidValue("expected string or bytes-like object, got 'NoneType'");
  const [, digits = '', unit = ''] = MEASURE.exec(argument) ?? [];
  if (!NUMBER.test(digits)) return new InvalidValue(`"${argument}" is not a valid measure.`);
  if (digits.startsWith('-') || !units.has(unit)) {
    const known = [...units].filter(Boolean).join(', ');
    return new InvalidValue(`not a positive number or measure of one of the following units:\n${known}`);
  }
  const value = Number(digits);
  return `${Number.isInteger(value) && digits.includes('.') ? `${value}.0` : value}${unit}`;
}

/** A length in a CSS unit, or a number. */
export const lengthOrUnitless: OptionConverter = (argument) => measure(argument, LENGTH_UNITS);

/** A length in a CSS unit, a percentage, or a number, to which `unit` is appended. */
export const lengthOrPercentage =
  (unit = ''): OptionConverter =>
  (argument) => {
    const value = measure(argument, WIDTH_UNITS);
    if (typeof value === 'string') return value;
    const bare = measure(argument, new Set(['']));
    return typeof bare === 'string' ? bare + unit : value;
  };

/** Class names, normalized to valid ids. */
export const classNames: OptionConverter = required((argument) => classNamesOf(argument));

/** @see classNames */
export function classNamesOf(argument: string): string[] | InvalidValue {
  const names: string[] = [];
  for (const name of argument.split(/\s+/).filter(Boolean)) {
    const id = makeId(name);
    if (id === '') return new InvalidValue(`cannot make "${name}" into a class name`);
    names.push(id);
  }
  return names;
}

/** One of several keywords, case-insensitive. */
export const choice =
  (...values: readonly string[]): OptionConverter =>
  (argument) => {
    const all = `${values
      .slice(0, -1)
      .map((value) => `"${value}"`)
      .join(', ')}, or "${values.at(-1) ?? ''}"`;
    if (argument === undefined) return new InvalidValue(`must supply an argument; choose from ${all}`);
    const value = argument.toLowerCase().trim();
    return values.includes(value) ? value : new InvalidValue(`"${argument}" unknown; choose from ${all}`);
  };

/** One of several keywords, or a value that another converter accepts. */
export const wordOr =
  (words: readonly string[], other: OptionConverter): OptionConverter =>
  (argument) =>
    argument !== undefined && words.includes(argument) ? argument : other(argument);

const CODE_POINT = /^(?:(?:0x|x|\\x|U\+?|\\u)([0-9a-f]+)|&#x([0-9a-f]+);)$/i;

/** The character with a Unicode code (`8212`, `U+2014`, `0x2014`, `&#x2014;`); any other text is returned unchanged. */
export function characterOf(code: string): string | InvalidValue {
  const decimal = /^[0-9]+$/.test(code);
  const match = decimal ? undefined : CODE_POINT.exec(code);
  if (!decimal && !match) return code;
  const value = decimal ? Number(code) : Number.parseInt(match?.[1] ?? match?.[2] ?? '', 16);
  if (value > 0x7fffffff)
    return new InvalidValue('code too large (Python int too large to convert to C int)');
  return value > 0x10ffff
    ? new InvalidValue('chr() arg not in range(0x110000)')
    : String.fromCodePoint(value);
}

/** A single character, or its code. */
export const singleCharacter: OptionConverter = required((argument) => {
  const char = characterOf(argument);
  if (char instanceof InvalidValue || [...char].length <= 1) return char;
  return new InvalidValue(`${repr(char)} invalid; must be a single character or a Unicode code`);
});

/** A single character, its code, `tab` or `space`. */
export const singleCharacterOrBlank: OptionConverter = (argument) => {
  if (argument === 'tab') return '\t';
  return argument === 'space' ? ' ' : singleCharacter(argument);
};

/** The name of a character encoding. */
export const encoding: OptionConverter = required((argument) =>
  isEncoding(argument) ? argument : new InvalidValue(`unknown encoding: "${argument}"`),
);

const invalidInteger = (argument: string): InvalidValue =>
  new InvalidValue(`invalid literal for int() with base 10: ${repr(argument)}`);

const notANumber = (converter: string): InvalidValue =>
  new InvalidValue(
    `${converter} argument must be a string, a bytes-like object or a real number, not 'NoneType'`,
  );
