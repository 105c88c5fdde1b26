import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { closest } from '../doc/closest.js';
import type { Span } from '../source/text.js';
import { isMap, rangeOf, type YamlDocument, type YamlMap, type YamlValue } from '../yaml/parse.js';
import type { TitleStyles } from './titles.js';

/** A section file of a document, with the number of title levels that it is moved down. */
export interface TargetFile {
  /** Path relative to `specification/`. */
  readonly path: string;
  readonly depth: number;
  /** Where targets.yaml names it. */
  readonly span: Span;
}

/** A document of the site. */
export interface Target {
  readonly name: string;
  readonly files: readonly TargetFile[];
  /** As written; label tokens are replaced before the file is read. */
  readonly versionLabel: string | undefined;
  readonly span: Span;
  /** Whether an entry of its files says nothing. */
  readonly isIncomplete: boolean;
}

/** `targets.yaml`. */
export interface Targets {
  readonly targets: ReadonlyMap<string, Target>;
  readonly styles: TitleStyles;
  /** Whether there may be targets or sections of which nothing is known, for what is wrong in the file. */
  readonly isIncomplete: boolean;
}

const groupPrefix = 'group:';
const rootKeys = ['targets', 'groups', 'title_styles', 'relative_title_styles'];
const targetKeys = ['files', 'version_label'];
const relativeStyleKeys = ['subtitle', 'sametitle', 'supertitle'];
const defaultStyles: TitleStyles = {
  absolute: ['=', '-', '~', '+', '^', '`', '@', ':'],
  relative: { subtitle: '<', sametitle: '/', supertitle: '>' },
};

/**
 * Where the page of a target is written: `<target up to @>/<label>.html`, or `<target>.html` without a label. `/` in a
 * label becomes `-`: a label is no path.
 */
export function pagePath({ name, versionLabel }: Pick<Target, 'name' | 'versionLabel'>): string {
  if (versionLabel === undefined) return `${name}.html`;
  const [folder = name] = name.split('@');
  return `${folder}/${versionLabel.replace(/[/\\]/g, '-')}.html`;
}

/** Reads `targets.yaml`. What is wrong in it is reported as `spec/targets` and left out; of a file that cannot be read nothing is said. */
export function readTargets(document: YamlDocument, report: (diagnostic: Diagnostic) => void): Targets {
  const targets = new Map<string, Target>();
  const root = document.value;
  // What cannot be read is told of as such.
  if (root === undefined) return { targets, styles: defaultStyles, isIncomplete: true };
  let problems = 0;
  // A mistake leaves no doubt about what the documents are made of; after a problem there is some.
  const mistake: Problem = (message, span, help, rule = 'spec/targets') =>
    report({ rule, severity: 'error', message, span, help });
  const problem: Problem = (message, span, help) => {
    problems++;
    mistake(message, span, help);
  };
  const unknownKeys = (map: YamlMap, known: readonly string[], of: string): boolean => {
    const unknown = Object.keys(map).filter((key) => !known.includes(key));
    for (const key of unknown) {
      const near = closest(key, known);
      problem(
        `${of} has no ${key}.`,
        rangeOf(map, key)?.key ?? document.span,
        near === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${near}?`,
      );
    }
    return unknown.length > 0;
  };
  const isRootMisspelt = isMap(root) && unknownKeys(root, rootKeys, 'targets.yaml');
  if (!isMap(root) || !isMap(root.targets)) {
    if (!isRootMisspelt)
      problem(
        'targets.yaml has no `targets`.',
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
    const isMisspelt = isMap(value) && unknownKeys(value, targetKeys, 'A target');
    if (!isMap(value) || !Array.isArray(value.files)) {
      if (!isMisspelt)
        problem(
          `The target ${name} has no list of \`files\`.`,
          span,
          'Give it `files:` with the paths of its sections.',
        );
      continue;
    }
    if (!/^[\w@.-]+$/.test(name) || name.startsWith('.')) {
      problem(`${name} cannot be the name of a page.`, span, 'Use letters, digits, _, - and @ only.');
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

/** `title_styles`: of what is no such list the standard one takes the place, so that not every title is wrong as well. */
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
    'title_styles is no list of different punctuation marks.',
    rangeOf(styles, at)?.value ?? range.value,
    'Write one mark for each level, like ["=", "-", "~"].',
  );
  return defaultStyles.absolute;
}

interface FileListContext {
  readonly groups: YamlMap;
  readonly problem: Problem;
  readonly mistake: Problem;
  readonly whole: Span;
  /** How many levels titles have. */
  readonly levels: number;
}

/** Reads lists of files: `path`, `{ depth: path }`, `{ depth: "group:name" }`, `"group:name"`. */
class FileList {
  readonly #paths = new Set<string>();

  constructor(private readonly context: FileListContext) {}

  entries(list: YamlValue[], depth: number, mayName: boolean): TargetFile[] {
    return list.flatMap((entry, i) =>
      this.entry(entry, depth, mayName, rangeOf(list, i)?.value ?? this.context.whole),
    );
  }

  private entry(entry: YamlValue, depth: number, mayName: boolean, span: Span): TargetFile[] {
    if (typeof entry === 'string') return this.named(entry, depth, mayName, span);
    if (!isMap(entry)) {
      this.context.problem(
        'An entry of `files` is a path, or a number of levels and a path.',
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
        if (!Number.isInteger(levels) || levels < 0 || typeof value !== 'string') {
          this.context.problem(
            `${key} is no number of title levels with a path.`,
            at?.key ?? span,
            'Write `{ 1: modules.rst }`.',
          );
          return [];
        }
        const place = at?.value ?? span;
        const isTooDeep = depth + levels >= this.context.levels;
        if (isTooDeep)
          this.context.mistake(
            `There are no ${depth + levels} levels of titles to go down.`,
            at?.key ?? span,
            `title_styles has ${this.context.levels} levels.`,
            'spec/title-too-deep',
          );
        return this.named(value, isTooDeep ? depth : depth + levels, mayName, place);
      });
  }

  private named(path: string, depth: number, mayName: boolean, span: Span): TargetFile[] {
    if (!path.startsWith(groupPrefix)) return this.once(path, depth, span);
    const name = path.slice(groupPrefix.length);
    const group = Object.hasOwn(this.context.groups, name) ? this.context.groups[name] : undefined;
    if (!mayName) {
      this.context.problem(
        `The group ${name} is named in another group.`,
        span,
        'Groups are one level deep: name its files here.',
      );
      return [];
    }
    if (!Array.isArray(group)) {
      const known = Object.keys(this.context.groups);
      this.context.problem(
        `There is no group ${name}.`,
        span,
        known.length > 0 ? `Known groups: ${known.join(', ')}.` : 'Define it under `groups:`.',
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
      `${path} is in this document already.`,
      span,
      'Name a section once: its targets and titles would be there twice.',
    );
    return [];
  }
}
