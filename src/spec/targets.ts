import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { closest } from '../doc/closest.js';
import { joinPath } from '../source/reader.js';
import type { Span } from '../source/text.js';
import { isMap, rangeOf, type YamlDocument, type YamlMap, type YamlValue } from '../yaml/parse.js';
import { unknownLabelHelp } from './labels.js';
import type { TitleStyles } from './titles.js';

/** A section file of a document, with the number of levels by which its titles are lowered. */
export interface TargetFile {
  /** Path relative to `specification/`. */
  readonly path: string;
  readonly depth: number;
  /** The location of the entry in targets.yaml. */
  readonly span: Span;
}

/** A document of the site. */
export interface Target {
  readonly name: string;
  readonly files: readonly TargetFile[];
  /** The version label, with release labels substituted. */
  readonly versionLabel: string | undefined;
  readonly span: Span;
  /** Whether some of its entries are invalid. */
  readonly isIncomplete: boolean;
  /** The path of its page; absent: derived from the name and the label. */
  readonly path?: string;
}

/** `targets.yaml`. */
export interface Targets {
  readonly targets: ReadonlyMap<string, Target>;
  readonly styles: TitleStyles;
  /** Whether targets or sections may be missing because of errors in the file. */
  readonly isIncomplete: boolean;
}

/** The path of a section file in the repository; `undefined` if it is outside. */
export const sectionPath = ({ path }: Pick<TargetFile, 'path'>): string | undefined =>
  joinPath('specification', path);

const groupPrefix = 'group:';
const rootKeys = ['targets', 'groups', 'title_styles', 'relative_title_styles'];
const targetKeys = ['files', 'version_label'];
const relativeStyleKeys = ['subtitle', 'sametitle', 'supertitle'];
/** The title styles of a repository that does not configure any. */
export const defaultStyles: TitleStyles = {
  absolute: ['=', '-', '~', '+', '^', '`', '@', ':'],
  relative: { subtitle: '<', sametitle: '/', supertitle: '>' },
};

/**
 * The path of a target's page: `<target up to @>/<label>.html`, or `<target>.html` without a label. A slash in the label
 * becomes `-`.
 */
export function pagePath({
  name,
  versionLabel,
  path,
}: Pick<Target, 'name' | 'versionLabel' | 'path'>): string {
  if (path !== undefined) return path;
  if (versionLabel === undefined) return `${name}.html`;
  const [folder = name] = name.split('@');
  return `${folder}/${versionLabel.replace(/[/\\]/g, '-')}.html`;
}

/**
 * Reads `targets.yaml`. Invalid entries are reported (`spec/targets`, `spec/title-too-deep`) and omitted. Nothing is reported for a
 * file that is not valid YAML: the YAML parser reports it. `labels` are the tokens of release labels, for the help of unknown ones.
 */
export function readTargets(
  document: YamlDocument,
  report: (diagnostic: Diagnostic) => void,
  labels: readonly string[] = [],
): Targets {
  const targets = new Map<string, Target>();
  const root = document.value;
  if (root === undefined) return { targets, styles: defaultStyles, isIncomplete: true };
  let problems = 0;
  // After a `problem`, sections may be missing from the documents; after a `mistake`, they are complete.
  const mistake: Problem = (message, span, help, rule = 'spec/targets') =>
    report({ rule, severity: 'error', message, span, help });
  const problem: Problem = (message, span, help) => {
    problems++;
    mistake(message, span, help);
  };
  const unknownKeys = (map: YamlMap, known: readonly string[], of: string): boolean => {
    const unknown = Object.keys(map).filter((key) => !known.includes(key));
    for (const key of unknown) {
      const suggestion = closest(key, known);
      problem(
        `Unknown key "${key}" in ${of}.`,
        rangeOf(map, key)?.key ?? document.span,
        suggestion === undefined ? `Use one of ${known.join(', ')}.` : `Did you mean "${suggestion}"?`,
      );
    }
    return unknown.length > 0;
  };
  const isRootMisspelt = isMap(root) && unknownKeys(root, rootKeys, 'targets.yaml');
  if (!isMap(root) || !isMap(root.targets)) {
    if (!isRootMisspelt)
      problem(
        'targets.yaml has no map "targets".',
        document.span,
        'List the documents under `targets:`, each with its `files`.',
      );
    return { targets, styles: defaultStyles, isIncomplete: true };
  }
  if (isMap(root.relative_title_styles))
    unknownKeys(root.relative_title_styles, relativeStyleKeys, 'relative_title_styles');
  const groups = isMap(root.groups) ? root.groups : {};
  const styles = readStyles(root, mistake);
  for (const [name, value] of Object.entries(root.targets)) {
    const span = rangeOf(root.targets, name)?.key ?? document.span;
    const isMisspelt = isMap(value) && unknownKeys(value, targetKeys, `target "${name}"`);
    if (!isMap(value) || !Array.isArray(value.files)) {
      if (!isMisspelt)
        problem(
          `Target "${name}" has no list "files".`,
          span,
          'Add `files:` with the paths of its sections.',
        );
      continue;
    }
    if (!/^[\w@.-]+$/.test(name) || name.startsWith('.')) {
      problem(
        `"${name}" is not a valid page name.`,
        span,
        'Use only letters, digits, ".", "_", "-" and "@".',
      );
      continue;
    }
    const before = problems;
    const files = new FileList({
      groups,
      problem,
      mistake,
      whole: document.span,
      levels: styles.absolute.length,
    }).entries(value.files, 0, true);
    const label = value.version_label;
    reportUnknownLabels(rangeOf(value, 'version_label')?.value, labels, report);
    targets.set(name, {
      name,
      files,
      versionLabel: label === undefined || label === null ? undefined : String(label),
      span,
      isIncomplete: problems > before,
    });
  }
  return { targets, styles, isIncomplete: problems > 0 };
}

/** Reports labels that were not substituted: the page would be named after them. */
function reportUnknownLabels(
  span: Span | undefined,
  labels: readonly string[],
  report: (diagnostic: Diagnostic) => void,
): void {
  if (!span) return;
  const { source, start, end } = span;
  for (const { index, 0: text } of source.text.slice(start, end).matchAll(/%[^%\s"']*%?/g)) {
    const at = start + index;
    report({
      rule: 'spec/unknown-label',
      severity: 'error',
      message: `Unknown release label "${text}"; it is shown unchanged.`,
      span: { source, start: at, end: at + text.length },
      help: unknownLabelHelp(text.replaceAll('%', ''), labels),
    });
  }
}

type Problem = (message: string, span: Span, help: string, rule?: string) => void;

function readStyles(root: YamlMap, problem: Problem): TitleStyles {
  const relative = isMap(root.relative_title_styles) ? root.relative_title_styles : {};
  const character = (value: YamlValue | undefined, otherwise: string): string =>
    typeof value === 'string' && value.length === 1 ? value : otherwise;
  return {
    absolute: absoluteStyles(root, problem),
    relative: {
      subtitle: character(relative.subtitle, '<'),
      sametitle: character(relative.sametitle, '/'),
      supertitle: character(relative.supertitle, '>'),
    },
  };
}

/** Reads `title_styles`. An invalid list is reported and replaced by the default, so that not every title is reported too. */
function absoluteStyles(root: YamlMap, problem: Problem): readonly string[] {
  const { title_styles: list } = root;
  const range = rangeOf(root, 'title_styles');
  if (list === undefined || !range) return defaultStyles.absolute;
  const styles = Array.isArray(list) ? list : [];
  const at = styles.findIndex(
    (style, i) => typeof style !== 'string' || !/^[!-/:-@[-`{-~]$/.test(style) || styles.indexOf(style) < i,
  );
  if (at < 0 && styles.length > 0) return styles.filter((style) => typeof style === 'string');
  problem(
    '"title_styles" must be a list of distinct punctuation characters.',
    rangeOf(styles, at)?.value ?? range.value,
    'List one character per level, for example ["=", "-", "~"].',
  );
  return defaultStyles.absolute;
}

interface FileListContext {
  readonly groups: YamlMap;
  readonly problem: Problem;
  readonly mistake: Problem;
  readonly whole: Span;
  /** The number of title levels. */
  readonly levels: number;
}

/**
 * Reads lists of files. An entry is `path`, `"group:name"`, or a map from a depth to either of them or to a list of entries, whose depths
 * are added.
 */
class FileList {
  readonly #paths = new Set<string>();

  constructor(private readonly context: FileListContext) {}

  entries(list: YamlValue[], depth: number, allowsGroups: boolean): TargetFile[] {
    return list.flatMap((entry, i) =>
      this.entry(entry, depth, allowsGroups, rangeOf(list, i)?.value ?? this.context.whole),
    );
  }

  private entry(entry: YamlValue, depth: number, allowsGroups: boolean, span: Span): TargetFile[] {
    if (typeof entry === 'string') return this.named(entry, depth, allowsGroups, span);
    if (!isMap(entry)) {
      this.context.problem(
        'Invalid entry in a list of files; expected a path, or a depth with a path.',
        span,
        'Write `- modules.rst` or `- { 1: modules.rst }`.',
      );
      return [];
    }
    return Object.keys(entry)
      .map((key) => ({ key, levels: Number(key) }))
      .sort((a, b) => a.levels - b.levels)
      .flatMap(({ key, levels }) => {
        const value = entry[key];
        const at = rangeOf(entry, key);
        const isList = Array.isArray(value);
        if (!Number.isInteger(levels) || levels < 0 || (typeof value !== 'string' && !isList)) {
          this.context.problem(
            `Invalid entry "${key}"; expected a depth with a path or a list of paths.`,
            at?.key ?? span,
            'Write `{ 1: modules.rst }` or `{ 1: [modules.rst, appendices.rst] }`.',
          );
          return [];
        }
        const isTooDeep = depth + levels >= this.context.levels;
        if (isTooDeep)
          this.context.mistake(
            `Depth ${depth + levels} exceeds the ${this.context.levels} levels of "title_styles".`,
            at?.key ?? span,
            'Reduce the depth, or add a style to "title_styles".',
            'spec/title-too-deep',
          );
        const below = isTooDeep ? depth : depth + levels;
        return isList
          ? this.entries(value, below, allowsGroups)
          : this.named(value, below, allowsGroups, at?.value ?? span);
      });
  }

  private named(path: string, depth: number, allowsGroups: boolean, span: Span): TargetFile[] {
    if (!path.startsWith(groupPrefix)) return this.once(path, depth, span);
    const name = path.slice(groupPrefix.length);
    const group = Object.hasOwn(this.context.groups, name) ? this.context.groups[name] : undefined;
    if (!allowsGroups) {
      this.context.problem(
        `Group "${name}" is nested in another group.`,
        span,
        'List the files of the group here; groups cannot be nested.',
      );
      return [];
    }
    if (!Array.isArray(group)) {
      const known = Object.keys(this.context.groups);
      this.context.problem(
        `Unknown group "${name}".`,
        span,
        known.length > 0 ? `Use one of ${known.join(', ')}.` : 'Define the group under `groups:`.',
      );
      return [];
    }
    return this.entries(group, depth, false);
  }

  private once(path: string, depth: number, span: Span): TargetFile[] {
    if (!this.#paths.has(path)) {
      this.#paths.add(path);
      return [{ path, depth, span }];
    }
    this.context.mistake(
      `Section file "${path}" is listed twice in this document.`,
      span,
      'Remove one of the two entries; a page cannot contain the same titles and targets twice.',
    );
    return [];
  }
}
