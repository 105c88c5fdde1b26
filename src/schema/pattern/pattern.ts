import type { RE2JS } from 're2js';
import { loadLibrary } from '../../source/library.js';
import { type Complexity, complexityOf } from './ambiguity.js';

/** The number of steps for which the engine of JavaScript is used; it takes less than 100 ms. */
const maxSteps = 1e7;

/** A regular expression of a schema, matched in bounded time. */
export interface Pattern {
  /** Whether a part of the text matches; `undefined` if that cannot be determined in bounded time. */
  test(text: string): boolean | undefined;
  /** Whether other engines, which try all ways to match, can take exponential time. */
  isExponential(): boolean;
  /** Whether `test` is limited to short texts, because the linear engine does not support the pattern. */
  isUnsupported(): boolean;
}

const cache = new Map<string, Pattern | undefined>();

/** Compiles a pattern; memoized. Falls back to non-Unicode mode, which accepts unnecessary escapes. Returns `undefined` if it is invalid. */
export function patternOf(source: string): Pattern | undefined {
  const cached = cache.get(source);
  if (cached || cache.has(source)) return cached;
  const native = compile(source, 'u') ?? compile(source, '');
  const pattern = native && new BoundedPattern(source, native);
  cache.set(source, pattern);
  return pattern;
}

function compile(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

//  (…)*   (…)+   (…){2,}
const quantifiedGroup = /\)(?:[*+]|\{\d+(?:,\d*)?\})/;
const countedGroup = /\)\{\d+,\d+\}/;
const repetition = /[*+]|\{\d+,\d*\}/g;

/**
 * Matches by the engine of JavaScript where it takes few steps, otherwise by one that takes linear time. A pattern that the linear engine
 * does not support is matched only if it cannot take exponential time.
 */
class BoundedPattern implements Pattern {
  /** The number of repetitions: the steps are at most the length of the text to the power of it. */
  readonly #degree: number;
  readonly #hasGroup: boolean;
  #complexity: Complexity | undefined;
  #linear: RE2JS | undefined | null;

  constructor(
    private readonly source: string,
    private readonly native: RegExp,
  ) {
    this.#hasGroup = quantifiedGroup.test(source);
    this.#degree = (source.match(repetition)?.length ?? 0) + (source.startsWith('^') ? 0 : 1);
  }

  test(text: string): boolean | undefined {
    if (this.#isCheap(text.length)) return this.native.test(text);
    const linear = this.#linearEngine();
    if (linear) return linear.matcher(text).find();
    return this.#isPolynomial() ? this.native.test(text) : undefined;
  }

  isExponential(): boolean {
    return this.#hasGroup && this.#complexityOf() === 'exponential';
  }

  isUnsupported(): boolean {
    return !this.#isPolynomial() && this.#linearEngine() === null;
  }

  #linearEngine(): RE2JS | null {
    if (this.#linear === undefined) this.#linear = compileLinear(this.source) ?? null;
    return this.#linear;
  }

  #isCheap(length: number): boolean {
    return length < 2 || (length ** this.#degree <= maxSteps && this.#isPolynomial());
  }

  #isPolynomial(): boolean {
    if (!this.#hasGroup) return true;
    return !countedGroup.test(this.source) && this.#complexityOf() === 'polynomial';
  }

  #complexityOf(): Complexity {
    this.#complexity ??= complexityOf(this.source);
    return this.#complexity;
  }
}

/** Compiles a pattern for RE2, which lacks backreferences and lookaround; `undefined` if it uses them. */
function compileLinear(source: string): RE2JS | undefined {
  const library: { RE2JS: typeof RE2JS } = loadLibrary('re2js');
  try {
    return library.RE2JS.compile(inSyntaxOfRe2(source));
  } catch {
    return undefined;
  }
}

const otherEscape = /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|c([A-Za-z])|[\s\S])/g;

/** Rewrites escapes that RE2 spells in another way: `\u0041`, `\u{41}`, `\cA`. */
const inSyntaxOfRe2 = (source: string): string =>
  source.replace(otherEscape, (text, braced?: string, digits?: string, control?: string) => {
    const code = braced ?? digits ?? (control && (control.charCodeAt(0) % 32).toString(16));
    return code ? `\\x{${code}}` : text;
  });
