import { closest } from '../doc/closest.js';
import type { Span } from '../source/text.js';
import { entriesOf, rangeOf } from '../yaml/ranges.js';
import { isCollection, isMap, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { SchemaError } from './errors.js';
import { inlineJson } from './json-text.js';
import { type Mismatch, placeAt } from './mismatch.js';

/** An error with the places of the value and of the keyword, and in words for an author. */
export function explain(error: SchemaError, root: YamlValue, whole: Span): Mismatch {
  const { keyword, schema } = error;
  const { value, span, adapted, references, isConsequence } = placeAt(root, error.path, whole);
  const extra = keyword === 'additionalProperties' ? error.property : undefined;
  const own = extra !== undefined && isMap(value) ? rangeOf(value, extra)?.key : undefined;
  const range = rangeOf(schema, keyword);
  return {
    keyword,
    property: error.property,
    message: messageOf(error),
    help: suggestion(error),
    path: extra === undefined ? error.path : [...error.path, extra],
    span: own ?? (isMap(value) ? beginning(value, span) : span),
    adapted,
    schemaSpan: range?.value ?? range?.key,
    references,
    isConsequence,
  };
}

/** What is wrong with a map as a whole is shown at its first key, not over all of its lines. */
function beginning(map: YamlMap, span: Span): Span {
  const { text } = span.source;
  if (text[span.start] === '{') return { ...span, end: span.start + 1 };
  const first = entriesOf(map)[0]?.range.key;
  return first && first.source === span.source && first.start >= span.start && first.end <= span.end
    ? first
    : span;
}

/** The name that was misspelt, where one is near. */
function suggestion({ keyword, schema, value, property }: SchemaError): string | undefined {
  if (property === undefined || !isMap(value)) return undefined;
  const known = isMap(schema.properties) ? schema.properties : {};
  if (keyword === 'additionalProperties') {
    const near = closest(
      property,
      Object.keys(known).filter((name) => !Object.hasOwn(value, name)),
    );
    return near === undefined ? undefined : `Did you mean ${near}?`;
  }
  const near = closest(
    property,
    Object.keys(value).filter((name) => !Object.hasOwn(known, name)),
  );
  return near === undefined ? undefined : `Write ${property} for ${near}.`;
}

function messageOf({ keyword, condition, value, property }: SchemaError): string {
  const shown = isCollection(value) ? nameOfType(value) : inlineJson(value);
  const limit = inlineJson(condition);
  switch (keyword) {
    case 'required':
    case 'dependencies':
      return `the property ${property} is missing.`;
    case 'additionalProperties':
      return `there is no property ${property}.`;
    case 'additionalItems':
      return 'the array has more items than there may be.';
    case 'type':
      return `${shown} stands where ${article(Array.isArray(condition) ? condition.join(' or ') : String(condition))} should.`;
    case 'enum':
      if (Array.isArray(condition) && condition.length === 1)
        return `${shown} stands where ${inlineJson(condition[0] ?? null)} should.`;
      return `${shown} is none of ${Array.isArray(condition) ? condition.map(inlineJson).join(', ') : 'the values'}.`;
    case 'anyOf':
      return `${shown} fits none of the alternatives of \`anyOf\`.`;
    case 'oneOf':
      return `${shown} does not fit exactly one of the alternatives of \`oneOf\`.`;
    case 'not':
      return `${shown} is what it must not be.`;
    case 'pattern':
      return `${shown} does not match the pattern ${String(condition)}.`;
    case 'minimum':
      return `${shown} is less than ${limit} allows.`;
    case 'maximum':
      return `${shown} is more than ${limit} allows.`;
    case 'multipleOf':
      return `${shown} is no multiple of ${limit}.`;
    case 'minItems':
      return `the array has fewer than ${limit} items.`;
    case 'maxItems':
      return `the array has more than ${limit} items.`;
    case 'minProperties':
      return `the object has fewer than ${limit} properties.`;
    case 'maxProperties':
      return `the object has more than ${limit} properties.`;
    case 'uniqueItems':
      return 'two items are the same.';
    default:
      return `${shown} does not fit \`${keyword}: ${limit}\`.`;
  }
}

const nameOfType = (value: YamlValue): string => (Array.isArray(value) ? 'an array' : 'an object');

const article = (type: string): string => `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
