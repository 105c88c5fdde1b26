import type { Diagnostic, Related } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';
import { rangeOf, referenceOf, spanOf } from '../yaml/ranges.js';
import { isCollection, type YamlValue } from '../yaml/value.js';
import { isIncomplete } from './incomplete.js';
import { refSiblingsAt } from './ref-siblings.js';

/** One way in which a value does not fit a schema. */
export interface Mismatch {
  /** The keyword of JSON Schema that is broken. */
  readonly keyword: string;
  /** The property that is missing, or one too many. */
  readonly property: string | undefined;
  /** One sentence. */
  readonly message: string;
  /** Keys from the value's root on. */
  readonly path: readonly string[];
  /** What was meant, where a name is near. */
  readonly help: string | undefined;
  /** Where the value stands that does not fit. */
  readonly span: Span;
  /** The `$ref` that gives the value to what keys beside it adapt. */
  readonly adapted: Span | undefined;
  /** Where the value comes from, if `span` is another place. */
  readonly origin?: Span;
  /** Where the schema says so. */
  readonly schemaSpan: Span | undefined;
  /** The references through which the value came, the outermost first. */
  readonly references: readonly Span[];
  /** Whether something is missing there because a reference leads nowhere. */
  readonly isConsequence: boolean;
}

/** A mismatch as a problem at the value's place, with the schema's place and the way there. */
export function mismatchDiagnostic(rule: string, subject: string, mismatch: Mismatch): Diagnostic {
  const { message, span, origin, schemaSpan, references, help } = mismatch;
  const related: Related[] = references
    .filter((reference) => reference !== span)
    .map((reference) => ({ message: 'referred to from here', span: reference }));
  if (origin) related.unshift({ message: 'the value comes from here', span: origin });
  if (schemaSpan) related.unshift({ message: 'the schema says so here', span: schemaSpan });
  return { rule, severity: 'error', message: `${subject}: ${message}`, span, related, ...(help && { help }) };
}

/** A place in a value, found by its path. */
export interface Place {
  readonly value: YamlValue | undefined;
  readonly span: Span;
  readonly adapted: Span | undefined;
  readonly references: readonly Span[];
  readonly isConsequence: boolean;
}

/** Follows a path into a value whose own place is `span`. */
export function placeAt(root: YamlValue, path: readonly string[], span: Span): Place {
  const references: Span[] = [];
  let value: YamlValue | undefined = root;
  let place = span;
  let adapted: Span | undefined;
  let isConsequence = false;
  for (const key of path) {
    if (!isCollection(value)) break;
    isConsequence ||= isIncomplete(value);
    noteReference(value, references);
    adapted ??= refSiblingsAt(value, key);
    place = rangeOf(value, key)?.value ?? place;
    value = Array.isArray(value) ? value[Number(key)] : value[key];
  }
  if (isCollection(value)) {
    noteReference(value, references);
    isConsequence ||= isIncomplete(value);
    if (path.length === 0) place = spanOf(value) ?? place;
  }
  return { value, span: place, adapted, references, isConsequence };
}

function noteReference(value: YamlValue, references: Span[]): void {
  const reference = isCollection(value) ? referenceOf(value) : undefined;
  if (reference) references.push(reference);
}
