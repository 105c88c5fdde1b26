import { type Replacement, replaceRanges } from '../source/replace.js';
import type { SourceText, Span } from '../source/text.js';

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
 * The changes of a version: the text below its title without comments, and with subtitles as plain paragraphs. Their underlines
 * are removed because their title styles are independent of those of the page.
 */
export function versionText(source: SourceText, version: ChangelogVersion): SourceText {
  const removed: Replacement[] = [{ start: 0, end: version.start, text: '' }];
  let inComment = false;
  for (const { text, start } of linesOf(source)) {
    if (start < version.start || start >= version.end) continue;
    const isComment = /^\.\.(?: |$)(?! *(?:[\w-]+::|_|\[|\|))/.test(text);
    inComment = isComment || (inComment && (text.trim() === '' || text.startsWith(' ')));
    if (isComment || (inComment && text.trim() !== '') || underline.test(text)) {
      removed.push({ start, end: start + text.length, text: '' });
    }
  }
  removed.push({ start: version.end, end: source.text.length, text: '' });
  return replaceRanges(source, removed);
}

/** The underline character of the title at line `i`; `undefined` if the line is not a title. */
function titleStyle(lines: readonly TextLine[], i: number, text: string): string | undefined {
  const style = underline.exec(lines[i + 1]?.text ?? '')?.[1];
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
