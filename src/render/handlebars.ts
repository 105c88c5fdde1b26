import { createRequire } from 'node:module';
import type Handlebars from 'handlebars';
import { loadLibrary } from '../source/library.js';

/** Loads the compiler of templates with its runtime. */
export const loadCompiler = (): typeof Handlebars => loadLibrary('handlebars/dist/cjs/handlebars.js').default;

/** Loads the runtime of compiled templates. In the bundle, `require` exists, and the runtime is part of the bundle. */
export const loadRuntime = (): typeof Handlebars =>
  (typeof require === 'function'
    ? require('handlebars/dist/cjs/handlebars.runtime.js')
    : createRequire(import.meta.url)('handlebars/dist/cjs/handlebars.runtime.js')
  ).default;
