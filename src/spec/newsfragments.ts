import { parse as parseToml, TomlError } from 'smol-toml';
import { closest } from '../doc/closest.js';
import type { SourceText, Span } from '../source/text.js';

/** A kind of newsfragment that the changelog shows: `N.<directory>` stands under the heading `name`. */
export interface FragmentKind {
  readonly directory: string;
  readonly name: string;
  readonly showContent: boolean;
}

/** What towncrier is told in `pyproject.toml`. */
export interface TowncrierConfiguration {
  readonly kinds: readonly FragmentKind[];
  /** RST for a reference to an issue, with `{issue}` in place of its number. */
  readonly issueFormat: string | undefined;
}

/** A file name of a newsfragment taken apart: `2035.new`, `2035.new.1`. */
export interface FragmentName {
  readonly issue: string;
  readonly kind: string;
}

/**
 * Reads `[tool.towncrier]`. The result is a message with its place where the file is no TOML.
 */
export function towncrierConfiguration(
  source: SourceText,
): TowncrierConfiguration | { readonly problem: string; readonly span: Span } {
  let document: Record<string, unknown>;
  try {
    document = parseToml(source.text);
  } catch (fault) {
    const problem = fault instanceof Error ? (fault.message.split('\n')[0] ?? '') : String(fault);
    const line = fault instanceof TomlError ? fault.line : 1;
    const start = source.lineStarts()[line - 1] ?? 0;
    return { problem, span: { source, start, end: start + source.line(line).length } };
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

/** towncrier's settings, by the table that they stand in. */
const settings: Readonly<Record<string, readonly string[]>> = {
  '[tool.towncrier]': [
    ...['name', 'version', 'package', 'package_dir', 'directory', 'filename', 'single_file', 'template'],
    ...['title_format', 'issue_format', 'start_string', 'underlines', 'wrap', 'all_bullets', 'ignore'],
    ...['orphan_prefix', 'issue_pattern', 'create_eof_newline', 'create_add_extension', 'type', 'section'],
  ],
  '[[tool.towncrier.type]]': ['directory', 'name', 'showcontent', 'check'],
};

/** The first key that is nearly one of towncrier's settings: it would be left out without a word. */
function misspeltKey(source: SourceText): { problem: string; span: Span } | undefined {
  let known: readonly string[] = [];
  for (const [i, start] of source.lineStarts().entries()) {
    const line = source.line(i + 1).trim();
    if (line.startsWith('[')) known = settings[line] ?? [];
    const key = /^([\w-]+)\s*=/.exec(line)?.[1];
    const near = key === undefined || known.includes(key) ? undefined : closest(key, known);
    if (near === undefined) continue;
    const from = start + source.line(i + 1).indexOf(key ?? '');
    const span = { source, start: from, end: from + (key ?? '').length };
    return { problem: `there is no ${key}; ${near} may be meant`, span };
  }
  return undefined;
}

/** The issue and the kind that a file name states, or `undefined` where it states none. */
export function fragmentName(name: string): FragmentName | undefined {
  const parts = name.split('.');
  const [issue, kind] = parts;
  if (issue === undefined || kind === undefined || issue === '' || parts.length > 4) return undefined;
  return { issue, kind };
}

/** Issues in the order of their numbers, those without one (`+abc`) last. */
export function compareIssues(a: string, b: string): number {
  const [x, y] = [Number.parseInt(a, 10), Number.parseInt(b, 10)];
  if (Number.isNaN(x) || Number.isNaN(y))
    return Number.isNaN(x) === Number.isNaN(y) ? (a < b ? -1 : 1) : Number.isNaN(x) ? 1 : -1;
  return x - y;
}

function table(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
