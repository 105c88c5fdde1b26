import type { Report } from '../diagnostics/diagnostic.js';
import { closest } from '../doc/closest.js';
import { inlineJson } from '../schema/json-text.js';
import { joinPath } from '../source/reader.js';
import type { SourceText } from '../source/text.js';
import { isMap, parseYaml } from '../yaml/parse.js';
import {
  type Config,
  configFile,
  defaultConfig,
  type ExternalSettings,
  type Level,
  levels,
} from './config.js';
import { readConventions } from './read-conventions.js';
import { readProse } from './read-prose.js';
import { entriesOf, knownEntriesOf, type Setting, settingsOf, wrongValue } from './settings.js';

/** The names that a configuration may refer to. */
export interface ConfigNames {
  readonly rules: readonly string[];
  /** Names of release labels. */
  readonly releases: readonly string[];
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
  const settings = settingsOf(value, configFile, Object.keys(readers), span, report);
  const read: Partial<Config>[] = settings.map(
    (setting) => readers[setting.name]?.(setting, names, report) ?? {},
  );
  return Object.assign({}, defaultConfig, ...read);
}

type Read = (setting: Setting, names: ConfigNames, report: Report) => Partial<Config>;

const readers: Readonly<Record<string, Read>> = {
  rules: (setting, names, report) => ({ rules: readRules(setting, names, report) }),
  'max-warnings': (setting, _, report) => {
    const { value } = setting;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return { maxWarnings: value };
    report(
      wrongValue(
        `\`max-warnings\` must be a non-negative integer, got ${inlineJson(value)}.`,
        setting.span,
        'Write `max-warnings: 0`.',
      ),
    );
    return {};
  },
  baseline: ({ value, span }, _, report) => {
    const path = typeof value === 'string' && value !== '' ? joinPath('', value) : undefined;
    if (path) return { baseline: path };
    report(
      wrongValue(
        '`baseline` must be the path of a file in the repository.',
        span,
        `Write \`baseline: ${defaultConfig.baseline}\`.`,
      ),
    );
    return {};
  },
  releases: (setting, names, report) => ({ releases: readReleases(setting, names, report) }),
  conventions: (setting, _, report) => ({ conventions: readConventions(setting, report) }),
  external: (setting, _, report) => ({ external: readExternal(setting, report) }),
  prose: (setting, _, report) => ({ prose: readProse(setting, report) }),
};

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

function readReleases(setting: Setting, { releases }: ConfigNames, report: Report): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { name, value, span } of knownEntriesOf(setting, releases, report)) {
    if (typeof value === 'string' && /^\w[\w.-]*$/.test(value)) found[name] = value;
    else {
      const help = 'Use letters, digits, dots and hyphens, as in r0.6.1.';
      report(wrongValue(`Invalid release label ${inlineJson(value)}.`, span, help));
    }
  }
  return found;
}

function readExternal(setting: Setting, report: Report): ExternalSettings {
  let found = defaultConfig.external;
  for (const { name, value, span } of knownEntriesOf(setting, ['ignore', 'timeout'], report)) {
    if (name === 'ignore') {
      const ignore = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
      if (Array.isArray(value) && ignore?.length === value.length) found = { ...found, ignore };
      else
        report(
          wrongValue('`ignore` must be a list of URLs.', span, 'Write `ignore: ["https://example.org/*"]`.'),
        );
    } else if (typeof value === 'number' && value > 0) found = { ...found, timeout: value };
    else report(wrongValue('`timeout` must be a positive number of seconds.', span, 'Write `timeout: 10`.'));
  }
  return found;
}
