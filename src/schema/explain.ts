import { closest } from '../doc/closest.js';
import type { Span } from '../source/text.js';
import { entriesOf, rangeOf } from '../yaml/ranges.js';
import { isCollection, isMap, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { SchemaError } from './errors.js';
import { inlineJson } from './json-text.js';
import { locate, type Mismatch } from './mismatch.js';
import { sortKeys } from './sort-keys.js';

/** Describes an error, with the positions of the value and of the keyword. `fallback` is the span of a value without a position. */
export function explain(error: SchemaError, root: YamlValue, fallback: Span): Mismatch {
  const { keyword, schema } = error;
  const { value, span, extendedReference, references, isConsequence } = locate(root, error.path, fallback);
  const extra = keyword === 'additionalProperties' ? error.property : undefined;
  const extraKey = extra !== undefined && isMap(value) ? rangeOf(value, extra)?.key : undefined;
  const forbiddenKey = isForbidden(error) ? keyAt(root, error.path, fallback) : undefined;
  const range = rangeOf(schema, keyword);
  return {
    keyword,
    property: error.property,
    message: forbiddenKey ? `unexpected property "${error.path.at(-1)}".` : messageOf(error, span),
    help: suggestion(error),
    path: extra === undefined ? error.path : [...error.path, extra],
    span: extraKey ?? forbiddenKey ?? (isMap(value) ? startOf(value, span) : span),
    extendedReference,
    schemaSpan: range?.value ?? range?.key,
    references,
    isConsequence,
  };
}

/** Whether an error concerns a property that must not occur: its schema matches nothing. */
const isForbidden = ({ keyword, condition }: SchemaError): boolean =>
  keyword === 'not' && isMap(condition) && Object.keys(condition).length === 0;

/** The position of the last key of a path in a map. */
function keyAt(root: YamlValue, path: readonly string[], fallback: Span): Span | undefined {
  const key = path.at(-1);
  const { value: holder } = locate(root, path.slice(0, -1), fallback);
  return key !== undefined && isMap(holder) ? rangeOf(holder, key)?.key : undefined;
}

/** Returns the opening brace or the first key of a map, so that an error in a map does not cover all of its lines. */
function startOf(map: YamlMap, span: Span): Span {
  const { text } = span.source;
  if (text[span.start] === '{') return { ...span, end: span.start + 1 };
  const first = entriesOf(map)[0]?.range.key;
  return first && first.source === span.source && first.start >= span.start && first.end <= span.end
    ? first
    : span;
}

/** Suggests a similar name for a missing or an unexpected property. */
function suggestion({ keyword, schema, value, property }: SchemaError): string | undefined {
  if (property === undefined || !isMap(value)) return undefined;
  const known = isMap(schema.properties) ? schema.properties : {};
  if (keyword === 'additionalProperties') {
    const near = closest(
      property,
      Object.keys(known).filter((name) => !Object.hasOwn(value, name)),
    );
    return near === undefined ? undefined : `Did you mean "${near}"?`;
  }
  const near = closest(
    property,
    Object.keys(value).filter((name) => !Object.hasOwn(known, name)),
  );
  return near === undefined ? undefined : `Rename "${near}" to "${property}".`;
}

function messageOf({ keyword, condition, schema, value, property }: SchemaError, span: Span): string {
  const shown = isCollection(value) ? nameOfType(value) : inlineJson(value, span);
  const limit = inlineJson(condition, rangeOf(schema, keyword)?.value);
  switch (keyword) {
    case 'required':
    case 'dependencies':
    case 'dependentRequired':
      return `missing property "${property}".`;
    case 'additionalProperties':
      return `unknown property "${property}".`;
    case 'additionalItems':
      return 'the array has too many items.';
    case 'type':
      return `expected ${article(Array.isArray(condition) ? condition.join(' or ') : String(condition))}, got ${shown}.`;
    case 'enum':
      if (Array.isArray(condition) && condition.length === 1)
        return `expected ${limit.slice(1, -1)}, got ${shown}.`;
      return `${shown} is not one of ${Array.isArray(condition) ? limit.slice(1, -1) : 'the allowed values'}.`;
    case 'anyOf':
      return `${shown} does not match any alternative of \`anyOf\`.`;
    case 'oneOf':
      return `${shown} does not match exactly one alternative of \`oneOf\`.`;
    case 'not':
      return `${shown} matches the schema in \`not\`.`;
    case 'pattern':
      return `${shown} does not match the pattern "${String(condition)}".`;
    case 'minimum':
      return schema.exclusiveMinimum === true
        ? `${shown} is not greater than ${limit}.`
        : `${shown} is less than the minimum ${limit}.`;
    case 'maximum':
      return schema.exclusiveMaximum === true
        ? `${shown} is not less than ${limit}.`
        : `${shown} is greater than the maximum ${limit}.`;
    case 'multipleOf':
      return `${shown} is not a multiple of ${limit}.`;
    case 'minItems':
      return `the array has fewer than ${plural(limit, 'item')}.`;
    case 'maxItems':
      return `the array has more than ${plural(limit, 'item')}.`;
    case 'minProperties':
      return `the object has fewer than ${plural(limit, 'property')}.`;
    case 'maxProperties':
      return `the object has more than ${plural(limit, 'property')}.`;
    case 'uniqueItems':
      return equalItems(value);
    default:
      return `${shown} does not satisfy \`${keyword}: ${limit}\`.`;
  }
}

const nameOfType = (value: YamlValue): string => (Array.isArray(value) ? 'an array' : 'an object');

const article = (type: string): string =>
  type === 'null' ? type : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;

const plural = (count: string, noun: 'item' | 'property'): string =>
  `${count} ${count === '1' ? noun : { item: 'items', property: 'properties' }[noun]}`;

/** Names the first two equal items of an array. */
function equalItems(value: YamlValue): string {
  const seen = new Map<string, number>();
  for (const [i, item] of (Array.isArray(value) ? value : []).entries()) {
    const text = inlineJson(sortKeys(item));
    const first = seen.get(text);
    if (first !== undefined) {
      const shown = isCollection(item) ? '' : `: ${text}`;
      return `items ${first + 1} and ${i + 1} of the array are equal${shown}.`;
    }
    seen.set(text, i);
  }
  return 'two items of the array are equal.';
}
