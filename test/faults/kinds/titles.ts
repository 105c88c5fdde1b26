import type { Corpus } from '../corpus.js';
import { linesOf, replaceLines } from '../edit.js';
import type { Kind } from '../fault.js';
import type { Random } from '../random.js';
import { parse } from '../reading/data.js';
import { valueAt } from '../reading/json.js';
import { sections } from '../reading/text.js';

interface Title {
  readonly file: string;
  /** Line of the text, from 1. */
  readonly line: number;
  readonly text: string;
  /** Character of the underline. */
  readonly style: string;
  /** The style of the previous title in the file; `undefined` if generated titles may be in between. */
  readonly before: string | undefined;
}

/** Returns the titles with an underline only, in a random section. */
function titles(corpus: Corpus, random: Random): Title[] {
  const file = random.pick(sections(corpus))?.file;
  if (file === undefined) return [];
  const lines = linesOf(corpus.files, file);
  const found: Title[] = [];
  lines.forEach((under, i) => {
    const text = lines[i - 1] ?? '';
    if (!/^([=\-~+^`@:<>/])\1{2,}$/.test(under) || !/^\w/.test(text) || (lines[i - 2] ?? '').trim() !== '')
      return;
    const last = found.at(-1);
    const isNext = last && !lines.slice(last.line, i).some((between) => between.includes('{{'));
    found.push({ file, line: i, text, style: under.charAt(0), before: isNext ? last?.style : undefined });
  });
  return found;
}

const styles = (corpus: Corpus): string[] => {
  const list = valueAt(parse(corpus.files.get('specification/targets.yaml') ?? ''), ['title_styles']);
  return Array.isArray(list) ? list.filter((style) => typeof style === 'string') : [];
};

function atTitle(
  name: string,
  rules: readonly string[],
  under: (title: Title, corpus: Corpus, random: Random) => string | undefined,
  cascade?: number,
): Kind {
  return {
    name,
    ...(cascade === undefined ? {} : { cascade }),
    plant(corpus, random) {
      const title = random.pick(titles(corpus, random));
      const line = title && under(title, corpus, random);
      if (!title || line === undefined) return undefined;
      return {
        changes: replaceLines(corpus.files, title.file, title.line + 1, 1, [line]),
        places: [{ file: title.file, line: title.line, to: title.line + 1 }],
        rules,
      };
    },
  };
}

/** Replaces the two lines of a title. */
function atTitleLines(
  name: string,
  by: (title: Title, random: Random) => readonly string[] | undefined,
): Kind {
  return {
    name,
    plant(corpus, random) {
      const title = random.pick(titles(corpus, random));
      const lines = title && by(title, random);
      if (!title || !lines) return undefined;
      return {
        changes: replaceLines(corpus.files, title.file, title.line, 2, lines),
        places: [{ file: title.file, line: title.line, to: title.line + 2 }],
        // A line at the start of a file is parsed as an overline.
        rules: ['rst/title-as-text', 'rst/title-incomplete'],
      };
    },
  };
}

export const titleKinds: readonly Kind[] = [
  // Without its title, an underline is a valid transition.
  atTitleLines('title-parted-from-underline', ({ text, style }) =>
    style === '<' || text.length < 4 ? undefined : [text, '', style.repeat(text.length)],
  ),
  atTitleLines('underline-of-two-characters', ({ text, style }, random) => {
    const at = random.between(1, text.length - 2);
    const other = style === '=' ? '-' : '=';
    // A backquote would open a literal; other punctuation is plain text.
    if (text.length < 5 || style === '`') return undefined;
    return [text, style.repeat(at) + other + style.repeat(text.length - at - 1)];
  }),

  atTitle(
    'underline-cut',
    ['rst/title-underline-short'],
    ({ text, style }, _, random) =>
      text.length > 5 ? style.repeat(random.between(4, text.length - 1)) : undefined,
    0,
  ),
  atTitle('underline-cut-to-little', ['rst/title-underline-short'], ({ text, style }, _, random) =>
    text.length > 5 ? style.repeat(random.between(1, 3)) : undefined,
  ),
  atTitle('title-style-unknown', ['spec/title-style'], ({ text }, _, random) =>
    (random.pick(['*', '#', '!', '%']) ?? '*').repeat(text.length),
  ),
  atTitle(
    'title-level-skipped',
    ['spec/title-level-skipped', 'spec/title-too-deep', 'rst/title-level'],
    ({ text, before }, corpus, random) => {
      const known = styles(corpus);
      const level = before === undefined ? -1 : known.indexOf(before);
      const deeper = level < 0 ? undefined : known[level + random.between(2, 3)];
      return deeper?.repeat(text.length);
    },
  ),
];
