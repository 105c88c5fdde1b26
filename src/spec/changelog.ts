import { type Replacement, replaceRanges } from '../source/replace.js';
import type { SourceText, Span } from '../source/text.js';

/** A version in a changelog: its title, and everything up to the next one. */
export interface ChangelogVersion {
  readonly title: string;
  /** What it is called: its title, unless a comment below that (`.. version: v1`) gives it another name. */
  readonly name: string;
  readonly titleSpan: Span;
  /** Offsets of the text below the title. */
  readonly start: number;
  readonly end: number;
}

const underline = /^([=\-~+^`@:#"'*.,!])\1{2,}\s*$/;
const nameComment = /^\.\. version: +(\S+)\s*$/;

interface TextLine {
  readonly text: string;
  readonly start: number;
}

/**
 * The versions of a changelog, newest first as they stand in the file: the sections at the level of its first title.
 */
export function changelogVersions(source: SourceText): ChangelogVersion[] {
  const lines = linesOf(source);
  const style = lines.map(({ text }, i) => titleStyle(lines, i, text)).find((found) => found !== undefined);
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

/** What a comment before the first version calls the changes that are not released yet. */
export function unreleasedName(source: SourceText): string | undefined {
  const [first] = changelogVersions(source);
  return nameIn(linesOf(source).filter(({ start }) => !first || start < first.titleSpan.start));
}

const nameIn = (lines: readonly TextLine[]): string | undefined => {
  const found = lines.find(({ text }) => nameComment.test(text));
  return found && nameComment.exec(found.text)?.[1];
};

/**
 * What a released version brought: the text under its title, its subtitles as plain paragraphs (their underlines left out,
 * so that a page's own title levels do not matter) and without comments.
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

/** The style of the title at line `i`, where one stands there. */
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
