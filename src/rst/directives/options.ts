import { makeId } from '../../doc/make-id.js';
import { escapeToNull, uriOf } from '../inline/escape.js';
import { parseInteger, repr } from '../python.js';

/** The value of an option after conversion; undefined where the option is a flag, or says "none". */
export type OptionValue = string | number | boolean | readonly string[] | readonly number[] | undefined;

/** Why an option's argument cannot be taken, in docutils' words. */
export class InvalidValue {
  constructor(readonly message: string) {}
}

/** Converts an option's argument (undefined where there is none), or says what is wrong with it. */
export type OptionConverter = (argument: string | undefined) => OptionValue | InvalidValue;

export type OptionSpec = Readonly<Record<string, OptionConverter>>;

const REQUIRED = new InvalidValue('argument required but none supplied');

const required =
  (convert: (argument: string) => OptionValue | InvalidValue): OptionConverter =>
  (argument) =>
    argument === undefined ? REQUIRED : convert(argument);

/** An option without an argument: that it is given says all. */
export const flag: OptionConverter = (argument) =>
  argument?.trim() ? new InvalidValue(`no argument is allowed; "${argument}" supplied`) : undefined;

/** The argument as it stands; nothing is the empty text. */
export const unchanged: OptionConverter = (argument) => argument ?? '';

/** The argument as it stands, which there must be. */
export const unchangedRequired: OptionConverter = required((argument) => argument);

/** A file's path, which may be broken over lines. */
export const path: OptionConverter = required((argument) =>
  argument
    .split('\n')
    .map((part) => part.trim())
    .join(''),
);

/** A URI, from which unescaped whitespace is taken out. */
export const uri: OptionConverter = required((argument) => uriOf(escapeToNull(argument)));

/** A whole number. */
export const integer: OptionConverter = (argument) => {
  if (argument === undefined) return notANumber('int()');
  return parseInteger(argument) ?? invalidInteger(argument);
};

/** A whole number that may be left out. */
export const optionalInteger: OptionConverter = (argument) =>
  argument === undefined ? undefined : integer(argument);

/** A whole number from 0 on. */
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

/** Whole numbers from 1 on, divided by commas or blanks. */
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

/** A whole number from 0 on with an optional percent sign. */
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
  if (!NUMBER.test(digits)) return new InvalidValue(`"${argument}" is no valid measure.`);
  if (digits.startsWith('-') || !units.has(unit)) {
    const known = [...units].filter(Boolean).join(', ');
    return new InvalidValue(`not a positive number or measure of one of the following units:\n${known}`);
  }
  const value = Number(digits);
  return `${Number.isInteger(value) && digits.includes('.') ? `${value}.0` : value}${unit}`;
}

/** A length in a CSS unit, or a bare number. */
export const lengthOrUnitless: OptionConverter = (argument) => measure(argument, LENGTH_UNITS);

/** A length in a CSS unit, a percentage or a bare number, to which `unit` is added. */
export const lengthOrPercentage =
  (unit = ''): OptionConverter =>
  (argument) => {
    const value = measure(argument, WIDTH_UNITS);
    if (typeof value === 'string') return value;
    const bare = measure(argument, new Set(['']));
    return typeof bare === 'string' ? bare + unit : value;
  };

/** Class names, made fit for attributes. */
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

/** One of several words, in whatever case. */
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

/** One of several words as they stand, or whatever another converter takes. */
export const wordOr =
  (words: readonly string[], other: OptionConverter): OptionConverter =>
  (argument) =>
    argument !== undefined && words.includes(argument) ? argument : other(argument);

const CODE_POINT = /^(?:(?:0x|x|\\x|U\+?|\\u)([0-9a-f]+)|&#x([0-9a-f]+);)$/i;

/** The character that a code stands for (`8212`, `U+2014`, `0x2014`, `&#x2014;`); any other text as it stands. */
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

const ENCODINGS =
  /^(?:utf[-_]?8(?:[-_]sig)?|utf[-_]?16(?:[-_]?[bl]e)?|us[-_]?ascii|ascii|latin[-_]?1|iso[-_]?8859[-_]?1)$/i;

/** The name of a character encoding; files come as text already, so it has no further effect. */
export const encoding: OptionConverter = required((argument) =>
  ENCODINGS.test(argument.trim()) ? argument : new InvalidValue(`unknown encoding: "${argument}"`),
);

const invalidInteger = (argument: string): InvalidValue =>
  new InvalidValue(`invalid literal for int() with base 10: ${repr(argument)}`);

const notANumber = (what: string): InvalidValue =>
  new InvalidValue(`${what} argument must be a string, a bytes-like object or a real number, not 'NoneType'`);
