import type { Report } from '../diagnostics/diagnostic.js';
import { closest } from '../doc/closest.js';
import { inlineJson } from '../schema/json-text.js';
import { joinPath } from '../source/reader.js';
import type { SourceText, Span } from '../source/text.js';
import { type PresetName, presetNamed, settingsWith } from '../spec/presets.js';
import { conventionsOf } from '../spec/protocol-settings.js';
import { isMap, parseYaml, rangeOf, type YamlMap } from '../yaml/parse.js';
import { listAt, mapAt, stringAt } from '../yaml/value.js';
import { type Config, configFile, defaultConfig, type Level, levels } from './config.js';
import { reportContradictions } from './contradictions.js';
import { readProse } from './read-prose.js';
import { entriesOf, knownEntriesOf, type Setting, settingAt, wrongValue } from './settings.js';
import { validateConfig } from './validate-config.js';

/** The names that a configuration may refer to. */
export interface ConfigNames {
  readonly rules: readonly string[];
  /** The preset of a configuration without `extends`. */
  readonly preset: PresetName;
}

/**
 * Reads `spec.config.yaml`. Reports YAML problems, `config/unknown-key`, `config/unknown-rule` and `config/wrong-value`; an invalid setting
 * keeps its default.
 */
export function readConfig(source: SourceText, names: ConfigNames, report: Report): Config {
  const { value, span, diagnostics } = parseYaml(source);
  diagnostics.forEach(report);
  if (value === undefined || value === null) return defaultConfig;
  if (!isMap(value)) {
    report(
      wrongValue(
        `${configFile} must contain a map of settings.`,
        span,
        'Write one `setting: value` per line.',
      ),
    );
    return defaultConfig;
  }
  const isValid = validateConfig(value, span, report);
  const own = isValid ? settingsIn(value) : undefined;
  const protocol = settingsWith(own?.extends ?? names.preset, own?.protocol ?? {});
  if (own?.protocol) reportContradictions(value, protocol, report);
  const at = (name: string): Setting | undefined =>
    Object.hasOwn(value, name) ? settingAt(value, name, span) : undefined;
  const [rules, releases, prose] = [at('rules'), at('releases'), at('prose')];
  return {
    ...defaultConfig,
    ...own,
    ...(rules && { rules: readRules(rules, names, report) }),
    ...(releases && {
      releases: readReleases(
        releases,
        (protocol.labels ?? []).map(({ name }) => name),
        report,
      ),
    }),
    ...(prose && { prose: readProse(prose, report) }),
    ...readPath('baseline', defaultConfig.baseline, value, span, report),
    ...readPath('versions', 'versions.yaml', value, span, report),
  };
}

/** The settings that the schema has validated completely. */
function settingsIn(
  value: YamlMap,
): Pick<Config, 'extends' | 'protocol' | 'maxWarnings' | 'conventions' | 'multiPage' | 'external'> {
  const preset = value.extends;
  const { 'max-warnings': maxWarnings } = value;
  const external = mapAt(value, 'external');
  const ignore = listAt(external, 'ignore')?.filter((item) => typeof item === 'string');
  const timeout = external?.timeout;
  return {
    extends: presetNamed(preset),
    protocol: isMap(value.protocol) ? value.protocol : undefined,
    maxWarnings: typeof maxWarnings === 'number' ? maxWarnings : undefined,
    conventions: conventionsOf(mapAt(value, 'conventions') ?? {}),
    multiPage: value['multi-page'] === true,
    external: {
      ...defaultConfig.external,
      ...(ignore && { ignore }),
      ...(typeof timeout === 'number' && { timeout }),
    },
  };
}

function readPath(
  key: 'baseline' | 'versions',
  example: string,
  value: YamlMap,
  whole: Span,
  report: Report,
): Partial<Config> {
  const name = stringAt(value, key);
  if (name === undefined) return {};
  const path = joinPath('', name);
  if (path) return { [key]: path };
  report(
    wrongValue(
      `\`${key}\` must be the path of a file in the repository.`,
      rangeOf(value, key)?.value ?? whole,
      `Write \`${key}: ${example}\`.`,
    ),
  );
  return {};
}

function readRules(setting: Setting, { rules }: ConfigNames, report: Report): Map<string, Level> {
  const groups = new Set(rules.map((id) => `${id.slice(0, id.indexOf('/'))}/*`));
  const known = new Set(['*', ...groups, ...rules]);
  const found = new Map<string, Level>();
  for (const { name, value, key, span } of entriesOf(setting, report)) {
    if (!known.has(name)) {
      const near = closest(name, known);
      report({
        rule: 'config/unknown-rule',
        severity: 'error',
        message: `Unknown rule "${name}".`,
        span: key,
        help: near ? `Did you mean "${near}"?` : 'Run `spec check --list-rules` for a list of rules.',
      });
      continue;
    }
    const level = levels.find((known) => known === value);
    if (level) found.set(name, level);
    else {
      const near = typeof value === 'string' ? closest(value, levels) : undefined;
      const help = near ? `Did you mean "${near}"?` : `Write ${levels.slice(0, -1).join(', ')} or off.`;
      report(wrongValue(`Unknown severity ${inlineJson(value)}.`, span, help));
    }
  }
  return found;
}

function readReleases(setting: Setting, labels: readonly string[], report: Report): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { name, value, span } of knownEntriesOf(setting, labels, report)) {
    if (typeof value === 'string' && /^\w[\w.-]*$/.test(value)) found[name] = value;
    else {
      const help = 'Use letters, digits, dots and hyphens, as in r0.6.1.';
      report(wrongValue(`Invalid release label ${inlineJson(value)}.`, span, help));
    }
  }
  return found;
}
