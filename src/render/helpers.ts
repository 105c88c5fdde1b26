/** Helpers that templates may use besides those of Handlebars. */
export const helpers = { eq: (a: unknown, b: unknown): boolean => a === b };

/** Every helper that a template may use. */
export const helperNames: ReadonlySet<string> = new Set([
  ...Object.keys(helpers),
  'if',
  'unless',
  'each',
  'with',
  'lookup',
]);

/** How templates are compiled. */
export const compileOptions = { knownHelpers: { eq: true }, knownHelpersOnly: true };
