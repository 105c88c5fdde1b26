import { closest } from '../../doc/closest.js';
import { SourceText } from '../../source/text.js';
import { characterSets } from './character-sets.js';

const standardPath = /^<(?:(.*)\.txt|.*)>$/;
const slides = 's5defs';

/** Whether the argument of an `include` directive names a standard file: `<isonum.txt>`. */
export const isStandardPath = (path: string): boolean => standardPath.test(path);

/** The standard file with a name in angle brackets: substitution definitions for a set of characters, or the roles of slides. */
export function standardFile(path: string): SourceText | undefined {
  const [, name = ''] = standardPath.exec(path) ?? [];
  if (name === slides) return SourceText.file(path, slideRoles());
  const set = Object.hasOwn(characterSets, name) ? characterSets[name] : undefined;
  return set === undefined ? undefined : SourceText.file(path, definitions(set));
}

/** The help for a standard file that does not exist. */
export function standardFileHelp(path: string): string {
  const names = [...Object.keys(characterSets), slides].map((name) => `<${name}.txt>`);
  const near = closest(path, names);
  return near === undefined
    ? 'Enter the characters themselves, or define them with the directive `unicode`.'
    : `Did you mean "${near}"?`;
}

/** The comments of the files are part of the document tree. */
const publicDomain = '.. This data file has been placed in the public domain.\n';

const origin = `.. Derived from the Unicode character mappings available from
   <http://www.w3.org/2003/entities/xml/>.
   Processed by unicode2rstsubs.py, part of Docutils:
   <https://docutils.sourceforge.io>.
`;

function definitions(set: string): string {
  const entries = set.trim().split(/\s+/);
  const lines = entries.map((entry) => {
    const [name = '', codes = ''] = entry.split(':');
    const points = codes.split('+').map((code) => `U+${code.padStart(5, '0')}`);
    return `.. |${name}| unicode:: ${points.join(' ')}\n`;
  });
  return `${publicDomain}${origin}\n${lines.join('')}`;
}

const roles = (names: string): string =>
  names
    .split(' ')
    .map((name) => `.. role:: ${name}\n`)
    .join('');

const heading = (title: string): string => `.. ${title}\n   ${'='.repeat(title.length)}\n\n`;

const slideRoles = (): string =>
  [
    `.. Definitions of interpreted text roles (classes) for S5/HTML data.\n${publicDomain}`,
    heading('Colours') +
      roles('black gray silver white') +
      roles('maroon red magenta fuchsia pink orange yellow lime green olive teal cyan aqua blue navy purple'),
    heading('Text Sizes') + roles('huge big small tiny'),
    `${heading('Display in Slides (Presentation Mode) Only')}.. role:: slide\n   :class: slide-display\n`,
    heading('Display in Outline Mode Only') + roles('outline'),
    heading('Display in Print Only') + roles('print'),
    heading('Display in Handout Mode Only') + roles('handout'),
    `${heading('Incremental Display')}${roles('incremental')}.. default-role:: incremental\n`,
  ].join('\n\n');
