/** Template helpers in addition to the helpers of Handlebars. */
export const helpers = { eq: (a: unknown, b: unknown): boolean => a === b };

/** The number of arguments of every helper. */
export const helperValues: ReadonlyMap<string, number> = new Map([
  ['eq', 2],
  ['if', 1],
  ['unless', 1],
  ['each', 1],
  ['with', 1],
  ['lookup', 2],
]);

/** Compile options of Handlebars. */
export const compileOptions = { knownHelpers: { eq: true }, knownHelpersOnly: true };
