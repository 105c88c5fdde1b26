/**
 * Compiled templates by their text: none as long as the sources run as they are. In the bundle the tool's own stand
 * here (`bin/precompile.js`), which spares a run the compiler of templates.
 */
export const precompiled: ReadonlyMap<string, TemplateSpecification> = new Map();

type TemplateSpecification = object;
