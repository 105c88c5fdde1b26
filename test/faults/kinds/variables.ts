import type { Corpus } from '../corpus.js';
import { linesOf, replaceLines } from '../edit.js';
import type { Fault, Kind } from '../fault.js';
import { eventSchemas } from '../reading/places.js';
import { sections } from '../reading/text.js';
import { atLine, type Found, isBlank } from './sections.js';

const variable = /^\{\{\w+\}\}\s*$/;
/** A variable that shows operations or events. */
const content = /^\{\{\w+_(?:http_api|event|events)\}\}\s*$/;
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
  atLine('variable-twice', content, ({ file, line, lines, match }, corpus) => {
    // Before the next title, so that the structure of the section is unchanged.
    const title = lines.findIndex((text, i) => i > line && /^([=\-~+^`@:<])\1{2,}\s*$/.test(text));
    const at = title < 0 ? lines.length : title - 1;
    return duplicated(file, at, match[0], corpus);
  }),
  atLine('variable-in-next-section-too', content, ({ file, match }, corpus) => {
    const all = sections(corpus);
    const own = all.findIndex((section) => section.file === file);
    const next = all[own + 1];
    if (!next || next.named !== (all[own]?.named ?? 0) + 1) return undefined;
    const lines = linesOf(corpus.files, next.file);
    return duplicated(next.file, lines.length, match[0], corpus);
  }),
  atLine('event-beside-its-group', /^\{\{(voip_events|msgtype_events)\}\}\s*$/, (found, corpus, random) => {
    const { file, line, match } = found;
    const prefix = match[1] === 'voip_events' ? /^m\.call\./ : /^m\.room\.message[$#]m\.(?!server)/;
    const names = eventSchemas(corpus).map((path) => path.split('/').at(-1) ?? '');
    const name = random.pick(names.filter((one) => prefix.test(one)));
    if (name === undefined) return undefined;
    return duplicated(file, line + 1, `{{${name.replace(/[.$#-]/g, '_')}_event}}`, corpus);
  }),
];

/** Inserts a variable whose content the document already shows, before a line (from 0). */
function duplicated(file: string, at: number, variable: string, corpus: Corpus): Fault {
  return {
    changes: replaceLines(corpus.files, file, at + 1, 0, ['', variable, '']),
    places: [{ file, line: at + 2 }],
    rules: ['spec/duplicate-content'],
  };
}
