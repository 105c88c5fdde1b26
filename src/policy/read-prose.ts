import type { Report, Severity } from '../diagnostics/diagnostic.js';
import { inlineJson } from '../schema/json-text.js';
import { patternOf } from '../schema/pattern/pattern.js';
import type { AvoidedWording } from '../spec/avoided-wording.js';
import { isMap, rangeOf, type YamlMap, type YamlValue } from '../yaml/parse.js';
import { levels } from './config.js';
import { type Setting, settingsOf, wrongValue } from './settings.js';

const keys = ['pattern', 'replacement', 'severity'];

/** Reads `prose:`, a list of avoided wordings. Reports `config/unknown-key` and `config/wrong-value`; invalid entries are skipped. */
export function readProse({ value, span: whole }: Setting, report: Report): AvoidedWording[] {
  if (!Array.isArray(value)) {
    if (value !== null)
      report(
        wrongValue(
          '`prose` must be a list of entries with a `pattern`.',
          whole,
          'Write one `- { pattern: utilize, replacement: use }` per line.',
        ),
      );
    return [];
  }
  return value.flatMap((entry, i) => {
    const span = rangeOf(value, i)?.value ?? whole;
    if (isMap(entry)) return readEntry(entry, { name: 'prose', value: entry, key: span, span }, report) ?? [];
    report(
      wrongValue(
        `An entry of \`prose\` must be a map, got ${inlineJson(entry)}.`,
        span,
        'Write `{ pattern: utilize, replacement: use }`.',
      ),
    );
    return [];
  });
}

function readEntry(entry: YamlMap, { span }: Setting, report: Report): AvoidedWording | undefined {
  const settings = new Map(
    settingsOf(entry, '`prose`', keys, span, report).map((setting) => [setting.name, setting]),
  );
  const pattern = settings.get('pattern');
  if (!pattern) {
    report(
      wrongValue('An entry of `prose` has no `pattern`.', span, 'Add a `pattern`, a regular expression.'),
    );
    return undefined;
  }
  const compiled = typeof pattern.value === 'string' ? compile(pattern.value) : undefined;
  if (!compiled)
    report(
      wrongValue(
        `Invalid regular expression ${inlineJson(pattern.value)}.`,
        pattern.span,
        'Write a regular expression in the syntax of ECMAScript that matches at least one character.',
      ),
    );
  else if (patternOf(compiled.source)?.isExponential())
    report(
      wrongValue(
        `Matching the pattern ${inlineJson(compiled.source)} can take exponential time.`,
        pattern.span,
        'Rewrite nested repetitions so that a text can be divided among them in one way only.',
      ),
    );
  const replacement = settings.get('replacement');
  const replacements = replacementsOf(replacement?.value);
  if (!replacements)
    report(
      wrongValue(
        '`replacement` must be a string or a list of strings.',
        replacement?.span ?? span,
        'Write the text that replaces the match, or a list of alternatives.',
      ),
    );
  const severity = settings.get('severity');
  const level = severityOf(severity?.value);
  if (!level)
    report(
      wrongValue(
        `Unknown severity ${inlineJson(severity?.value ?? null)}.`,
        severity?.span ?? span,
        'Write error, warning or info.',
      ),
    );
  if (!compiled || !replacements || !level) return undefined;
  const degree = (compiled.source.match(repetition)?.length ?? 0) + 1;
  return { pattern: compiled, degree, replacements, severity: level };
}

/** An unbounded repetition. */
const repetition = /[*+]|\{\d+,\}/g;

/** Compiles a pattern that ignores case; `undefined` if it is invalid or matches the empty string. */
function compile(source: string): RegExp | undefined {
  for (const flags of ['giu', 'gi'])
    try {
      const pattern = new RegExp(source, flags);
      return ''.replace(pattern, '-') === '' ? pattern : undefined;
    } catch {}
  return undefined;
}

function replacementsOf(value: YamlValue | undefined): string[] | undefined {
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const texts = list.filter((text) => typeof text === 'string');
  return texts.length === list.length ? texts : undefined;
}

function severityOf(value: YamlValue | undefined): Severity | undefined {
  const level = value === undefined ? 'warning' : levels.find((known) => known === value);
  return level === 'off' ? undefined : level;
}
