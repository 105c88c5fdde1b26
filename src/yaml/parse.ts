import { CORE_SCHEMA, type EventType, load, type State, Type, YAMLException } from 'js-yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText, Span } from '../source/text.js';
import { aliasProblem } from './aliases.js';
import { RangeRecorder } from './recorder.js';
import { syntaxError } from './syntax-error.js';
import { isCollection, isMap, type YamlValue } from './value.js';

export { rangeOf, spanOf } from './ranges.js';
export { isMap, type YamlMap, type YamlValue } from './value.js';

/** The core schema, and the merge keys of YAML 1.1. */
const schema = CORE_SCHEMA.extend({
  implicit: [
    new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: unknown) => text === '<<' }),
  ],
});

/** A parsed file. */
export interface YamlDocument {
  readonly source: SourceText;
  /** `undefined` for a file with a syntax error, `null` for an empty file. */
  readonly value: YamlValue | undefined;
  /** The whole text. */
  readonly span: Span;
  readonly diagnostics: readonly Diagnostic[];
}

/** A function that returns what `parseYaml` returns. */
export type YamlParser = (source: SourceText) => YamlDocument;

/**
 * Parses YAML 1.2, including JSON, with the core schema and merge keys: dates remain strings. `rangeOf` returns the positions of keys and
 * values. Reports
 * `yaml/syntax`, `yaml/number` (a number that JSON does not have), `yaml/alias` (a recursive alias, or aliases that expand to too many
 * values), and `yaml/duplicate-key` as a warning, because the last value is used.
 */
export function parseYaml(source: SourceText): YamlDocument {
  const { text } = source;
  const span: Span = { source, start: 0, end: text.length };
  const recorder = new RangeRecorder(source);
  const listener = (event: EventType, state: State): void => {
    if (event === 'open') recorder.open(state.position);
    else recorder.close(state.position, state.kind, state.result);
  };
  try {
    const value = load(text, { json: true, schema, listener }) ?? null;
    if (!isYamlValue(value)) throw new TypeError('the core schema yields plain values only');
    const problem = recorder.hasAliases && isCollection(value) ? aliasProblem(value, span) : undefined;
    if (problem) return { source, value: undefined, span, diagnostics: [problem] };
    return { source, value, span, diagnostics: recorder.diagnostics };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { source, value: undefined, span, diagnostics: [syntaxError(source, error, recorder.progress)] };
  }
}

/** Checks only the outermost value: collections of the core schema contain no other types. */
const isYamlValue = (value: unknown): value is YamlValue =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  Array.isArray(value) ||
  isMap(value);
