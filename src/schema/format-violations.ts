import { loadLibrary } from '../source/library.js';
import type { Span } from '../source/text.js';
import { rangeOf } from '../yaml/ranges.js';
import { isCollection, isMap, listAt, mapAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { type Schema, withParents } from './inherit.js';
import { matches } from './matcher.js';
import { followRecursion } from './recursion.js';

/** A text that does not have the format that its schema names. */
export interface FormatViolation {
  readonly value: string;
  readonly format: string;
  readonly span: Span;
  /** The `format` in the schema. */
  readonly formatSpan: Span | undefined;
}

/** The formats that are checked. The others of ajv-formats are numbers, or accept everything. */
const checked = new Set([
  ...['date', 'time', 'date-time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri', 'uri-reference'],
  ...['uri-template', 'uuid', 'json-pointer', 'relative-json-pointer', 'regex', 'byte'],
]);

type Test = (text: string) => boolean;

let formats: Map<string, Test> | undefined;

/** Loads ajv-formats on first use. */
function testOf(format: string): Test | undefined {
  if (!checked.has(format)) return undefined;
  if (!formats) {
    formats = new Map();
    const { fullFormats }: { fullFormats: Readonly<Record<string, unknown>> } = loadLibrary(
      'ajv-formats/dist/formats.js',
    );
    for (const [name, definition] of Object.entries(fullFormats)) {
      const validate: unknown =
        isObject(definition) && 'validate' in definition ? definition.validate : definition;
      if (validate instanceof RegExp) formats.set(name, (text) => validate.test(text));
      else if (isTest(validate)) formats.set(name, validate);
    }
  }
  return formats.get(format);
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof RegExp);
const isTest = (value: unknown): value is Test => typeof value === 'function';

const withFormats = new WeakMap<YamlMap, boolean>();

/** Whether a schema names a format that is checked, at any depth. */
function namesFormat(schema: YamlMap): boolean {
  const known = withFormats.get(schema);
  if (known !== undefined) return known;
  withFormats.set(schema, false);
  let names = typeof schema.format === 'string' && checked.has(schema.format);
  for (const part of Object.values(schema)) if (!names && isCollection(part)) names = anyNames(part);
  withFormats.set(schema, names);
  return names;
}

const anyNames = (part: YamlValue): boolean =>
  Array.isArray(part) ? part.some(anyNames) : isMap(part) && namesFormat(part);

/**
 * Finds the texts in a value that do not have the format that their schema names. Of several alternatives, those that the value matches
 * count. `span` is the location of values without a position.
 */
export function formatViolations(schema: Schema, value: YamlValue, span: Span): FormatViolation[] {
  if (!namesFormat(schema)) return [];
  const violations: FormatViolation[] = [];

  const visit = (one: Schema, part: YamlValue, at: Span): void => {
    const whole = withParents(followRecursion(one));
    if (typeof part === 'string') {
      const format = typeof whole.format === 'string' ? whole.format : undefined;
      if (format !== undefined && testOf(format)?.(part) === false)
        violations.push({ value: part, format, span: at, formatSpan: rangeOf(whole, 'format')?.value });
    } else if (Array.isArray(part)) {
      const items = mapAt(whole, 'items');
      if (items) for (const [i, item] of part.entries()) visit(items, item, rangeOf(part, i)?.value ?? at);
    } else if (isMap(part)) visitMap(whole, part, at);
    for (const keyword of ['oneOf', 'anyOf'])
      for (const alternative of listAt(whole, keyword) ?? [])
        if (isMap(alternative) && matches(alternative, part) === true) visit(alternative, part, at);
  };

  const visitMap = (whole: Schema, part: YamlMap, at: Span): void => {
    const properties = mapAt(whole, 'properties');
    const additional = mapAt(whole, 'additionalProperties');
    for (const key of Object.keys(part)) {
      const inner = mapAt(properties, key) ?? additional;
      if (inner) visit(inner, part[key] ?? null, rangeOf(part, key)?.value ?? at);
    }
  };

  visit(schema, value, span);
  return violations;
}
