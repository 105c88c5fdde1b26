import { type Replacement, replaceRanges } from '../source/replace.js';
import type { SourceText, Span } from '../source/text.js';
import { compareVersions, versionIn } from './version.js';

/** A version in a changelog: its title, and the text up to the next version. */
export interface ChangelogVersion {
  readonly title: string;
  /** The name of the version: its title, or the name in a comment below the title (`.. version: v1`). */
  readonly name: string;
  readonly titleSpan: Span;
  /** Start of the text below the title. */
  readonly start: number;
  readonly end: number;
}

const underline = /^([=\-~+^`@:#"'*.,!])\1{2,}\s*$/;
/** The shortest underlines, for titles of two characters such as `r0`. */
const shortUnderline = /^([=\-~+^`@:#"'*.,!])\1\s*$/;
const listItem = /^ *[-*+] /;
const nameComment = /^\.\. version: +(\S+)\s*$/;

interface TextLine {
  readonly text: string;
  readonly start: number;
}

/** The versions of a changelog, in the order of the file (newest first): the sections at the level of its first title. */
export function changelogVersions(source: SourceText): ChangelogVersion[] {
  const lines = linesOf(source);
  const style = lines
    .map(({ text }, i) => titleStyle(lines, i, text))
    .find((character) => character !== undefined);
  const titles = lines.flatMap((line, i) =>
    style !== undefined && titleStyle(lines, i, line.text) === style ? [i] : [],
  );
  return titles.map((line, i) => {
    const { text, start } = lines[line] ?? { text: '', start: 0 };
    const next = titles[i + 1];
    const title = text.trim();
    return {
      title,
      name: nameIn(lines.slice(line + 2, next)) ?? title,
      titleSpan: { source, start, end: start + text.trimEnd().length },
      start: lines[line + 2]?.start ?? source.text.length,
      end: next === undefined ? source.text.length : (lines[next]?.start ?? source.text.length),
    };
  });
}

/** The name of the unreleased changes: the version named in a comment before the first version. */
export function unreleasedName(source: SourceText): string | undefined {
  const [first] = changelogVersions(source);
  return nameIn(linesOf(source).filter(({ start }) => !first || start < first.titleSpan.start));
}

const nameIn = (lines: readonly TextLine[]): string | undefined => {
  const comment = lines.find(({ text }) => nameComment.test(text));
  return comment && nameComment.exec(comment.text)?.[1];
};

/**
 * The version for a release label: the one whose title contains the label, or else the one with an equal version number (`r0` for
 * `r0.0.0`).
 */
export function versionFor(
  versions: readonly ChangelogVersion[],
  label: string,
): ChangelogVersion | undefined {
  const number = versionIn(label);
  return (
    versions.find(({ title }) => title.split(/\s+/).includes(label)) ??
    versions.find(({ title }) => {
      const titleNumber = versionIn(title);
      return number && titleNumber && compareVersions(number, titleNumber) === 0;
    })
  );
}

/**
 * The changes of a version: the text below its title without comments, and with subtitles as plain paragraphs. Their underlines
 * are removed because their title styles are independent of the page. With `denseLists`, a blank line is inserted before each
 * list that lacks one, so that lists can be nested without blank lines.
 */
export function versionText(
  source: SourceText,
  version: ChangelogVersion,
  { denseLists = false } = {},
): SourceText {
  const removed: Replacement[] = [{ start: 0, end: version.start, text: '' }];
  let inComment = false;
  const lines = linesOf(source).filter(({ start }) => start >= version.start && start < version.end);
  const breaks = new Set(denseLists ? listBoundaries(lines) : []);
  for (const { text, start } of lines) {
    if (breaks.has(start)) removed.push({ start, end: start, text: '\n' });
    const isComment = /^\.\.(?: |$)(?! *(?:[\w-]+::|_|\[|\|))/.test(text);
    inComment = isComment || (inComment && (text.trim() === '' || text.startsWith(' ')));
    if (isComment || (inComment && text.trim() !== '') || underline.test(text)) {
      removed.push({ start, end: start + text.length, text: '' });
    }
  }
  removed.push({ start: version.end, end: source.text.length, text: '' });
  return replaceRanges(source, removed);
}

/** Yields the start of each line that begins or ends a list without a blank line before it. */
function* listBoundaries(lines: readonly TextLine[]): Generator<number> {
  let itemIndent = -1;
  let isAfterText = false;
  for (const { text, start } of lines) {
    const indent = text.search(/\S/);
    const isItem = listItem.test(text);
    const isBoundary = isItem ? indent !== itemIndent : indent >= 0 && indent <= itemIndent;
    if (isBoundary && isAfterText) yield start;
    if (isItem) itemIndent = indent;
    else if (isBoundary) itemIndent = indent - 1;
    isAfterText = indent >= 0;
  }
}

/** The underline character of the title at line `i`; `undefined` if the line is not a title. */
function titleStyle(lines: readonly TextLine[], i: number, text: string): string | undefined {
  const below = lines[i + 1]?.text ?? '';
  const style =
    (text.trim().length > 2 ? underline : shortUnderline).exec(below)?.[1] ?? underline.exec(below)?.[1];
  if (style === undefined || text.trim() === '') return undefined;
  return /^[ \t]/.test(text) || underline.test(text) || text.startsWith('..') ? undefined : style;
}

function linesOf(source: SourceText): TextLine[] {
  const starts = source.lineStarts();
  return starts.map((start, i) => ({
    text: source.text.slice(start, (starts[i + 1] ?? source.text.length + 1) - 1),
    start,
  }));
}
