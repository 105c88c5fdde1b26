import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { YamlDocument } from '../yaml/parse.js';
import { compose } from '../yaml/ranges.js';
import { isCollection, isMap, setEntry, type YamlMap, type YamlValue } from '../yaml/value.js';
import { isIncomplete, markIncomplete } from './incomplete.js';
import { containsReference, type Reference, type References } from './reference.js';

/** The input that resolving a file needs besides the file. */
export interface ResolveOptions {
  /** The references of the file, as `findReferences` returns them. */
  readonly references: References;
  /** The cycle that starts with a reference; empty where there is none. */
  cycleOf(reference: Reference): readonly Reference[];
  /** The resolved content of another file; `undefined` if it could not be read. */
  resolved(path: string): YamlValue | undefined;
}

export interface Resolved {
  /** `undefined` if the file could not be read. */
  readonly value: YamlValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Replaces the references of a document with the content of the files that they name. Siblings of a `$ref` override keys of the
 * referenced file. Collections without references are shared with the document, and referenced content with its own file. `rangeOf`
 * returns positions in the file that an entry comes from; `referenceOf` returns the span of the `$ref`. Cyclic references are reported
 * as `ref/circular` and left out.
 */
export function resolveReferences(document: YamlDocument, options: ResolveOptions): Resolved {
  const { value } = document;
  const { list, affected } = options.references;
  if (value === undefined || affected.size === 0) return { value, diagnostics: [] };
  const targets = new Map<YamlMap, Reference>();
  const diagnostics: Diagnostic[] = [];
  const acyclic = new Set<string>();
  for (const reference of list) {
    const cycle = acyclic.has(reference.file) ? [] : options.cycleOf(reference);
    if (cycle.length > 0) diagnostics.push(circular(reference, cycle));
    else {
      acyclic.add(reference.file);
      targets.set(reference.map, reference);
    }
  }

  const resolve = (part: YamlValue): YamlValue => {
    if (!isCollection(part) || !affected.has(part)) return part;
    if (Array.isArray(part)) return compose(part.map(resolve), [part]);
    const reference = targets.get(part);
    if (reference) return replace(part, reference);
    const result = compose(resolveEntries({ ...part }, part), [part]);
    if (containsReference(part)) markIncomplete(result);
    return result;
  };

  /** Sets the resolved entries of a map; its own reference is left out. */
  const resolveEntries = (result: YamlMap, map: YamlMap): YamlMap => {
    for (const key of Object.keys(map)) {
      const entry = map[key] ?? null;
      if (key === '$ref' && containsReference(map)) {
        if (result.$ref === entry) delete result.$ref;
      } else setEntry(result, key, resolve(entry));
    }
    return result;
  };

  const replace = (map: YamlMap, { target, span }: Reference): YamlValue => {
    const content = options.resolved(target);
    if (Array.isArray(content)) return compose([...content], [content], span);
    // A file that contains only a scalar lacks the referenced content.
    const base = isMap(content) ? content : undefined;
    const result = compose(resolveEntries({ ...base }, map), base ? [base, map] : [map], span);
    if (!base || isIncomplete(base)) markIncomplete(result);
    return result;
  };

  return { value: resolve(value), diagnostics };
}

const circular = (reference: Reference, cycle: readonly Reference[]): Diagnostic => ({
  rule: 'ref/circular',
  severity: 'error',
  message:
    cycle.length < 2 ? 'The file refers to itself.' : `"${reference.target}" refers back to this file.`,
  span: reference.span,
  related: cycle.slice(1).map(({ target, span }) => ({ message: `refers to ${target}`, span })),
  help: 'Remove one of the references of the cycle.',
});
