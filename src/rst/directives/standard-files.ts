import { closest } from '../../doc/closest.js';
import { SourceText } from '../../source/text.js';
import { characterSets } from './character-sets.js';

const standardPath = /^<(?:(.*)\.txt|.*)>$/;

/** Whether the argument of an `include` directive names a standard file: `<isonum.txt>`. */
export const isStandardPath = (path: string): boolean => standardPath.test(path);

/** The standard file with a name in angle brackets: substitution definitions for a set of characters. */
export function standardFile(path: string): SourceText | undefined {
  const [, name = ''] = standardPath.exec(path) ?? [];
  const set = Object.hasOwn(characterSets, name) ? characterSets[name] : undefined;
  return set === undefined ? undefined : SourceText.file(path, definitions(name, set));
}

/** The help for a standard file that does not exist. */
export function standardFileHelp(path: string): string {
  const names = Object.keys(characterSets).map((name) => `<${name}.txt>`);
  const near = closest(path, names);
  return near === undefined
    ? 'Enter the characters themselves, or define them with the directive `unicode`.'
    : `Did you mean "${near}"?`;
}

function definitions(name: string, set: string): string {
  const words = set.trim().split(/\s+/);
  // docutils' files begin with two comments.
  const lines = [`.. The characters of ${name}`, '.. by their names', ''];
  for (let i = 0; i + 1 < words.length; i += 2) {
    const codes = (words[i + 1] ?? '').split('+').map((code) => `U+${code}`);
    lines.push(`.. |${words[i]}| unicode:: ${codes.join(' ')}`);
  }
  return `${lines.join('\n')}\n`;
}
