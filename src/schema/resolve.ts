import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';
import type { YamlDocument } from '../yaml/parse.js';
import { compose } from '../yaml/ranges.js';
import {
  isCollection,
  isMap,
  setEntry,
  type YamlCollection,
  type YamlMap,
  type YamlValue,
} from '../yaml/value.js';
import { isIncomplete, markIncomplete } from './incomplete.js';
import { nestedReferences, nestedReferencesLimit, raiseNestedReferences } from './nesting.js';
import { formatPointer } from './pointer.js';
import { markRecursive } from './recursion.js';
import type { Reference, References } from './reference.js';
import { findRecursion } from './reference-graph.js';
import { containsReference } from './reference-target.js';

/** A file whose references are resolved. */
export interface UnresolvedFile {
  readonly document: YamlDocument;
  /** As `findReferences` returns them. */
  readonly references: References;
}

export interface Resolved {
  /** `undefined` if the file could not be read. */
  readonly value: YamlValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Replaces the references of files that refer to each other, by canonical path; mostly that is a single file. `resolved` returns the resolved
 * content of any other file that they refer to, or `undefined` if it could not be read.
 *
 * Siblings of a `$ref` override keys of the referenced value. Collections without references are shared with the document, and referenced
 * content with its own file. `rangeOf` returns positions in the file that an entry comes from; `referenceOf` returns the span of the `$ref`.
 * A recursive reference stays, and `followRecursion` returns its schema; one that has no end is reported as `ref/circular` and left out,
 * and one in whose target `nestedReferencesLimit` references are nested as `ref/nesting-limit`.
 */
export function resolveReferences(
  files: ReadonlyMap<string, UnresolvedFile>,
  resolved: (path: string) => YamlValue | undefined,
): ReadonlyMap<string, Resolved> {
  const resolver = new FileResolver(files, resolved);
  return new Map([...files].map(([file, { document }]) => [file, resolver.resolve(file, document)]));
}

class FileResolver {
  readonly #references = new Map<YamlCollection, Reference>();
  readonly #affected = new Set<YamlCollection>();
  readonly #results = new Map<YamlCollection, YamlValue>();
  readonly #recursive = new Set<Reference>();
  readonly #endless = new Map<Reference, readonly Reference[]>();
  readonly #tooDeep: Reference[] = [];

  constructor(
    private readonly files: ReadonlyMap<string, UnresolvedFile>,
    private readonly resolved: (path: string) => YamlValue | undefined,
  ) {
    const inside: Reference[] = [];
    for (const { references } of files.values()) {
      for (const part of references.affected) this.#affected.add(part);
      for (const reference of references.list) {
        this.#references.set(reference.map, reference);
        if (files.has(reference.file)) inside.push(reference);
      }
    }
    if (inside.length > 0) this.#findRecursion(inside);
  }

  #findRecursion(inside: readonly Reference[]): void {
    const recursion = findRecursion(
      [...this.files.values()].flatMap(({ document: { value }, references: { list, affected } }) =>
        isCollection(value)
          ? [{ value, affected, references: list.filter(({ file }) => this.files.has(file)) }]
          : [],
      ),
    );
    for (const reference of inside) {
      const cycle = recursion.endlessCycle(reference);
      if (cycle.length > 0) this.#endless.set(reference, cycle);
      else if (recursion.isRecursive(reference)) this.#recursive.add(reference);
    }
    for (const target of recursion.innermostFirst) this.#value(target);
  }

  resolve(file: string, { value }: YamlDocument): Resolved {
    const resolved = value === undefined ? undefined : this.#value(value);
    const diagnostics: Diagnostic[] = [];
    const reported = new Set<Reference>();
    for (const [reference, cycle] of this.#endless) {
      if (reference.span.source.path !== file || reported.has(reference)) continue;
      diagnostics.push(circular(reference, cycle));
      for (const step of cycle) reported.add(step);
    }
    for (const { span } of this.#tooDeep) if (span.source.path === file) diagnostics.push(tooDeep(span));
    return { value: resolved, diagnostics };
  }

  #value(part: YamlValue): YamlValue {
    if (!isCollection(part) || !this.#affected.has(part)) return part;
    const before = this.#results.get(part);
    if (before !== undefined) return before;
    const result = Array.isArray(part)
      ? compose(
          part.map((item) => this.#value(item)),
          [part],
        )
      : this.#map(part);
    this.#results.set(part, result);
    if (isCollection(result))
      for (const inner of Object.values(result)) raiseNestedReferences(result, nestedReferences(inner));
    return result;
  }

  #map(map: YamlMap): YamlValue {
    const reference = this.#references.get(map);
    if (reference && this.#recursive.has(reference)) return this.#recursiveReference(map, reference);
    if (reference && !this.#endless.has(reference)) return this.#replace(map, reference);
    return this.#withoutContent(map);
  }

  /** A map whose own reference, if it has one, is left out. */
  #withoutContent(map: YamlMap): YamlMap {
    const result = compose(this.#entries({ ...map }, map), [map]);
    if (containsReference(map)) markIncomplete(result);
    return result;
  }

  /** Sets the resolved entries of a map; its own reference is left out. */
  #entries(result: YamlMap, map: YamlMap): YamlMap {
    for (const key of Object.keys(map)) {
      const entry = map[key] ?? null;
      if (key === '$ref' && containsReference(map)) {
        if (result.$ref === entry) delete result.$ref;
      } else setEntry(result, key, this.#value(entry));
    }
    return result;
  }

  /** The reference with resolved siblings. */
  #recursiveReference(map: YamlMap, reference: Reference): YamlMap {
    const result = compose(this.#entries({ ...map }, map), [map]);
    result.$ref = map.$ref ?? null;
    markRecursive(result, () => this.#content(reference));
    return result;
  }

  #replace(map: YamlMap, reference: Reference): YamlValue {
    const content = this.#content(reference);
    const nested = nestedReferences(content) + 1;
    if (nested > nestedReferencesLimit) {
      if (nested < Number.POSITIVE_INFINITY) this.#tooDeep.push(reference);
      const result = this.#withoutContent(map);
      raiseNestedReferences(result, Number.POSITIVE_INFINITY);
      return result;
    }
    const result = this.#combine(map, reference, content);
    if (isCollection(result)) raiseNestedReferences(result, nested);
    return result;
  }

  #combine(map: YamlMap, { keys, span }: Reference, content: YamlValue | undefined): YamlValue {
    if (Array.isArray(content)) return compose([...content], [content], span);
    // A part may be a scalar; a whole file that is one lacks the referenced content.
    if (content !== undefined && !isMap(content) && keys.length > 0) return content;
    const base = isMap(content) ? content : undefined;
    const result = compose(this.#entries({ ...base }, map), base ? [base, map] : [map], span);
    if (!base || isIncomplete(base)) markIncomplete(result);
    return result;
  }

  #content({ file, target, keys, value }: Reference): YamlValue | undefined {
    if (this.files.has(file)) return value === undefined ? undefined : this.#value(value);
    let content = this.resolved(target);
    for (const key of keys) {
      if (!isCollection(content)) return undefined;
      content = Array.isArray(content) ? content[Number(key)] : content[key];
    }
    return content;
  }
}

const tooDeep = (span: Span): Diagnostic => ({
  rule: 'ref/nesting-limit',
  severity: 'error',
  message: `More than ${nestedReferencesLimit} references are nested here.`,
  span,
  help: 'Refer to fewer levels, each of which contains more.',
});

function circular(reference: Reference, cycle: readonly Reference[]): Diagnostic {
  const { keys, target, span } = reference;
  const isWhole = keys.length === 0;
  return {
    rule: 'ref/circular',
    severity: 'error',
    message:
      cycle.length < 2
        ? `The ${isWhole ? 'file' : 'referenced value'} refers to itself.`
        : `"${isWhole ? target : span.source.text.slice(span.start, span.end).replace(/^["']|["']$/g, '')}" refers back to this ${isWhole ? 'file' : 'reference'}.`,
    span,
    related: cycle.slice(1).map((next) => ({
      message: `refers to ${next.target}${next.keys.length > 0 ? `#${formatPointer(next.keys)}` : ''}`,
      span: next.span,
    })),
    help: 'Remove one of the references of the cycle.',
  };
}
