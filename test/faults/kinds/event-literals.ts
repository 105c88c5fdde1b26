import type { Corpus } from '../corpus.js';
import { linesOf, replaceLines } from '../edit.js';
import type { Kind } from '../fault.js';
import type { Random } from '../random.js';
import { eventSchemas } from '../reading/places.js';
import { type Paragraph, paragraphs, pickMatch, replaceMatch } from '../reading/text.js';
import { atLine } from './sections.js';

const literal = /(?<=^|[\s(])``(m\.\w+(?:\.\w+)+)``(?=[\s.,;:)]|$)/g;
const rules = ['event/misspelt-type'];

/** Types, variants and all identifiers with the same prefix in data files. */
function knownNames(corpus: Corpus): Set<string> {
  const types = eventSchemas(corpus).flatMap((path) => (path.split('/').at(-1) ?? '').split(/[$#]/));
  return new Set(types);
}

/** Replaces an event type in a literal of a paragraph. */
const inParagraph = (
  name: string,
  where: (corpus: Corpus) => readonly Paragraph[],
  by: (type: string, random: Random) => string | undefined,
): Kind => ({
  name,
  plant(corpus, random) {
    const picked = pickMatch(where(corpus), random, literal);
    const type = picked?.match[1];
    const wrong = type === undefined ? undefined : by(type, random);
    const known = knownNames(corpus);
    if (!picked || type === undefined || wrong === undefined || !known.has(type) || known.has(wrong))
      return undefined;
    // The start of other types is a namespace.
    if ([...known].some((other) => other.startsWith(`${wrong}.`))) return undefined;
    return {
      changes: replaceMatch(corpus, picked, `\`\`${wrong}\`\``),
      places: [{ file: picked.paragraph.file, line: picked.line }],
      rules,
    };
  },
});

const inSections = (corpus: Corpus): readonly Paragraph[] => paragraphs(corpus).sections;
const inDescriptions = (corpus: Corpus): readonly Paragraph[] => paragraphs(corpus).descriptions;
const misspelt = (type: string, random: Random): string => `m.${random.misspell(type.slice(2))}`;

export const eventLiteralKinds: readonly Kind[] = [
  inParagraph('section-event-type-misspelt', inSections, misspelt),
  inParagraph('description-event-type-misspelt', inDescriptions, misspelt),
  inParagraph('section-event-type-in-plural', inSections, (type) => `${type}s`),
  inParagraph('section-event-type-with-underscore', inSections, (type) => type.replace(/\.(\w+)$/, '_$1')),
  atLine('list-item-event-type-misspelt', /^[-*] .*``(m\.\w+(?:\.\w+)+)``/, (found, corpus, random) => {
    const { file, line, match } = found;
    const type = match[1] ?? '';
    const wrong = misspelt(type, random);
    const known = knownNames(corpus);
    if (!known.has(type) || known.has(wrong)) return undefined;
    const text = linesOf(corpus.files, file)[line - 1] ?? '';
    return {
      changes: replaceLines(corpus.files, file, line, 1, [
        text.replace(`\`\`${type}\`\``, `\`\`${wrong}\`\``),
      ]),
      places: [{ file, line }],
      rules,
    };
  }),
];
