import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { YamlDocument } from '../yaml/parse.js';
import { compose } from '../yaml/ranges.js';
import { isCollection, isMap, setEntry, type YamlMap, type YamlValue } from '../yaml/value.js';
import { isIncomplete, markIncomplete } from './incomplete.js';
import { containsReference, type Reference, type References } from './reference.js';

/** What resolving a file needs to know. */
export interface ResolveOptions {
  /** The references of the file, as `findReferences` gives them. */
  readonly references: References;
  /** The references by which this one leads back to its file; empty where it does not. */
  cycleOf(reference: Reference): readonly Reference[];
  /** The content of another file, resolved itself; `undefined` where it could not be read. */
  resolved(path: string): YamlValue | undefined;
}

export interface Resolved {
  /** `undefined` where the file could not be read. */
  readonly value: YamlValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Puts the files that a document refers to in the place of the references: keys that stand beside a `$ref` win over those of
 * the file. What holds no reference is shared with the document, what comes from another file with that one; places are
 * those of the file that an entry comes from (`rangeOf`), and `referenceOf` gives that of the `$ref`. Reports `ref/circular`;
 * such references are left out.
 */
export function resolveReferences(document: YamlDocument, options: ResolveOptions): Resolved {
  const { value } = document;
  const { list, holders } = options.references;
  if (value === undefined || holders.size === 0) return { value, diagnostics: [] };
  const targets = new Map<YamlMap, Reference>();
  const diagnostics: Diagnostic[] = [];
  const straight = new Set<string>();
  for (const reference of list) {
    const circle = straight.has(reference.file) ? [] : options.cycleOf(reference);
    if (circle.length > 0) diagnostics.push(circular(reference, circle));
    else {
      straight.add(reference.file);
      targets.set(reference.holder, reference);
    }
  }

  const resolve = (part: YamlValue): YamlValue => {
    if (!isCollection(part) || !holders.has(part)) return part;
    if (Array.isArray(part)) return compose(part.map(resolve), [part]);
    const reference = targets.get(part);
    if (reference) return replace(part, reference);
    const result = compose(resolveEntries({ ...part }, part), [part]);
    if (containsReference(part)) markIncomplete(result);
    return result;
  };

  /** Sets the entries of a map as they are once resolved; its own reference, where it leads nowhere, is left out. */
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
    // A file that is one word has lost what was referred to.
    const known = isMap(content) ? content : undefined;
    const result = compose(resolveEntries({ ...known }, map), known ? [known, map] : [map], span);
    if (!known || isIncomplete(known)) markIncomplete(result);
    return result;
  };

  return { value: resolve(value), diagnostics };
}

const circular = (reference: Reference, circle: readonly Reference[]): Diagnostic => ({
  rule: 'ref/circular',
  severity: 'error',
  message: circle.length < 2 ? 'This file refers to itself.' : `${reference.target} leads back to this file.`,
  span: reference.span,
  related: circle
    .slice(1)
    .map(({ target, span }) => ({ message: `from here it goes on to ${target}`, span })),
  help: 'Take one of the references of the circle out.',
});
