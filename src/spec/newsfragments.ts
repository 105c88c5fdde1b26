import { parse as parseToml, TomlError } from 'smol-toml';
import { closest } from '../doc/closest.js';
import type { SourceText, Span } from '../source/text.js';

/** A kind of newsfragment: `N.<directory>` is listed under the heading `name`. */
export interface FragmentKind {
  readonly directory: string;
  readonly name: string;
  readonly showContent: boolean;
}

/** The configuration of towncrier in `pyproject.toml`. */
export interface TowncrierConfiguration {
  readonly kinds: readonly FragmentKind[];
  /** The RST of a reference to an issue, with the placeholder `{issue}`. */
  readonly issueFormat: string | undefined;
}

/** The parts of a newsfragment's file name: `2035.new`, `2035.new.1`. */
export interface FragmentName {
  readonly issue: string;
  readonly kind: string;
}

/** A problem in the configuration: a phrase, its location and its remedy. */
interface ConfigurationProblem {
  readonly problem: string;
  readonly span: Span;
  readonly help: string;
}

/** Reads `[tool.towncrier]`. The result is a problem with its location if the file is not valid TOML or has a misspelt key. */
export function towncrierConfiguration(source: SourceText): TowncrierConfiguration | ConfigurationProblem {
  let document: Record<string, unknown>;
  try {
    document = parseToml(source.text);
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const line = error instanceof TomlError ? error.line : 1;
    const start = source.lineStarts()[line - 1] ?? 0;
    const span = { source, start, end: start + source.line(line).length };
    return { problem, span, help: 'Correct the TOML.' };
  }
  const misspelt = misspeltKey(source);
  if (misspelt) return misspelt;
  const towncrier = table(table(document.tool)?.towncrier) ?? {};
  const kinds = (Array.isArray(towncrier.type) ? towncrier.type : []).flatMap((entry) => {
    const kind = table(entry);
    if (typeof kind?.directory !== 'string' || typeof kind.name !== 'string') return [];
    return [{ directory: kind.directory, name: kind.name, showContent: kind.showcontent !== false }];
  });
  return {
    kinds,
    issueFormat: typeof towncrier.issue_format === 'string' ? towncrier.issue_format : undefined,
  };
}

/** towncrier's settings, by table. */
const settings: Readonly<Record<string, readonly string[]>> = {
  '[tool.towncrier]': [
    ...['name', 'version', 'package', 'package_dir', 'directory', 'filename', 'single_file', 'template'],
    ...['title_format', 'issue_format', 'start_string', 'underlines', 'wrap', 'all_bullets', 'ignore'],
    ...['orphan_prefix', 'issue_pattern', 'create_eof_newline', 'create_add_extension', 'type', 'section'],
  ],
  '[[tool.towncrier.type]]': ['directory', 'name', 'showcontent', 'check'],
};

/** The first key that is probably a misspelt setting, which towncrier would ignore silently. */
function misspeltKey(source: SourceText): ConfigurationProblem | undefined {
  let known: readonly string[] = [];
  for (const [i, start] of source.lineStarts().entries()) {
    const line = source.line(i + 1).trim();
    if (line.startsWith('[')) known = settings[line] ?? [];
    const key = /^([\w-]+)\s*=/.exec(line)?.[1];
    const suggestion = key === undefined || known.includes(key) ? undefined : closest(key, known);
    if (suggestion === undefined) continue;
    const from = start + source.line(i + 1).indexOf(key ?? '');
    const span = { source, start: from, end: from + (key ?? '').length };
    return { problem: `unknown key "${key}"`, span, help: `Did you mean "${suggestion}"?` };
  }
  return undefined;
}

/** The issue and the kind in a file name; `undefined` if the name is not that of a newsfragment. */
export function fragmentName(name: string): FragmentName | undefined {
  const parts = name.split('.');
  const [issue, kind] = parts;
  if (issue === undefined || kind === undefined || issue === '' || parts.length > 4) return undefined;
  return { issue, kind };
}

/** Compares issues by number; issues without a number (`+abc`) come last. */
export function compareIssues(a: string, b: string): number {
  const [x, y] = [Number.parseInt(a, 10), Number.parseInt(b, 10)];
  if (Number.isNaN(x) || Number.isNaN(y))
    return Number.isNaN(x) === Number.isNaN(y) ? (a < b ? -1 : 1) : Number.isNaN(x) ? 1 : -1;
  return x - y;
}

function table(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
