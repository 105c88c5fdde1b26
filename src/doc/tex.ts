import { createRequire } from 'node:module';

/** How a formula is converted. */
export interface MathOptions {
  /** Whether it is a block of its own rather than part of a line. */
  readonly isBlock: boolean;
  /** Whether the MathML contains the TeX source as an annotation, which browsers do not show. */
  readonly isAnnotated: boolean;
}

/** A formula as MathML, or the reason why it cannot be converted, with the offset in the TeX. */
export type ConvertedTex = { readonly html: string } | { readonly problem: string; readonly offset: number };

interface TemmlOptions {
  readonly displayMode: boolean;
  readonly annotate: boolean;
  readonly throwOnError: true;
}

interface Temml {
  renderToString(tex: string, options: TemmlOptions): string;
}

/** In the bundle, `require` exists, and the library is part of the bundle and of its code cache. */
const loadLibrary = (): Temml =>
  typeof require === 'function' ? require('temml') : createRequire(import.meta.url)('temml');

let library: Temml | undefined;
const converted = new Map<string, ConvertedTex>();

/** Converts TeX to MathML; memoized. The library is loaded for the first formula. */
export function convertTex(tex: string, { isBlock, isAnnotated }: MathOptions): ConvertedTex {
  const key = `${isBlock} ${isAnnotated} ${tex}`;
  const known = converted.get(key);
  if (known) return known;
  library ??= loadLibrary();
  const result = convert(library, isBlock ? aligned(tex) : tex, {
    displayMode: isBlock,
    annotate: isAnnotated,
    throwOnError: true,
  });
  converted.set(key, result);
  return result;
}

/** Returns the error of a formula that cannot be converted. */
export function validateMath(
  tex: string,
  isBlock: boolean,
): { readonly message: string; readonly offset: number } | undefined {
  const result = convertTex(tex, { isBlock, isAnnotated: false });
  return 'html' in result ? undefined : { message: result.problem, offset: result.offset };
}

function convert(temml: Temml, tex: string, options: TemmlOptions): ConvertedTex {
  try {
    return { html: temml.renderToString(tex, options) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const position = 'position' in error && typeof error.position === 'number' ? error.position : 0;
    const [problem = ''] = error.message.split(/ at (?:position \d+|end of input)/);
    return { problem: problem.trim(), offset: position };
  }
}

/** docutils allows several lines aligned at `&` without an environment. */
const aligned = (tex: string): string =>
  /\\\\/.test(tex) && !/\\begin\{/.test(tex) ? `\\begin{aligned}${tex}\\end{aligned}` : tex;
