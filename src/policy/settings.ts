import type { Diagnostic, Report } from '../diagnostics/diagnostic.js';
import { closest } from '../doc/closest.js';
import type { Span } from '../source/text.js';
import { isMap, rangeOf, spanOf, type YamlMap, type YamlValue } from '../yaml/parse.js';

/** A setting with its location. */
export interface Setting {
  readonly name: string;
  readonly value: YamlValue;
  readonly key: Span;
  readonly span: Span;
}

/** Returns the entries of a setting that is a map; reports entries with unknown names. */
export const knownEntriesOf = (setting: Setting, known: readonly string[], report: Report): Setting[] => {
  const map = mapOf(setting, report);
  return map ? settingsOf(map, `\`${setting.name}\``, known, setting.span, report) : [];
};

/** Returns the entries of a setting that is a map with arbitrary names. */
export const entriesOf = (setting: Setting, report: Report): Setting[] => {
  const map = mapOf(setting, report);
  return map ? Object.keys(map).map((name) => settingAt(map, name, setting.span)) : [];
};

function mapOf({ name, value, span }: Setting, report: Report): YamlMap | undefined {
  if (isMap(value)) return value;
  if (value !== null)
    report(
      wrongValue(`\`${name}\` must contain a map of settings.`, span, 'Write one indented setting per line.'),
    );
  return undefined;
}

/** Returns the entries of a map whose names are known; reports the others as `config/unknown-key`. */
export function settingsOf(
  map: YamlMap,
  where: string,
  known: readonly string[],
  whole: Span,
  report: Report,
): Setting[] {
  return Object.keys(map).flatMap((name) => {
    const setting = settingAt(map, name, whole);
    if (known.includes(name)) return [setting];
    const near = closest(name, known);
    report({
      rule: 'config/unknown-key',
      severity: 'error',
      message: `Unknown setting "${name}" in ${where}.`,
      span: setting.key,
      help: near ? `Did you mean "${near}"?` : `The settings are ${known.join(', ')}.`,
    });
    return [];
  });
}

/** Returns the entry of a map with its location; `null` if it is absent. */
export function settingAt(map: YamlMap, name: string, whole: Span): Setting {
  const range = rangeOf(map, name);
  const at = spanOf(map) ?? whole;
  return { name, value: map[name] ?? null, key: range?.key ?? at, span: range?.value ?? at };
}

/** Creates a `config/wrong-value` problem. */
export const wrongValue = (message: string, span: Span, help: string): Diagnostic => ({
  rule: 'config/wrong-value',
  severity: 'error',
  message,
  span,
  help,
});
