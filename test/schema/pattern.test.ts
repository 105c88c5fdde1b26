import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complexityOf } from '../../src/schema/pattern/ambiguity.js';
import { patternOf } from '../../src/schema/pattern/pattern.js';

describe('the complexity of a pattern', () => {
  test.each([
    '^([a-z]+-?)+$',
    '^(a*)*$',
    '(a|a)*$',
    '^(?:[a-z]+|[0-9]+)*$',
    '^(?:[a-z]|[a-f])+$',
    '(x+x+)+y',
    '^(a?b?)*$',
    '^(xa?|xb?)*$',
    '^(x(a?|b?))*$',
    '^(.*,)*$',
    '^(\\p{L}+ ?)*$',
    '(\\w+\\s?)+$',
    '^(?:(?:a+)b?){2,}$',
  ])('%s is exponential', (source) => {
    expect(complexityOf(source)).toBe('exponential');
  });

  test.each([
    '^[a-z]+(-[a-z]+)*$',
    '^(a|ab)*$',
    '^(\\.[a-z]+)*$',
    '^([a-z]+\\.)*[a-z]+$',
    '^([0-9a-f]{2})+$',
    '^@.*:.*$',
    '^([^,]*,)*$',
    '^\\d{1,3}(?:,\\d{3})*$',
    // A match ends before the engine has to try another way.
    '^(a+)+',
    '(a*)*b?',
    '^(a|b?|c?)*$',
    '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.|$)){4}$',
  ])('%s is polynomial', (source) => {
    expect(complexityOf(source)).toBe('polynomial');
  });

  test.each(['(a)\\1', '^(a{1,100}){1,100}$', '['])('%s is unknown', (source) => {
    expect(complexityOf(source)).toBe('unknown');
  });
});

describe('matching', () => {
  test.each<[string, string, boolean | undefined]>([
    ['^([a-z]+-?)+$', 'thisisaverylongnameofapropertyofacow_x', false],
    ['^([a-z]+-?)+$', 'a-very-long-name-of-a-property-of-a-cow', true],
    ['^(a+)+$', `${'a'.repeat(5000)}b`, false],
    ['.*.*.*.*.*x$', 'a'.repeat(300), false],
    ['^(\\u0061+|\\u{62}+|\\cA)+$', `${'ab'.repeat(40)}\u0001`, true],
    // The linear engine supports neither large counts, lookaround nor backreferences.
    ['^(a{1,100}){1,100}$', `${'a'.repeat(60)}!`, undefined],
    ['^(?=a)(a+)+$', `${'a'.repeat(60)}b`, undefined],
    ['^((a+)\\2)+$', `${'a'.repeat(60)}b`, undefined],
    ['^(?=a)[a-z]+$', 'a'.repeat(60), true],
  ])('%s takes bounded time', (source, text, expected) => {
    expect(patternOf(source)?.test(text)).toBe(expected);
  });

  test('an invalid pattern is not compiled', () => expect(patternOf('(')).toBeUndefined());

  test('agrees with the engine of JavaScript', () => {
    const piece = fc.constantFrom(
      ...['a', 'b', '.', '[ab]', '[^a]', '\\w', '(a|b)', '(?:ab)', '(a|ab)+', '(a+b?)*', '(a*)*', '\\u0062'],
    );
    const quantifier = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '{2,}');
    const source = fc
      .tuple(fc.boolean(), fc.array(fc.tuple(piece, quantifier), { maxLength: 4 }), fc.boolean())
      .map(([starts, pieces, ends]) => {
        const body = pieces.map(([text, count]) => (/[*+]$/.test(text) ? text : text + count)).join('');
        return `${starts ? '^' : ''}${body}${ends ? '$' : ''}`;
      });
    fc.assert(
      fc.property(
        source,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 }),
        (pattern, text) => {
          expect(patternOf(pattern)?.test(text)).toBe(new RegExp(pattern, 'u').test(text));
        },
      ),
      { numRuns: 500 },
    );
  });
});
