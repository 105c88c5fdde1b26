import schemaText from '../../schemas/spec.config.json' with { type: 'json' };
import type { Report } from '../diagnostics/diagnostic.js';
import { closest } from '../doc/closest.js';
import { createFindErrors, type SchemaError } from '../schema/errors.js';
import { inlineJson } from '../schema/json-text.js';
import { locate } from '../schema/mismatch.js';
import type { Span } from '../source/text.js';
import { isMap, rangeOf, type YamlMap, type YamlValue } from '../yaml/parse.js';
import { mapAt } from '../yaml/value.js';
import { configFile } from './config.js';
import { wrongValue } from './settings.js';

/** The schema of `spec.config.yaml`. Its annotations `x-expected` and `examples` word the problems. */
const schema: YamlMap = schemaText;

/** Settings whose readers report more precisely: names of rules and labels, and regular expressions. */
const checkedByReaders: ReadonlySet<string> = new Set(['rules', 'releases', 'prose']);

/** Validates a configuration. Reports `config/unknown-key` and `config/wrong-value`. Returns whether it is valid. */
export function validateConfig(value: YamlMap, whole: Span, report: Report): boolean {
  const reported = new Set<string>();
  for (const error of createFindErrors(() => undefined)(schema, value)) {
    const [first = ''] = error.path;
    if (checkedByReaders.has(first)) continue;
    // A map without entries is as good as absent.
    if (error.value === null && isMapSchema(error.schema)) continue;
    const key = [...error.path, error.property ?? ''].join('\0');
    if (reported.has(key)) continue;
    reported.add(key);
    reportError(value, error, whole, report);
  }
  return reported.size === 0;
}

const isMapSchema = (part: YamlMap): boolean => part.type === 'object';

function reportError(root: YamlMap, error: SchemaError, whole: Span, report: Report): void {
  const { path, property, keyword } = error;
  const located = locate(root, path, whole);
  if (keyword === 'additionalProperties' && property !== undefined) {
    const known = Object.keys(mapAt(error.schema, 'properties') ?? {}).filter((name) => name !== '$schema');
    const near = closest(property, known);
    report({
      rule: 'config/unknown-key',
      severity: 'error',
      message: `Unknown setting "${property}" in ${path.length === 0 ? configFile : nameOf(path)}.`,
      span: (isMap(located.value) && rangeOf(located.value, property)?.key) || located.span,
      help: near ? `Did you mean "${near}"?` : `The settings are ${known.join(', ')}.`,
    });
    return;
  }
  if (keyword === 'required' && property !== undefined) {
    const of = path.length === 0 ? configFile : nameOf(path);
    const example = exampleOf(mapAt(mapAt(error.schema, 'properties'), property));
    report(
      wrongValue(
        `${capitalized(of)} has no \`${property}\`.`,
        located.span,
        `Add \`${property}: ${example}\`.`,
      ),
    );
    return;
  }
  if (isMapSchema(error.schema)) {
    const help = 'Write one indented setting per line.';
    report(wrongValue(`${capitalized(nameOf(path))} must contain a map of settings.`, located.span, help));
    return;
  }
  const expected =
    typeof error.schema['x-expected'] === 'string' ? error.schema['x-expected'] : 'another value';
  report(
    wrongValue(
      `${capitalized(nameOf(path))} must be ${expected}, got ${inlineJson(error.value)}.`,
      located.span,
      `Write \`${labelOf(path)}${exampleOf(error.schema)}\`.`,
    ),
  );
}

const exampleOf = (part: YamlMap | undefined): string => {
  const [example] = Array.isArray(part?.examples) ? part.examples : [];
  return example === undefined ? '…' : inlineYaml(example);
};

/** A value in the flow style of YAML, with quotes only where they are needed. */
function inlineYaml(value: YamlValue): string {
  if (typeof value === 'string') return /^[\w./-]+(?: [\w./-]+)*$/.test(value) ? value : inlineJson(value);
  if (Array.isArray(value)) return `[${value.map(inlineYaml).join(', ')}]`;
  if (!isMap(value)) return inlineJson(value);
  const entries = Object.entries(value).map(([key, item]) => `${key}: ${inlineYaml(item)}`);
  return `{ ${entries.join(', ')} }`;
}

/** `title`, or `An entry of list`. */
function nameOf(path: readonly string[]): string {
  const last = path.at(-1) ?? '';
  return isIndex(last) ? `an entry of ${nameOf(path.slice(0, -1))}` : `\`${last}\``;
}

const labelOf = (path: readonly string[]): string => {
  const last = path.at(-1) ?? '';
  return isIndex(last) ? '- ' : `${last}: `;
};

const isIndex = (key: string): boolean => /^\d+$/.test(key);

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
