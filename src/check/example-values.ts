import type { DialectName } from '../schema/dialects.js';
import { type Schema, withParents } from '../schema/inherit.js';
import { matches } from '../schema/matcher.js';
import { validate } from '../schema/validate.js';
import type { Span } from '../source/text.js';
import { findJsonSyntaxError } from '../yaml/json-syntax-error.js';
import { parseYaml } from '../yaml/parse.js';
import { rangeOf } from '../yaml/ranges.js';
import { textAt } from '../yaml/scalar-text.js';
import { listAt, valueAt, type YamlCollection, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { Finding } from './finding.js';
import { capitalize, mismatchFinding } from './finding.js';

/** A value with the schema that it must match. */
export interface Example {
  readonly schema: Schema;
  /** `undefined` for a string of invalid JSON. */
  readonly value: YamlValue | undefined;
  readonly span: Span;
  /** The name of the parameter, if the value is the example of one. */
  readonly parameter?: string;
  /** Subject of messages: `the example of the response 200 of GET /x`. */
  readonly subject: string;
  readonly dialect: DialectName;
  /**
   * Examples of the path parameters, if the value is a body that may have any properties: one of them may be the type of the event whose
   * content is the body.
   */
  readonly eventTypes?: readonly string[];
  /** The syntax error of invalid JSON. */
  readonly problem?: Finding;
}

/** Whether a schema describes an object without naming its properties. */
export const hasAnyProperties = (schema: Schema): boolean =>
  ['properties', 'patternProperties', 'oneOf', 'anyOf'].every(
    (keyword) => withParents(schema)[keyword] === undefined,
  );

/** What an example is an example of. */
export interface ExampleContext {
  readonly schema: YamlMap;
  /** The location of an example without a position. */
  readonly whole: Span;
  readonly subject: string;
  readonly dialect: DialectName;
}

/**
 * Yields the examples within a schema: `example`, and the list `examples`. A string may contain the JSON of an object or an array, but not
 * of a scalar: `"7"` is not an integer.
 */
export function* schemaExamples(context: ExampleContext): Generator<Example> {
  const { schema } = context;
  if (valueAt(schema, 'example') !== undefined) yield* valueIn(schema, 'example', context);
  const examples = listAt(schema, 'examples') ?? [];
  for (const i of examples.keys()) yield* valueIn(examples, i, context);
}

function* valueIn(holder: YamlCollection, key: string | number, context: ExampleContext): Generator<Example> {
  const value = entryOf(holder, key);
  const { schema, whole, subject, dialect } = context;
  if (typeof value === 'string' && !/^\s*[[{]/.test(value))
    yield { schema, value, span: rangeOf(holder, key)?.value ?? whole, subject, dialect };
  else yield* exampleAt(holder, key, context);
}

const entryOf = (holder: YamlCollection, key: string | number): YamlValue | undefined =>
  Array.isArray(holder) ? holder[Number(key)] : valueAt(holder, String(key));

/** Yields the example under a key: the value itself, or the parsed JSON of a string if the schema does not allow strings. */
export function* exampleAt(
  holder: YamlCollection,
  key: string | number,
  { schema, whole, subject, dialect }: ExampleContext,
): Generator<Example> {
  const value = entryOf(holder, key);
  if (value === undefined) return;
  const example = { schema, value, span: rangeOf(holder, key)?.value ?? whole, subject, dialect };
  const text =
    typeof value === 'string' && matches(schema, value) === false ? textAt(holder, String(key)) : undefined;
  const error = text && findJsonSyntaxError(text.text);
  if (!text) yield example;
  else if (!error) yield { ...example, value: parseYaml(text).value };
  else {
    const { offset, reason } = error;
    const at = { source: text, start: offset, end: Math.min(offset + 1, text.text.length) };
    const problem = {
      message: `${capitalize(subject)} is not valid JSON: ${reason}.`,
      span: at,
      help: 'Correct the JSON, or write the example as YAML.',
    };
    yield { ...example, value: undefined, problem };
  }
}

/** Returns the mismatches between an example and its schema, each with the locations of both. */
export function exampleMismatches({ schema, value, span, subject, dialect }: Example): Finding[] {
  if (value === undefined) return [];
  const mismatches = validate(schema, value, span, dialect);
  const missing = new Map<number, number>();
  for (const { keyword, span: at } of mismatches)
    if (keyword === 'required') missing.set(at.start, (missing.get(at.start) ?? 0) + 1);
  return mismatches.map((mismatch) => {
    const finding = mismatchFinding(
      subject,
      mismatch,
      'Correct the example, or the schema if the example is right.',
    );
    const { source, start } = mismatch.span;
    const isOfOtherType = mismatch.keyword === 'required' && (missing.get(start) ?? 0) >= manyProperties;
    return isOfOtherType ? { ...finding, cause: `${source.path}:${start}` } : finding;
  });
}

/** An object that lacks so many required properties, or has so many undocumented ones, is probably of another type. */
export const manyProperties = 3;
