import { parse as parseToml, TomlError } from 'smol-toml';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { closest } from '../../doc/closest.js';
import { type Pattern, patternOf } from '../../schema/pattern/pattern.js';
import type { SourceText, Span } from '../../source/text.js';
import { type IssueFormat, readIssueFormat } from './issue-format.js';
import { TomlKeys, type TomlPath } from './toml-keys.js';

/** A kind of newsfragment: `N.<directory>` is listed under the heading `name`. */
export interface FragmentKind {
  readonly directory: string;
  readonly name: string;
  readonly showContent: boolean;
}

/** A part of a changelog with newsfragments of its own. */
export interface FragmentSection {
  /** The heading; empty for the default section. */
  readonly name: string;
  /** The folder of its fragments, relative to the folder of all fragments. */
  readonly path: string;
}

/** The settings of `[tool.towncrier]` that determine the unreleased changes. */
export interface TowncrierConfiguration {
  readonly kinds: readonly FragmentKind[];
  readonly sections: readonly FragmentSection[];
  /** The folder of newsfragments, relative to the configuration. */
  readonly directory: string | undefined;
  /** The folder that contains `newsfragments/` if there is no `directory`. */
  readonly packageFolder: string;
  /** `undefined` for towncrier's default. */
  readonly issueFormat: IssueFormat | undefined;
  /** The start of the names of fragments that belong to no issue; empty if there are none. */
  readonly orphanPrefix: string;
  /** File names that are not newsfragments, with the wildcards `*` and `?`; in lower case. */
  readonly ignore: readonly string[];
  /** The pattern that the issues in file names match as a whole. */
  readonly issuePattern: Pattern | undefined;
  /** Whether each fragment is an item of a list. */
  readonly allBullets: boolean;
  /** The location of a setting. */
  spanOf(path: TomlPath): Span;
}

type Table = Readonly<Record<string, unknown>>;

const root = ['tool', 'towncrier'] as const;
const defaultKinds: readonly FragmentKind[] = [
  { directory: 'feature', name: 'Features', showContent: true },
  { directory: 'bugfix', name: 'Bugfixes', showContent: true },
  { directory: 'doc', name: 'Improved Documentation', showContent: true },
  { directory: 'removal', name: 'Deprecations and Removals', showContent: true },
  { directory: 'misc', name: 'Misc', showContent: false },
];
const alwaysIgnored = ['.gitignore', '.gitkeep', '.keep', 'readme', 'readme.md', 'readme.rst'];

/** The type of each setting of towncrier 24. */
const settings: Readonly<Record<string, 'string' | 'boolean' | 'list' | 'table' | 'any'>> = {
  ...{ name: 'string', version: 'string', package: 'string', package_dir: 'string', directory: 'string' },
  ...{ filename: 'string', template: 'string', start_string: 'string', title_format: 'any' },
  ...{ issue_format: 'string', issue_pattern: 'string', orphan_prefix: 'string', underlines: 'any' },
  ...{ ignore: 'list', single_file: 'boolean', all_bullets: 'boolean', wrap: 'any' },
  ...{
    create_eof_newline: 'boolean',
    create_add_extension: 'boolean',
    type: 'list',
    section: 'list',
    fragment: 'table',
  },
};
const kindSettings = ['directory', 'name', 'showcontent', 'check', 'all_bullets'];
const fragmentSettings = ['name', 'showcontent', 'check', 'all_bullets'];
const sectionSettings = ['name', 'path'];
/** Templates of towncrier with the same content as the unreleased changes here. */
const knownTemplates = /^(?:towncrier:)?(?:default|single-file-no-bullets|hr-between-versions)(?:\.\w+)?$/;

/** The configuration of a changelog without a file, or with an unreadable one. */
export const defaultConfiguration = (span: Span): TowncrierConfiguration => ({
  kinds: defaultKinds,
  sections: [{ name: '', path: '' }],
  directory: undefined,
  packageFolder: '',
  issueFormat: undefined,
  orphanPrefix: '+',
  ignore: alwaysIgnored,
  issuePattern: undefined,
  allBullets: true,
  spanOf: () => span,
});

/**
 * Reads `[tool.towncrier]` of `pyproject.toml` or `towncrier.toml`. Reports invalid TOML and invalid settings, settings that are not supported
 * and unknown ones (`changelog/configuration`); `undefined` if the file is not valid TOML.
 */
export function readConfiguration(
  source: SourceText,
  report: (diagnostic: Diagnostic) => void,
): TowncrierConfiguration | undefined {
  let document: Table;
  try {
    document = parseToml(source.text);
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const line = error instanceof TomlError ? error.line : 1;
    const start = source.lineStarts()[line - 1] ?? 0;
    const span = { source, start, end: start + source.line(line).length };
    report(problemAt(span, problem.replace(/\.?$/, '.'), 'Correct the TOML.'));
    return undefined;
  }
  return new ConfigurationReader(document, new TomlKeys(source), report).read();
}

class ConfigurationReader {
  readonly #table: Table;

  constructor(
    private readonly document: Table,
    private readonly keys: TomlKeys,
    private readonly report: (diagnostic: Diagnostic) => void,
  ) {
    this.#table = tableOf(tableOf(document.tool)?.towncrier) ?? {};
  }

  read(): TowncrierConfiguration {
    this.#checkKeys(this.#table, [], Object.keys(settings), 'tool.towncrier');
    for (const [key, type] of Object.entries(settings)) this.#checkType(key, type);
    const { keys } = this;
    const template = this.#string('template');
    if (template !== undefined && !knownTemplates.test(template))
      this.#problem(
        ['template'],
        'Unsupported setting "template"; unreleased changes are shown in the format of the default template.',
        'Remove the setting, or accept the default format.',
        'warning',
      );
    const name = tableOf(this.document.project)?.name;
    const packageName = this.#string('package') || (typeof name === 'string' ? name : '');
    const ignored = this.#list('ignore').filter((pattern) => typeof pattern === 'string');
    return {
      kinds: this.#kinds(),
      sections: this.#sections(),
      directory: this.#string('directory'),
      packageFolder: [this.#string('package_dir') ?? '', packageName].filter(Boolean).join('/'),
      issueFormat: this.#issueFormat(),
      orphanPrefix: this.#string('orphan_prefix') ?? '+',
      ignore: [
        ...alwaysIgnored,
        ...ignored.map((pattern) => pattern.toLowerCase()),
        ...(template?.includes('/') || template?.includes('.')
          ? [template.replace(/^.*\//, '').toLowerCase()]
          : []),
      ],
      issuePattern: this.#issuePattern(),
      allBullets: this.#table.all_bullets !== false,
      spanOf: (path) => keys.spanOf([...root, ...path]),
    };
  }

  /** The kinds in tables (sorted by name) if there are any, else in a list, else the defaults. */
  #kinds(): readonly FragmentKind[] {
    const tables = Object.entries(tableOf(this.#table.fragment) ?? {});
    if (tables.length > 0)
      return tables
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([directory, value]) => {
          const table = this.#tableAt(value, ['fragment', directory], fragmentSettings);
          const name = this.#optional(table, ['fragment', directory], 'name');
          const capitalized = directory.charAt(0).toUpperCase() + directory.slice(1).toLowerCase();
          return { directory, name: name ?? capitalized, showContent: table.showcontent !== false };
        });
    const list = this.#list('type');
    return list.length === 0 ? defaultKinds : list.flatMap((value, i) => this.#kind(value, ['type', i]));
  }

  #kind(value: unknown, path: TomlPath): FragmentKind[] {
    const table = this.#tableAt(value, path, kindSettings);
    const name = this.#required(table, path, 'name', kindSettings, 'A type of newsfragment');
    const directory = this.#optional(table, path, 'directory') ?? name?.toLowerCase();
    // A type with an invalid name is kept, so that its fragments are not reported too.
    return directory === undefined
      ? []
      : [{ directory, name: name ?? directory, showContent: table.showcontent !== false }];
  }

  #sections(): readonly FragmentSection[] {
    if (this.#table.section === undefined) return [{ name: '', path: '' }];
    return this.#list('section').flatMap((value, i) => {
      const at = ['section', i];
      const table = this.#tableAt(value, at, sectionSettings);
      const path = this.#required(table, at, 'path', sectionSettings, 'A section');
      return path === undefined ? [] : [{ name: this.#optional(table, at, 'name') ?? '', path }];
    });
  }

  #issueFormat(): IssueFormat | undefined {
    const text = this.#string('issue_format');
    const format = text === undefined ? undefined : readIssueFormat(text);
    if (!format || !('problem' in format)) return format;
    this.#problem(
      ['issue_format'],
      `${format.problem}.`,
      'Write "{issue}" in place of the issue, and "{{" for a brace.',
    );
    return undefined;
  }

  #issuePattern(): Pattern | undefined {
    const text = this.#string('issue_pattern');
    if (!text) return undefined;
    const pattern = patternOf(`^(?:${text})$`);
    if (!pattern || pattern.isUnsupported())
      this.#problem(
        ['issue_pattern'],
        `"issue_pattern" is not a supported regular expression.`,
        'Write a pattern without constructs that are special to Python, such as "\\\\d+".',
        'warning',
      );
    return pattern;
  }

  #string(key: string): string | undefined {
    const value = this.#table[key];
    return typeof value === 'string' ? value : undefined;
  }

  #list(key: string): readonly unknown[] {
    const value = this.#table[key];
    return Array.isArray(value) ? value : [];
  }

  #tableAt(value: unknown, path: TomlPath, known: readonly string[]): Table {
    const table = tableOf(value);
    if (!table) {
      this.#problem(
        path,
        `${JSON.stringify(path[0])} must contain tables.`,
        `Write a table with ${known.join(', ')}.`,
      );
      return {};
    }
    this.#checkKeys(table, path, known, path.filter((part) => typeof part === 'string').join('.'));
    if (table.showcontent !== undefined && typeof table.showcontent !== 'boolean')
      this.#problem([...path, 'showcontent'], '"showcontent" must be true or false.', 'Write true or false.');
    return table;
  }

  /** A setting that must be a string. Its absence is not reported if another key is a probable misspelling of it. */
  #required(
    table: Table,
    path: TomlPath,
    key: string,
    known: readonly string[],
    owner: string,
  ): string | undefined {
    if (table[key] !== undefined) return this.#optional(table, path, key);
    const isMisspelt = Object.keys(table).some(
      (other) => !known.includes(other) && closest(other, known) === key,
    );
    if (!isMisspelt) this.#problem(path, `${owner} has no "${key}".`, `Add the key "${key}".`);
    return undefined;
  }

  #optional(table: Table, path: TomlPath, key: string): string | undefined {
    const value = table[key];
    if (typeof value === 'string') return value;
    if (value !== undefined)
      this.#problem([...path, key], `"${key}" must be a string.`, 'Write the value in quotes.');
    return undefined;
  }

  #checkType(key: string, type: (typeof settings)[string]): void {
    const value = this.#table[key];
    if (value === undefined || type === 'any') return;
    const isValid =
      type === 'list'
        ? Array.isArray(value)
        : type === 'table'
          ? tableOf(value) !== undefined
          : typeof value === type;
    if (!isValid) this.#problem([key], `"${key}" must be a ${type}.`, `Write a ${type}.`);
  }

  /** Reports keys that towncrier ignores: probable misspellings as errors, others as warnings. */
  #checkKeys(table: Table, path: TomlPath, known: readonly string[], owner: string): void {
    for (const key of Object.keys(table)) {
      if (known.includes(key)) continue;
      const suggestion = closest(key, known);
      this.#problem(
        [...path, key],
        `Unknown key "${key}" in "${owner}".`,
        suggestion === undefined ? `Use one of ${known.join(', ')}.` : `Did you mean "${suggestion}"?`,
        suggestion === undefined ? 'warning' : 'error',
      );
    }
  }

  #problem(path: TomlPath, message: string, help: string, severity: Diagnostic['severity'] = 'error'): void {
    this.report(problemAt(this.keys.spanOf([...root, ...path]), message, help, severity));
  }
}

const problemAt = (
  span: Span,
  message: string,
  help: string,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic => ({ rule: 'changelog/configuration', severity, message, span, help });

const tableOf = (value: unknown): Table | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
    ? { ...value }
    : undefined;
