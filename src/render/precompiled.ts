/**
 * Compiled templates by their source text. Empty unless bundled: `bin/precompile.mjs` fills it with the templates of the
 * tool, so that a run does not load the template compiler.
 */
export const precompiled: ReadonlyMap<string, TemplateSpecification> = new Map();

type TemplateSpecification = object;
