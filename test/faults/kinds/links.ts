import { folderOf, joinPath } from '../../../src/source/reader.js';
import { linesOf, replaceLines } from '../edit.js';
import type { Kind } from '../fault.js';
import type { Random } from '../random.js';
import { pagesOf, sections } from '../reading/text.js';

function atLink(
  name: string,
  pattern: RegExp,
  rule: string,
  wrong: (match: RegExpExecArray, random: Random) => string,
): Kind {
  return {
    name,
    plant(corpus, random) {
      const file = random.pick(sections(corpus))?.file;
      if (file === undefined) return undefined;
      const lines = linesOf(corpus.files, file);
      const found = random.pick(
        lines.flatMap((text, i) => {
          const match = pattern.exec(text);
          return match ? [{ match, line: i + 1, text }] : [];
        }),
      );
      if (!found) return undefined;
      const { match, line, text } = found;
      // A link that is already broken yields no new problem.
      const from = pagesOf(corpus, file);
      const page = /<([^#>]*)/.exec(match[0])?.[1] ?? '';
      const pages = pagesOf(corpus, '');
      if (from.length === 0 || !from.every((own) => pages.includes(joinPath(folderOf(own), page) ?? '')))
        return undefined;
      // The text of a link may start on the line before.
      const isAlone = !text.slice(0, match.index).includes('`') && !/^\.\. _/.test(text);
      return {
        changes: replaceLines(corpus.files, file, line, 1, [
          text.replace(match[0], () => wrong(match, random)),
        ]),
        places: [{ file, line: isAlone ? line - 1 : line, to: line }],
        rules: [rule],
      };
    },
  };
}

/** Misspells the scheme of an external URL. */
const schemeMisspelt: Kind = {
  name: 'link-scheme-misspelt',
  plant(corpus, random) {
    const file = random.pick(sections(corpus))?.file;
    if (file === undefined) return undefined;
    const pattern = /(?<=<|^\.\. _[^:]+: +)https?:\/\/(?=[^<>\s]+(?:>`_|$))/;
    const line = random.pick(
      linesOf(corpus.files, file).flatMap((text, i) => (pattern.test(text) ? [i + 1] : [])),
    );
    if (line === undefined) return undefined;
    const text = linesOf(corpus.files, file)[line - 1] ?? '';
    const isAlone = !text.slice(0, text.search(pattern)).includes('`') && !/^\.\. _/.test(text);
    const wrong = random.pick(['htps://', 'htttp://', 'https:/', 'http//']) ?? '';
    return {
      changes: replaceLines(corpus.files, file, line, 1, [text.replace(pattern, wrong)]),
      places: [{ file, line: isAlone ? line - 1 : line, to: line }],
      rules: ['link/page'],
    };
  },
};

export const linkKinds: readonly Kind[] = [
  schemeMisspelt,
  atLink(
    'link-page-misspelt',
    /<((?:\.\.\/)?(?:[a-z_]+\/)?)([a-z_]{4,})\.html(#[\w-]+)?(?=>)/,
    'link/page',
    ([, folder = '', page = '', anchor = ''], random) => `<${folder}${random.misspell(page)}.html${anchor}`,
  ),
  atLink(
    'link-anchor-misspelt',
    /<((?:\.\.\/)?(?:[a-z_]+\/)?[a-z_]{4,}\.html)#([\w-]{5,})(?=>)/,
    'link/anchor',
    ([, page = '', anchor = ''], random) => `<${page}#${random.misspell(anchor)}`,
  ),
];
