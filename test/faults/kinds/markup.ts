import type { Kind } from '../fault.js';
import type { Random } from '../random.js';
import { type Paragraph, paragraphs, pickMatch, replaceMatch } from '../reading/text.js';

interface InlineError {
  readonly name: string;
  readonly pattern: RegExp;
  readonly rules: readonly string[];
  /** The number of further problems that it may cause; none if omitted. */
  readonly cascade?: number;
  /** Returns the replacement of the match; `rest` is the remainder of the paragraph. */
  readonly by: (match: RegExpExecArray, random: Random, rest: string) => string | undefined;
}

const literal = /(?<=^|[\s'"([{<])``([^`\s][^`]*)``(?![\w`:])/g;
const unclosed = ['rst/inline-unclosed'];
const suspicious = ['rst/suspicious-markup'];
const word = /(?<=\s)[a-z]{5,}(?=\s)/g;

const faults: readonly InlineError[] = [
  {
    name: 'literal-unclosed',
    pattern: literal,
    rules: unclosed,
    by: ([, text = ''], _, rest) => (rest.includes('`') ? undefined : `\`\`${text}`),
  },
  {
    name: 'emphasis-unclosed',
    pattern: word,
    rules: unclosed,
    by: ([text], _, rest) => (/[*]/.test(rest) ? undefined : `*${text}`),
  },
  {
    name: 'strong-unclosed',
    pattern: word,
    rules: unclosed,
    by: ([text], _, rest) => (/[*]/.test(rest) ? undefined : `**${text}`),
  },
  {
    name: 'interpreted-text-unclosed',
    pattern: word,
    rules: unclosed,
    by: ([text], _, rest) => (/`/.test(rest) ? undefined : `\`${text}`),
  },
  {
    name: 'substitution-reference-unclosed',
    pattern: word,
    rules: unclosed,
    by: ([text], _, rest) => (/\|/.test(rest) ? undefined : `|${text}`),
  },
  {
    name: 'role-unknown',
    pattern: literal,
    rules: ['rst/unknown-role'],
    by: ([, text]) => `:cod:\`${text}\``,
  },
  {
    name: 'role-after-unknown',
    pattern: literal,
    rules: ['rst/unknown-role'],
    by: ([, text]) => `\`${text}\`:cod:`,
  },
  {
    name: 'substitution-unknown',
    pattern: word,
    rules: ['rst/unknown-substitution'],
    by: ([text]) => `|${text}|`,
  },
  {
    name: 'footnote-unknown',
    pattern: word,
    rules: ['rst/unknown-footnote'],
    by: ([text]) => `${text} [97]_`,
  },
  {
    name: 'citation-unknown',
    pattern: word,
    rules: ['rst/unknown-footnote'],
    by: ([text]) => `${text} [NoSuch2020]_`,
  },
  {
    name: 'reference-misspelt',
    pattern: /(?<![\w`:])`([^`<>]{4,})`_(?![\w_])/g,
    rules: ['rst/unknown-target'],
    by: ([, name = ''], random) => `\`${random.misspell(name)}\`_`,
  },
  {
    name: 'simple-reference-unknown',
    pattern: word,
    rules: ['rst/unknown-target'],
    by: ([text], random) => `${random.misspell(text)}-${text}_`,
  },
  {
    name: 'literal-opening-lost',
    pattern: literal,
    rules: suspicious,
    by: ([, text = '']) => `${text}\`\``,
  },
  {
    name: 'literal-goes-on',
    pattern: literal,
    rules: [...suspicious, ...unclosed],
    // The next backquotes have lost their counterpart.
    cascade: 1,
    by: ([text]) => `${text}s`,
  },
  {
    name: 'literal-in-single-backquotes',
    pattern: literal,
    rules: ['rst/default-role'],
    by: ([, text = '']) => (/[<>]/.test(text) ? undefined : `\`${text}\``),
  },
  {
    name: 'reference-underscore-lost',
    pattern: /(?<![\w`:])`([^`<>]{4,})`_(?![\w_])/g,
    rules: ['rst/default-role'],
    by: ([, name = '']) => `\`${name}\``,
  },
  {
    name: 'reference-opening-lost',
    pattern: /(?<![\w`:])`([^`<>]{4,})`_(?![\w_])/g,
    rules: suspicious,
    by: ([, name = '']) => `${name}\`_`,
  },
  {
    name: 'emphasis-opening-lost',
    pattern: word,
    rules: suspicious,
    by: ([text], random) => text + (random.pick(['*', '**']) ?? ''),
  },
  {
    name: 'link-of-markdown',
    pattern: word,
    rules: suspicious,
    by: ([text]) => `[${text}](https://example.org/${text})`,
  },
  {
    name: 'link-of-markdown-by-label',
    pattern: word,
    rules: suspicious,
    by: ([text]) => `[${text}][1]`,
  },
  {
    name: 'picture-of-markdown',
    pattern: word,
    rules: suspicious,
    by: ([text]) => `![${text}](images/${text}.png)`,
  },
  {
    name: 'html-tags',
    pattern: word,
    rules: suspicious,
    by: ([text], random) => {
      const tag = random.pick(['b', 'em', 'strong', 'code']) ?? 'b';
      return `<${tag}>${text}</${tag}>`;
    },
  },
  {
    name: 'html-line-break',
    pattern: word,
    rules: suspicious,
    by: ([text], random) => `${text}${random.pick(['<br>', '<br/>', '<br />'])}`,
  },
  {
    name: 'html-list',
    pattern: word,
    rules: suspicious,
    by: ([text]) => `<ul><li>${text}</li></ul>`,
  },
  {
    name: 'html-link',
    pattern: word,
    rules: suspicious,
    by: ([text]) => `<a href="other.html">${text}</a>`,
  },
  {
    name: 'word-repeated',
    pattern: /(?<=\s)(?:the|of|to|and|for)(?= [a-z])/g,
    rules: ['prose/repeated-word'],
    by: ([text]) => `${text} ${text}`,
  },
  {
    name: 'word-repeated-in-next-line',
    pattern: /(?<=\s)[a-z]+$/g,
    rules: ['prose/repeated-word'],
    by: ([text], _, rest) =>
      /^\n(?:the|a|of|to|and|for|with)\s/.test(rest) ? `${text} ${/\w+/.exec(rest)?.[0]}` : undefined,
  },
  {
    name: 'colons-within-paragraph',
    pattern: /(?<=\s)[a-z]+$/g,
    rules: suspicious,
    by: ([text], _, rest) => (/^\n\w/.test(rest) ? `${text}::` : undefined),
  },
  {
    name: 'role-of-sphinx',
    pattern: word,
    rules: ['rst/unknown-role'],
    by: ([text], random) => `:${random.pick(['ref', 'doc', 'term'])}:\`${text}\``,
  },
  {
    name: 'variable-in-a-text',
    pattern: word,
    rules: ['spec/unexpanded-variable', 'spec/unknown-variable'],
    by: ([text], random) => random.pick([`{{${text}}}`, `{{${text}`, `${text}}}`]),
  },
  {
    name: 'label-misspelt',
    pattern: word,
    rules: ['spec/unknown-label'],
    by: ([text], random) =>
      `${text} ${random.pick(['%CLIENT_RELEASE_LABLE%', '%CLIENT_RELEASE_LABEL', 'CLIENT_MAJOR_VERSION%'])}`,
  },
];

/** Rules that resolve names in a whole document; they do not apply to descriptions that no page shows. */
const documentRules = new Set(['rst/unknown-target', 'rst/unknown-substitution', 'rst/unknown-footnote']);

const kindsIn = (what: string, of: (texts: ReturnType<typeof paragraphs>) => readonly Paragraph[]): Kind[] =>
  faults.map(({ name, pattern, rules, cascade = 0, by }) => ({
    name: `${what}-${name}`,
    cascade,
    plant(corpus, random) {
      const place = pickMatch(
        of(paragraphs(corpus)).filter(({ isShown }) => isShown || !documentRules.has(rules[0] ?? '')),
        random,
        pattern,
      );
      // Markup that spans lines makes the role of the match unclear.
      if (!place || place.paragraph.lines.some((line) => ['`', '**', '*'].some((mark) => isOdd(line, mark))))
        return undefined;
      if (place.match[0] !== '' && isInsideMarkup(place)) return undefined;
      const text = by(place.match, random, place.rest);
      if (text === undefined) return undefined;
      return {
        changes: replaceMatch(corpus, place, text),
        places: [{ file: place.paragraph.file, line: place.line }],
        rules,
      };
    },
  }));

const isOdd = (text: string, mark: string): boolean => (text.split(mark).length - 1) % 2 === 1;

/** Whether the line has unclosed markup before the match. */
function isInsideMarkup({ match }: { match: RegExpExecArray }): boolean {
  const before = match.input.slice(0, match.index);
  return ['`', '``', '*', '**', '|'].some((mark) => isOdd(before, mark));
}

export const markupKinds: readonly Kind[] = [
  ...kindsIn('section', ({ sections }) => sections),
  ...kindsIn('description', ({ descriptions }) => descriptions),
];
