import { closest } from '../../doc/closest.js';
import { inlineJson } from '../../schema/json-text.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

const path = 'data-definitions/sas-emoji.json';
const fields = ['number', 'emoji', 'description', 'unicode'];
/** Fields whose values tell emoji apart. */
const own = ['number', 'emoji', 'description'];

export const dataEmoji: Rule = {
  id: 'data/emoji',
  severity: 'error',
  summary: 'An emoji is not what its code points spell, lacks a field, or has what another one has.',
  explanation:
    'Clients compare emoji by what they see. In data-definitions/sas-emoji.json `emoji` is the text that the code points of `unicode` (U+1F436) make; `number`, from 0 on, `emoji` and `description` are its own.',
  prepare({ repository: { graph, sources }, byFile }) {
    const inFile = byFile('emoji', function* (file, { get }) {
      const document = get(sources.yaml, file);
      if (!Array.isArray(document?.value)) return;
      const list = document.value;
      const taken = new Map<string, Span>();
      for (const [i, entry] of list.entries()) {
        const whole = rangeOf(list, i)?.value ?? document.span;
        if (!isMap(entry)) continue;
        yield* fieldProblems(entry, list.length, { ...whole, end: whole.start + 1 });
        yield* takenProblems(entry, taken, whole);
        yield* spellingProblem(entry, whole);
      }
    });
    return ({ report, count }) => {
      const list = graph.get(sources.yaml, path)?.value;
      if (Array.isArray(list)) count('emoji', list.filter(isMap).length);
      for (const finding of inFile(path)) report(finding);
    };
  },
};

/** Fields that lack, that there are not, or that have a value of a wrong kind. */
function* fieldProblems(entry: YamlMap, count: number, whole: Span): Generator<Finding> {
  const keys = Object.keys(entry);
  const lacking = fields.filter((field) => !keys.includes(field));
  for (const key of keys) {
    const near = closest(key, lacking);
    if (fields.includes(key) || near === undefined) continue;
    lacking.splice(lacking.indexOf(near), 1);
    yield {
      message: `There is no field ${key}.`,
      span: rangeOf(entry, key)?.key ?? whole,
      help: `Did you mean ${near}?`,
    };
  }
  for (const field of lacking)
    yield { message: `This emoji has no ${field}.`, span: whole, help: `Give it its ${field}.` };
  for (const field of fields) {
    const value = entry[field];
    if (value === undefined || isValue(field, value, count)) continue;
    yield {
      message: `${inlineJson(value)} is no ${field} of an emoji.`,
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
  if (field === 'number') return `Number the emoji from 0 to ${count - 1}.`;
  return field === 'unicode' ? 'Write its code points, like U+1F436.' : 'Write a text.';
}

function* takenProblems(entry: YamlMap, taken: Map<string, Span>, whole: Span): Generator<Finding> {
  for (const field of own) {
    const value = entry[field];
    if (value === undefined || value === '') continue;
    const span = rangeOf(entry, field)?.value ?? whole;
    const text = inlineJson(value);
    const before = taken.get(`${field} ${text}`);
    if (before)
      yield {
        message: `The ${field} ${text} is taken.`,
        span,
        related: [{ message: 'the first one is here', span: before }],
        help: field === 'number' ? 'Number the emoji from 0 on.' : `Give each emoji its own ${field}.`,
      };
    else taken.set(`${field} ${text}`, span);
  }
}

function* spellingProblem(entry: YamlMap, whole: Span): Generator<Finding> {
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
    help: 'Correct one of the two.',
  };
}
