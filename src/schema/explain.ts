import type { ErrorObject } from 'ajv';
import type { Span } from '../source/text.js';
import { entriesOf, rangeOf } from '../yaml/ranges.js';
import { isCollection, isMap, type YamlMap, type YamlValue } from '../yaml/value.js';
import { inlineJson } from './json-text.js';
import { type Mismatch, placeAt } from './mismatch.js';

/** One of ajv's errors, with the places of the value and of the keyword, and in words for an author. */
export function explain(error: ErrorObject, root: YamlValue, whole: Span): Mismatch {
  const path = pathOf(error.instancePath);
  const { value, span, references } = placeAt(root, path, whole);
  const extra = extraProperty(error);
  const own = extra !== undefined && isMap(value) ? rangeOf(value, extra)?.key : undefined;
  const parent: unknown = error.parentSchema;
  const schema = isYaml(parent) && isCollection(parent) ? rangeOf(parent, error.keyword) : undefined;
  return {
    keyword: error.keyword,
    message: messageOf(error, value),
    path: extra === undefined ? path : [...path, extra],
    span: own ?? (isMap(value) ? beginning(value, span) : span),
    schemaSpan: schema?.value ?? schema?.key,
    references,
  };
}

/** The keys of a JSON pointer (RFC 6901). */
export const pathOf = (pointer: string): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** ajv hands the very parts of the schema back that it was given. */
const isYaml = (value: unknown): value is YamlValue => typeof value === 'object';

function extraProperty({ params }: ErrorObject): string | undefined {
  const name: unknown = params.additionalProperty;
  return typeof name === 'string' ? name : undefined;
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

function messageOf({ keyword, params, schema, message }: ErrorObject, value: YamlValue | undefined): string {
  const shown = value === undefined || isCollection(value) ? nameOfType(value) : inlineJson(value);
  switch (keyword) {
    case 'required':
      return `the property ${String(params.missingProperty)} is missing.`;
    case 'additionalProperties':
      return `there is no property ${String(params.additionalProperty)}.`;
    case 'type':
      return `${shown} stands where ${article(String(params.type).replaceAll(',', ' or '))} should.`;
    case 'enum':
      return `${shown} is none of ${Array.isArray(schema) ? schema.map((one) => JSON.stringify(one)).join(', ') : 'the values'}.`;
    default:
      return `${shown} ${message ?? `does not fit \`${keyword}\``}.`;
  }
}

const nameOfType = (value: YamlValue | undefined): string =>
  Array.isArray(value) ? 'an array' : isMap(value) ? 'an object' : 'nothing';

const article = (type: string): string => `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
