import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type Problem, toProblem } from '../diagnostics/problem.js';

/** An error of usage, configuration or environment: its message names the problem and the remedy. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

/** Problems in a configuration file, as diagnostics. */
export class ConfigurationError extends UsageError {
  override readonly name = 'ConfigurationError';

  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super('The configuration has errors.');
  }

  /** The diagnostics as plain data. */
  get problems(): readonly Problem[] {
    return this.diagnostics.map(toProblem);
  }
}
