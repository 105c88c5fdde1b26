import type { Random } from '../../faults/random.js';
import type { Kind, Planted, Sources } from './planted.js';

interface Paragraph {
  readonly file: string;
  readonly lines: readonly string[];
  /** The indices of its first line and of the line after it. */
  readonly start: number;
  readonly end: number;
}

const isBlank = (line: string | undefined): boolean => (line ?? '').trim() === '';

const sectionFiles = ({ files }: Sources): string[] =>
  [...files.keys()].filter((path) => /^specification\/(?:.*\/)?[^_/][^/]*\.(?:md|rst)$/.test(path));

/** Paragraphs at the left margin, without markup, that end with a full stop. */
function paragraphsIn(file: string, text: string): Paragraph[] {
  const lines = text.split('\n');
  const found: Paragraph[] = [];
  for (let start = 0; start < lines.length; start++) {
    if (isBlank(lines[start]) || !isBlank(lines[start - 1])) continue;
    let end = start;
    while (end < lines.length && !isBlank(lines[end])) end++;
    const block = lines.slice(start, end);
    const isPlain = block.every((line) => /^[A-Za-z][\w ,.;()'-]*$/.test(line) && !/_(?:\W|$)/.test(line));
    if (isPlain && /\w\.$/.test(block.at(-1) ?? '')) found.push({ file, lines, start, end });
  }
  return found;
}

function paragraph(sources: Sources, random: Random): Paragraph | undefined {
  const file = random.pick(sectionFiles(sources));
  return file === undefined ? undefined : random.pick(paragraphsIn(file, sources.files.get(file) ?? ''));
}

/** Replaces lines of a file. */
const spliced = (
  { file, lines }: Paragraph,
  start: number,
  end: number,
  by: readonly string[],
): Planted['changes'] => new Map([[file, [...lines.slice(0, start), ...by, ...lines.slice(end)].join('\n')]]);

/** A change of a paragraph; the title of its section is unknown. */
function inParagraph(name: string, plan: (found: Paragraph, random: Random) => Planted | undefined): Kind {
  return {
    name,
    plant(sources, random) {
      const found = paragraph(sources, random);
      return found && plan(found, random);
    },
  };
}

/** Matches any title in an expected section. */
export const anyTitle = '*';

const sentence = (random: Random): string => `Planted sentence ${random.between(100, 999)}.`;

interface Title {
  readonly file: string;
  readonly lines: readonly string[];
  readonly line: number;
  readonly text: string;
}

/** Titles of letters and spaces, in Markdown or underlined. */
function titlesIn(file: string, text: string): Title[] {
  const lines = text.split('\n');
  return lines.flatMap((line, i): Title[] => {
    if (file.endsWith('.md')) {
      const title = /^#{1,4} ([A-Z][A-Za-z ]+)$/.exec(line)?.[1];
      return title === undefined ? [] : [{ file, lines, line: i, text: title }];
    }
    const isTitle =
      /^[A-Z][A-Za-z ]+$/.test(line) && isBlank(lines[i - 1]) && /^([=~+^-])\1{3,}$/.test(lines[i + 1] ?? '');
    return isTitle ? [{ file, lines, line: i, text: line }] : [];
  });
}

function retitled({ file, lines, line, text }: Title, by: string): Planted['changes'] {
  const own = lines[line] ?? '';
  const renamed = [own.replace(text, by)];
  const below = lines[line + 1] ?? '';
  if (!file.endsWith('.md'))
    renamed.push(below + (below[0] ?? '').repeat(Math.max(0, by.length - below.length)));
  return new Map([
    [file, [...lines.slice(0, line), ...renamed, ...lines.slice(line + renamed.length)].join('\n')],
  ]);
}

/** Changes of prose. */
export const textKinds: readonly Kind[] = [
  inParagraph('sentence-added', (found, random) => {
    const added = sentence(random);
    return {
      changes: spliced(found, found.end, found.end, [added]),
      expected: { sections: [`changed: ${anyTitle}: inserted ${added}`] },
    };
  }),
  inParagraph('requirement-added', (found) => ({
    changes: spliced(found, found.end, found.end, ['Planted servers MUST comply.']),
    expected: {
      sections: [`changed: ${anyTitle}: inserted Planted servers MUST comply.`],
      requirements: ['none → MUST'],
    },
  })),
  inParagraph('paragraph-added', (found, random) => {
    const added = sentence(random);
    return {
      changes: spliced(found, found.start, found.start, [added, '']),
      expected: { sections: [`changed: ${anyTitle}: inserted ${added}`] },
    };
  }),
  inParagraph('paragraph-removed', (found) => {
    const text = found.lines.slice(found.start, found.end).join(' ').replace(/\s+/g, ' ');
    // Removed key words are requirements of their own; a file needs another paragraph to keep its section.
    if (/\b[A-Z]{3,}\b/.test(text)) return undefined;
    return {
      changes: spliced(found, found.start, found.end + 1, []),
      expected: { sections: [`changed: ${anyTitle}: deleted ${text}`] },
    };
  }),
  inParagraph('key-word-changed', (found) => {
    const index = found.lines.findIndex(
      (line, i) => i >= found.start && i < found.end && / SHOULD (?!NOT)/.test(line),
    );
    const line = found.lines[index];
    if (line === undefined) return undefined;
    return {
      changes: spliced(found, index, index + 1, [line.replace(' SHOULD ', ' MUST ')]),
      expected: {
        sections: [`changed: ${anyTitle}: deleted SHOULD: inserted MUST`],
        requirements: ['SHOULD → MUST'],
      },
    };
  }),
  {
    name: 'section-renamed',
    plant(sources, random) {
      const file = random.pick(sectionFiles(sources));
      const title =
        file === undefined ? undefined : random.pick(titlesIn(file, sources.files.get(file) ?? ''));
      if (!title) return undefined;
      return {
        changes: retitled(title, `${title.text} replanted`),
        expected: { sections: [`renamed: ${title.text} replanted`] },
      };
    },
  },
  {
    name: 'section-added',
    plant(sources, random) {
      const found = paragraph(sources, random);
      const titles = found ? titlesIn(found.file, found.lines.join('\n')) : [];
      const last = titles.at(-1);
      // The sections of other files may follow below a title of the first level.
      if (!found || !last || last.lines[last.line]?.startsWith('# ')) return undefined;
      const added = sentence(random);
      const isMarkdown = found.file.endsWith('.md');
      const title = 'A planted section';
      const marks = isMarkdown ? /^#+/.exec(last.lines[last.line] ?? '')?.[0] : last.lines[last.line + 1];
      const heading = isMarkdown
        ? [`${marks} ${title}`]
        : [title, (marks ?? '').slice(0, 1).repeat(title.length)];
      const end = found.lines.length;
      return {
        changes: spliced(found, end, end, ['', ...heading, '', added, '']),
        expected: { sections: [`added: ${title}: inserted ${added}`] },
      };
    },
  },
];
