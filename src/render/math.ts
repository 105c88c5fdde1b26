import { createRequire } from 'node:module';
import { escapeHtml } from './escape.js';

/** Converts TeX to MathML; TeX that cannot be parsed is shown as code. */
export type MathWriter = (tex: string, block: boolean) => string;

interface Temml {
  renderToString(tex: string, options: { displayMode: boolean; throwOnError: boolean }): string;
}

const load = createRequire(import.meta.url);
const loadLibrary = (): Temml => load('temml');

/** Creates a converter that loads the library on first use and memoizes its results. */
export function createMathWriter(): MathWriter {
  let library: Temml | undefined;
  const done = new Map<string, string>();
  return (tex, block) => {
    const key = `${block}${tex}`;
    let html = done.get(key);
    if (html === undefined) {
      library ??= loadLibrary();
      html = mathml(library, tex, block);
      done.set(key, html);
    }
    return html;
  };
}

function mathml(library: Temml, tex: string, block: boolean): string {
  try {
    return library.renderToString(block ? aligned(tex) : tex, { displayMode: block, throwOnError: true });
  } catch {
    return `<code>${escapeHtml(tex)}</code>`;
  }
}

/** docutils allows several lines aligned at `&` without an environment. */
const aligned = (tex: string): string =>
  /\\\\/.test(tex) && !/\\begin\{/.test(tex) ? `\\begin{aligned}${tex}\\end{aligned}` : tex;
