import { describe, expect, it } from 'vitest';
import * as options from '../../../src/rst/directives/options.js';
import { formatDate } from '../../../src/rst/directives/strftime.js';

const { InvalidValue } = options;

describe('option values', () => {
  it.each<[options.OptionConverter, string | undefined, unknown]>([
    [options.flag, undefined, undefined],
    [options.integer, ' 12 ', 12],
    [options.integer, '1_000', 1000],
    [options.percentage, '50 %', 50],
    [options.positiveIntegers, '10, 20', [10, 20]],
    [options.positiveIntegers, '10 20', [10, 20]],
    [options.lengthOrUnitless, '2.5 em', '2.5em'],
    [options.lengthOrUnitless, '50', '50'],
    [options.lengthOrPercentage('px'), '50', '50px'],
    [options.lengthOrPercentage('px'), '50%', '50%'],
    [options.classNames, 'One two_three', ['one', 'two-three']],
    [options.choice('left', 'right'), ' LEFT ', 'left'],
    [options.singleCharacterOrBlank, 'tab', '\t'],
    [options.singleCharacter, 'U+2014', '—'],
    [options.uri, 'a b\n  c', 'abc'],
  ])('%o converts %j to %j', (convert, argument, value) => {
    expect(convert(argument)).toEqual(value);
  });

  it.each<[options.OptionConverter, string | undefined, string]>([
    [options.flag, 'x', 'no argument is allowed; "x" supplied'],
    [options.unchangedRequired, undefined, 'argument required but none supplied'],
    [options.integer, 'two', "invalid literal for int() with base 10: 'two'"],
    [options.nonnegativeInteger, '-1', 'negative value; must be positive or zero'],
    [options.positiveIntegers, '1 0', 'negative or zero value; must be positive'],
    [options.classNames, '1', 'cannot make "1" into a class name'],
    [options.choice('a', 'b', 'c'), 'd', '"d" unknown; choose from "a", "b", or "c"'],
    [options.singleCharacter, 'two', "'two' invalid; must be a single character or a Unicode code"],
  ])('%o rejects %j', (convert, argument, message) => {
    expect(convert(argument)).toEqual(new InvalidValue(message));
  });
});

describe('dates', () => {
  const date = new Date(Date.UTC(2021, 0, 9, 15, 4, 5));
  it.each([
    ['%Y-%m-%d', '2021-01-09'],
    ['%A, %e %B %Y', 'Saturday,  9 January 2021'],
    ['%j %U %W %w', '009 01 01 6'],
    ['%I:%M %p 100%% %Q', '03:04 PM 100% %Q'],
  ])('%s', (format, expected) => {
    expect(formatDate(date, format)).toBe(expected);
  });
});
