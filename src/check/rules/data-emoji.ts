import { closest } from '../../doc/closest.js';
import { inlineJson } from '../../schema/json-text.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

const path = 'data-definitions/sas-emoji.json';
const fields = ['number', 'emoji', 'description', 'unicode'];
/** Fields whose values identify an emoji. */
const uniqueFields = ['number', 'emoji', 'description'];

export const dataEmoji: Rule = {
  id: 'data/emoji',
  severity: 'error',
  summary: 'An emoji does not match its code points, lacks a field, or duplicates another emoji.',
  explanation:
    'Users compare emoji visually, so every client must show the same ones. In data-definitions/sas-emoji.json, `emoji` is the string that the code points of `unicode` (U+1F436) encode; `number`, counted from 0, `emoji` and `description` are unique.',
  prepare({ repository: { graph, sources }, byFile }) {
    const inFile = byFile('emoji', function* (file, { get }) {
      const document = get(sources.yaml, file);
      if (!Array.isArray(document?.value)) return;
      const list = document.value;
      const seen = new Map<string, Span>();
      for (const [i, entry] of list.entries()) {
        const whole = rangeOf(list, i)?.value ?? document.span;
        if (!isMap(entry)) continue;
        yield* fieldProblems(entry, list.length, { ...whole, end: whole.start + 1 });
        yield* duplicateFields(entry, seen, whole);
        yield* codePointMismatch(entry, whole);
      }
    });
    return ({ report, count }) => {
      const list = graph.get(sources.yaml, path)?.value;
      if (Array.isArray(list)) count('emoji', list.filter(isMap).length);
      for (const finding of inFile(path)) report(finding);
    };
  },
};

/** Missing fields, misspelt fields, and fields with an invalid value. */
function* fieldProblems(entry: YamlMap, count: number, whole: Span): Generator<Finding> {
  const keys = Object.keys(entry);
  const missing = fields.filter((field) => !keys.includes(field));
  for (const key of keys) {
    const near = closest(key, missing);
    if (fields.includes(key) || near === undefined) continue;
    missing.splice(missing.indexOf(near), 1);
    yield {
      message: `Unknown field "${key}".`,
      span: rangeOf(entry, key)?.key ?? whole,
      help: `Did you mean "${near}"?`,
    };
  }
  for (const field of missing)
    yield { message: `The field "${field}" is missing.`, span: whole, help: `Add \`${field}\`.` };
  for (const field of fields) {
    const value = entry[field];
    if (value === undefined || isValue(field, value, count)) continue;
    yield {
      message: `Invalid value of "${field}": ${inlineJson(value)}.`,
      span: rangeOf(entry, field)?.value ?? whole,
      help: helpFor(field, count),
    };
  }
}

function isValue(field: string, value: YamlValue, count: number): boolean {
  if (field === 'number')
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count;
  return typeof value === 'string' && (field === 'unicode' ? codePoints.test(value) : value.trim() !== '');
}

const codePoints = /^(?:U\+[0-9A-Fa-f]{4,6})+$/;

function helpFor(field: string, count: number): string {
  if (field === 'number') return `Use a number from 0 to ${count - 1}.`;
  return field === 'unicode' ? 'Write code points, like U+1F436.' : 'Write a string.';
}

function* duplicateFields(entry: YamlMap, seen: Map<string, Span>, whole: Span): Generator<Finding> {
  for (const field of uniqueFields) {
    const value = entry[field];
    if (value === undefined || value === '') continue;
    const span = rangeOf(entry, field)?.value ?? whole;
    const text = inlineJson(value);
    const first = seen.get(`${field} ${text}`);
    if (first)
      yield {
        message: `Duplicate ${field} ${text}.`,
        span,
        related: [{ message: 'first used here', span: first }],
        help: field === 'number' ? 'Number the emoji from 0.' : `Give each emoji a unique ${field}.`,
      };
    else seen.set(`${field} ${text}`, span);
  }
}

function* codePointMismatch(entry: YamlMap, whole: Span): Generator<Finding> {
  const { emoji, unicode } = entry;
  if (typeof emoji !== 'string' || typeof unicode !== 'string' || !codePoints.test(unicode)) return;
  const points = unicode
    .split('U+')
    .slice(1)
    .map((digits) => Number.parseInt(digits, 16));
  if (points.every((point) => point <= 0x10ffff) && String.fromCodePoint(...points) === emoji) return;
  const shown = [...emoji]
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
    .join('');
  yield {
    message: `${emoji} is ${shown}, not ${unicode}.`,
    span: rangeOf(entry, 'unicode')?.value ?? whole,
    help: 'Correct `emoji` or `unicode`.',
  };
}
