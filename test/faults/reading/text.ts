import type { Corpus } from '../corpus.js';
import { linesOf, replaceLines } from '../edit.js';
import type { Changes } from '../fault.js';
import type { Random } from '../random.js';
import { parse } from './data.js';
import { isObject, type Json, valueAt } from './json.js';
import { isInExample } from './keys.js';
import { apiFiles, eventSchemas } from './places.js';

/** A paragraph: lines without block markup. */
export interface Paragraph {
  readonly file: string;
  /** The first line, from 1. */
  readonly line: number;
  /** The lines without indentation. */
  readonly lines: readonly string[];
  readonly indent: string;
  /** Whether a page shows it, so that its references can be resolved. */
  readonly isShown: boolean;
}

/** Returns the section files listed in targets.yaml, with the line of each. */
export function sections(corpus: Corpus): readonly { readonly file: string; readonly named: number }[] {
  return linesOf(corpus.files, 'specification/targets.yaml').flatMap((text, i) => {
    const path = /(?:^|[\s"'])([\w/.-]+\.rst)\b/.exec(text.replace(/\s#.*/, ''))?.[1];
    const file = path === undefined ? undefined : `specification/${path}`;
    return file !== undefined && corpus.files.has(file) ? [{ file, named: i + 1 }] : [];
  });
}

/** Returns the paths of the pages that contain a section file, or of all pages: `client_server/unstable.html`. */
export function pagesOf(corpus: Corpus, section: string): readonly string[] {
  const root = parse(corpus.files.get('specification/targets.yaml') ?? '');
  const all = valueAt(root, ['targets']);
  const groups = valueAt(root, ['groups']);
  const filesIn = (list: Json | undefined): string[] =>
    (Array.isArray(list) ? list : []).flatMap((entry) =>
      (isObject(entry) ? Object.values(entry) : [entry]).flatMap((path) =>
        typeof path !== 'string'
          ? []
          : path.startsWith('group:')
            ? filesIn(valueAt(groups, [path.slice('group:'.length)]))
            : [`specification/${path}`],
      ),
    );
  return Object.entries(isObject(all) ? all : {}).flatMap(([name, target]) =>
    section === '' || filesIn(valueAt(target, ['files'])).includes(section)
      ? [
          valueAt(target, ['version_label']) === undefined
            ? `${name}.html`
            : `${name.replace(/@.*/, '')}/${String(valueAt(target, ['version_label']))}.html`,
        ]
      : [],
  );
}

/** The start of a block other than a paragraph. */
const otherBlock = /^(\.\.|__|\{\{|[-*+•]\s|\(?(\d+|[a-zA-Z#])[.)]\s|\||:\w[^:]*:(\s|$)|>>>|\[|[=+-]{2,})/;
const onlyPunctuation = /^[!-/:-@[-`{-~]+(\s+[!-/:-@[-`{-~]+)*$/;

/** Returns the paragraphs among lines: unindented blocks between blank lines without block markup. */
function paragraphsIn(
  lines: readonly string[],
  { file, first, indent, isShown }: { file: string; first: number; indent: string; isShown: boolean },
): Paragraph[] {
  const found: Paragraph[] = [];
  for (let i = 0; i < lines.length; i++) {
    if ((lines[i] ?? '').trim() === '') continue;
    let end = i;
    while (end < lines.length && (lines[end] ?? '').trim() !== '') end++;
    const block = lines.slice(i, end);
    const isPlain = block.every((line) => /^\S/.test(line) && !onlyPunctuation.test(line.trim()));
    if (isPlain && !otherBlock.test(block[0] ?? ''))
      found.push({ file, line: first + i, lines: block, indent, isShown });
    i = end;
  }
  return found;
}

const memoized = new WeakMap<
  Corpus,
  { sections: readonly Paragraph[]; descriptions: readonly Paragraph[] }
>();

/** Returns the paragraphs of a corpus: in sections, and in descriptions written as block scalars. */
export function paragraphs(corpus: Corpus): {
  sections: readonly Paragraph[];
  descriptions: readonly Paragraph[];
} {
  const known = memoized.get(corpus);
  if (known) return known;
  const found = {
    sections: sections(corpus).flatMap(({ file }) =>
      paragraphsIn(linesOf(corpus.files, file), { file, first: 1, indent: '', isShown: true }),
    ),
    descriptions: [...apiFiles(corpus), ...eventSchemas(corpus)].flatMap((file) =>
      descriptions(corpus, file),
    ),
  };
  memoized.set(corpus, found);
  return found;
}

function descriptions(corpus: Corpus, file: string): Paragraph[] {
  const lines = linesOf(corpus.files, file);
  const shown = isFileShown(corpus, file);
  return (corpus.data.file(file)?.keys ?? []).flatMap(({ path, line, after }) => {
    if (path.at(-1) !== 'description' || path.at(-2) === 'properties' || isInExample(path)) return [];
    if (!/^\|-?$/.test(after) || typeof valueAt(corpus.data.file(file)?.value, path) !== 'string') return [];
    const indent = /^\s*/.exec(lines[line] ?? '')?.[0] ?? '';
    let end = line;
    while (end < lines.length && ((lines[end] ?? '').trim() === '' || (lines[end] ?? '').startsWith(indent)))
      end++;
    const text = lines.slice(line, end).map((one) => one.slice(indent.length));
    return indent === ''
      ? []
      : paragraphsIn(text, {
          file,
          first: line + 1,
          indent,
          isShown: shown && isShownIn(corpus, file, path),
        });
  });
}

/** Whether a section shows an API file, or an event. */
function isFileShown(corpus: Corpus, file: string): boolean {
  const name = file.split('/').at(-1) ?? '';
  if (/^m\.(room|call|presence)/.test(name)) return true;
  const stem = name.replace(/\.yaml$/, '').replace(/\W/g, '_');
  return sections(corpus).some((section) =>
    new RegExp(`\\{\\{\\s*(v2_)?${stem}_(\\w+_)?(http_api|event)\\s*\\}\\}`).test(
      corpus.files.get(section.file) ?? '',
    ),
  );
}

/** Whether pages show the description at a path: of operations, responses, parameters and event content. */
function isShownIn(corpus: Corpus, file: string, path: readonly string[]): boolean {
  if (path[0] !== 'paths')
    return path.length === 1 || (path.length === 5 && path[1] === 'content' && path[2] === 'properties');
  const inside = path.slice(3, -1);
  const owner = valueAt(corpus.data.file(file)?.value, path.slice(0, -1));
  const isBody = isObject(owner) && owner.in === 'body';
  return (
    inside.length === 0 ||
    (inside.length === 2 && inside[0] === 'responses') ||
    (inside.length === 2 && inside[0] === 'parameters' && !isBody)
  );
}

/** Picks a random match in a line of a random paragraph, with the rest of the paragraph. */
export function pickMatch(
  list: readonly Paragraph[],
  random: Random,
  pattern: RegExp,
): { paragraph: Paragraph; line: number; match: RegExpExecArray; rest: string } | undefined {
  const paragraph = random.pick(list);
  if (!paragraph) return undefined;
  const matches = paragraph.lines.flatMap((text, i) =>
    [...text.matchAll(pattern)].map((match) => ({
      paragraph,
      line: paragraph.line + i,
      match,
      rest: [text.slice(match.index + match[0].length), ...paragraph.lines.slice(i + 1)].join('\n'),
    })),
  );
  return random.pick(matches);
}

/** Replaces the text of a match in its line. */
export function replaceMatch(
  corpus: Corpus,
  { paragraph, line, match }: { paragraph: Paragraph; line: number; match: RegExpExecArray },
  by: string,
): Changes {
  const text = linesOf(corpus.files, paragraph.file)[line - 1] ?? '';
  const at = paragraph.indent.length + match.index;
  return replaceLines(corpus.files, paragraph.file, line, 1, [
    text.slice(0, at) + by + text.slice(at + match[0].length),
  ]);
}
