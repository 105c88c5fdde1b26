import { CORE_SCHEMA, type EventType, load, type State, YAMLException } from 'js-yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText, Span } from '../source/text.js';
import { aliasProblem } from './aliases.js';
import { RangeRecorder } from './recorder.js';
import { syntaxError } from './syntax-error.js';
import { isCollection, isMap, type YamlValue } from './value.js';

export { type EntryRange, rangeOf, spanOf } from './ranges.js';
export { isMap, type YamlMap, type YamlValue } from './value.js';

/** A parsed file: its value (`undefined` where it cannot be read, `null` where it is empty), and what is wrong with it. */
export interface YamlDocument {
  readonly source: SourceText;
  readonly value: YamlValue | undefined;
  /** The whole text. */
  readonly span: Span;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses YAML 1.2 (so JSON, too) with the core schema: dates stay strings. The places of keys and values are found by
 * `rangeOf`. Reports `yaml/syntax`, `yaml/alias` (an alias that holds itself, or more of them than a text could ever show), and
 * `yaml/duplicate-key` as a warning: the last one counts.
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
    const value = load(text, { json: true, schema: CORE_SCHEMA, listener }) ?? null;
    if (!isYamlValue(value)) throw new TypeError('the core schema gives nothing but plain values');
    const problem = recorder.hasAliases && isCollection(value) ? aliasProblem(value, span) : undefined;
    if (problem) return { source, value: undefined, span, diagnostics: [problem] };
    return { source, value, span, diagnostics: recorder.diagnostics };
  } catch (fault) {
    if (!(fault instanceof YAMLException)) throw fault;
    return { source, value: undefined, span, diagnostics: [syntaxError(source, fault, recorder.progress)] };
  }
}

/** Collections of the core schema hold nothing else, so that looking at the outermost value is enough. */
const isYamlValue = (value: unknown): value is YamlValue =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  Array.isArray(value) ||
  isMap(value);
