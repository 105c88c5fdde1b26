import { createRequire } from 'node:module';

/**
 * Loads a module of a library synchronously, for code that few runs need. `bin/libraries.mjs` lists the modules: in the package they are in
 * files of their own, because a longer bundle takes more time to load, and there it replaces this function.
 */
export const loadLibrary: (name: string) => ReturnType<NodeJS.Require> = createRequire(import.meta.url);
