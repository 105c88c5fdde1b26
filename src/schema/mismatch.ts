import type { Diagnostic, Related } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';
import { rangeOf, referenceOf, spanOf } from '../yaml/ranges.js';
import { isCollection, type YamlValue } from '../yaml/value.js';
import { isIncomplete } from './incomplete.js';
import { extendedReferenceAt } from './ref-siblings.js';

/** A violation of a schema by a value, in words. */
export interface Mismatch {
  /** The violated keyword of JSON Schema. */
  readonly keyword: string;
  /** The missing or the unexpected property. */
  readonly property: string | undefined;
  /** A clause that follows the subject of the diagnostic and a colon. */
  readonly message: string;
  /** The path from the root of the value. */
  readonly path: readonly string[];
  /** A suggestion for a misspelt name. */
  readonly help: string | undefined;
  /** The part of the value. */
  readonly span: Span;
  /** The `$ref` with siblings that the value was taken from. */
  readonly extendedReference: Span | undefined;
  /** The definition of the value, if `span` is a reference to it. */
  readonly origin?: Span;
  /** The violated keyword in the schema file. */
  readonly schemaSpan: Span | undefined;
  /** The references through which the value was included, outermost first. */
  readonly references: readonly Span[];
  /** Whether the mismatch follows from an unresolved reference. */
  readonly isConsequence: boolean;
}

/** Creates a diagnostic at the value; the schema and the references to the value are related positions. */
export function mismatchDiagnostic(rule: string, subject: string, mismatch: Mismatch): Diagnostic {
  const { message, span, origin, schemaSpan, references, help } = mismatch;
  const related: Related[] = references
    .filter((reference) => reference !== span)
    .map((reference) => ({ message: 'referenced here', span: reference }));
  if (origin) related.unshift({ message: 'the value is defined here', span: origin });
  if (schemaSpan) related.unshift({ message: 'required by the schema here', span: schemaSpan });
  return { rule, severity: 'error', message: `${subject}: ${message}`, span, related, ...(help && { help }) };
}

/** A part of a value, with its position. */
export interface LocatedValue {
  readonly value: YamlValue | undefined;
  readonly span: Span;
  readonly extendedReference: Span | undefined;
  readonly references: readonly Span[];
  readonly isConsequence: boolean;
}

/** Follows a path into a value. `fallback` is the span of a value without a position. */
export function locate(root: YamlValue, path: readonly string[], fallback: Span): LocatedValue {
  const references: Span[] = [];
  let value: YamlValue | undefined = root;
  let span = fallback;
  let extendedReference: Span | undefined;
  let isConsequence = false;
  for (const key of path) {
    if (!isCollection(value)) break;
    isConsequence ||= isIncomplete(value);
    addReference(value, references);
    extendedReference ??= extendedReferenceAt(value, key);
    span = rangeOf(value, key)?.value ?? span;
    value = Array.isArray(value) ? value[Number(key)] : value[key];
  }
  if (isCollection(value)) {
    addReference(value, references);
    isConsequence ||= isIncomplete(value);
    if (path.length === 0) span = spanOf(value) ?? span;
  }
  return { value, span, extendedReference, references, isConsequence };
}

function addReference(value: YamlValue, references: Span[]): void {
  const reference = isCollection(value) ? referenceOf(value) : undefined;
  if (reference) references.push(reference);
}
