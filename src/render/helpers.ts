/** Helpers that templates may use besides those of Handlebars. */
export const helpers = { eq: (a: unknown, b: unknown): boolean => a === b };

/** How many values every helper that a template may use takes. */
export const helperValues: ReadonlyMap<string, number> = new Map([
  ['eq', 2],
  ['if', 1],
  ['unless', 1],
  ['each', 1],
  ['with', 1],
  ['lookup', 2],
]);

/** How templates are compiled. */
export const compileOptions = { knownHelpers: { eq: true }, knownHelpersOnly: true };
