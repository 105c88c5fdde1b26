import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../source/text.js';

/** The values that a page cannot do without, by the template that is given them. */
const requiredValues: ReadonlyMap<string, readonly string[]> = new Map([
  ['page', ['content', 'redirect', 'chapterList', 'movedAnchors']],
  ['index', ['documents']],
]);

/** Observes which of the required values a template reads. */
export interface Reading {
  /** The values to render with. */
  readonly values: object;
  /** The required values that are present and have not been read. */
  unread(): string[];
}

/** Prepares values for a template; `undefined` if none of them is required. */
export function observeReading(template: string, values: object): Reading | undefined {
  const given = new Map(Object.entries(values));
  const required = (requiredValues.get(template) ?? []).filter((name) => given.get(name) !== undefined);
  if (required.length === 0) return undefined;
  const read = new Set<string>();
  const observed = { ...values };
  for (const name of required)
    Object.defineProperty(observed, name, {
      enumerable: true,
      get: () => {
        read.add(name);
        return given.get(name);
      },
    });
  return { values: observed, unread: () => required.filter((name) => !read.has(name)) };
}

/** `templates/missing-value`: a template of the repository that omits a value, for example because it was written before the value existed. */
export const missingValue = (template: string, value: string, source: SourceText): Diagnostic => ({
  rule: 'templates/missing-value',
  severity: 'warning',
  message: `The template "${template}.hbs" does not use the value "${value}", which a page needs.`,
  span: { source, start: 0, end: 0 },
  help: `Add the value, as the template of the tool does; templates/README.md describes it.`,
});
