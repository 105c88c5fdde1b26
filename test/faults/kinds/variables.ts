import type { Corpus } from '../corpus.js';
import { replaceLines } from '../edit.js';
import type { Fault, Kind } from '../fault.js';
import { atLine, type Found, isBlank } from './sections.js';

const variable = /^\{\{\w+\}\}\s*$/;
const rules = ['spec/unexpanded-variable'];

/** Replaces the line of a variable and `before` lines before it; the variable is then in the last of the new lines. */
function replaced({ file, line }: Found, corpus: Corpus, before: number, by: readonly string[]): Fault {
  const at = line - before + by.length - 1;
  return {
    changes: replaceLines(corpus.files, file, line - before, before + 1, by),
    places: [{ file, line: at }],
    rules,
  };
}

/** Whether the variable follows a paragraph and a blank line. */
const followsParagraph = ({ lines, line }: Found): boolean =>
  isBlank(lines[line - 2]) &&
  /^[A-Za-z].* [a-z]+[.:]$/.test(lines[line - 3] ?? '') &&
  !/^(\s|[-*] |\.\. )/.test(lines[line - 4] ?? '');

export const variableKinds: readonly Kind[] = [
  atLine('variable-after-double-colon', variable, (found, corpus) => {
    const { lines, line, match } = found;
    if (!followsParagraph(found)) return undefined;
    const text = (lines[line - 3] ?? '').replace(/[.:]$/, '::');
    return replaced(found, corpus, 2, [text, '', match[0]]);
  }),
  atLine('variable-indented-after-double-colon', variable, (found, corpus) =>
    replaced(found, corpus, 0, ['The following is available::', '', `    ${found.match[0]}`]),
  ),
  atLine('variable-in-code-block', variable, (found, corpus) =>
    replaced(found, corpus, 0, ['.. code::', '', `  ${found.match[0]}`]),
  ),
  atLine('variable-in-sentence', variable, (found, corpus) =>
    replaced(found, corpus, 0, [`For the definition, see ${found.match[0].trim()} below.`]),
  ),
  atLine('variable-after-list-item', variable, (found, corpus) =>
    replaced(found, corpus, 0, ['- The definition:', `  ${found.match[0]}`]),
  ),
  atLine('variable-with-trailing-text', variable, (found, corpus) =>
    replaced(found, corpus, 0, [`${found.match[0].trim()} is not complete.`]),
  ),
];
