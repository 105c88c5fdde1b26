import { stringAt, valueAt } from '../../yaml/value.js';
import type { Schema } from '../inherit.js';
import { matchingText } from '../pattern/matching-text.js';

/** Longer texts than a page can show are not generated. */
const maxLength = 1000;

/** Examples of the formats of JSON Schema and OpenAPI (RFC 3339, RFC 5321, RFC 5737, RFC 3849, RFC 3986, RFC 9562, …). */
const formats: Readonly<Record<string, string>> = {
  'date-time': '2015-10-02T12:30:00Z',
  date: '2015-10-02',
  time: '12:30:00Z',
  duration: 'P1D',
  email: 'user@example.org',
  'idn-email': 'user@example.org',
  hostname: 'example.org',
  'idn-hostname': 'example.org',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.org/',
  url: 'https://example.org/',
  iri: 'https://example.org/',
  'uri-reference': '/path',
  'iri-reference': '/path',
  'uri-template': 'https://example.org/{id}',
  uuid: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
  'json-pointer': '/name/0',
  'relative-json-pointer': '1/name',
  regex: '^[a-z]+$',
  byte: 'c3RyaW5n',
};

/** Returns candidates for a string that matches a schema: an example of its format, `string`, or a text of its pattern or length. */
export function* stringCandidates(schema: Schema): Generator<string> {
  const { format, pattern } = { format: stringAt(schema, 'format'), pattern: stringAt(schema, 'pattern') };
  const example = format === undefined ? undefined : formats[format];
  if (example !== undefined) yield example;
  yield 'string';
  const [min, max] = [lengthAt(schema, 'minLength') ?? 0, lengthAt(schema, 'maxLength') ?? maxLength];
  if (pattern !== undefined) {
    const text = matchingText(pattern, ({ length }) => length >= min && length <= max);
    if (text !== undefined) yield text;
  }
  if (min <= maxLength)
    yield 'string'.repeat(Math.ceil(Math.max(min, 6) / 6)).slice(0, Math.min(max, Math.max(min, 6)));
}

function lengthAt(schema: Schema, key: string): number | undefined {
  const value = valueAt(schema, key);
  return typeof value === 'number' ? value : undefined;
}
