import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** A file that says what this tool is to do is wrong: its problems are shown, and the exit status is 2. */
export class ConfigurationError extends Error {
  override readonly name = 'WrongConfiguration';

  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super('the configuration is wrong');
  }
}
