import type { Changes } from './fault.js';

type Files = ReadonlyMap<string, string>;

export const linesOf = (files: Files, file: string): string[] => (files.get(file) ?? '').split('\n');

/** The file with `count` lines from `line` (from 1) on replaced by others. */
export function replaceLines(
  files: Files,
  file: string,
  line: number,
  count: number,
  by: readonly string[],
): Changes {
  const lines = linesOf(files, file);
  lines.splice(line - 1, count, ...by);
  return new Map([[file, lines.join('\n')]]);
}

/** The file with a text in one line replaced by another one. */
export function replaceInLine(files: Files, file: string, line: number, from: string, to: string): Changes {
  const text = linesOf(files, file)[line - 1] ?? '';
  // A function, so that no `$` in it means anything.
  return replaceLines(files, file, line, 1, [text.replace(from, () => to)]);
}

/** Whether the changes change anything. */
export const changesAnything = (files: Files, changes: Changes): boolean =>
  [...changes].some(([path, text]) => files.get(path) !== text);

/** The last line of the block that begins in a line: what is indented more deeply belongs to it, items of a list too where it is a key's. */
export function endOfBlock(lines: readonly string[], line: number): number {
  const width = (text: string): number => text.search(/\S/);
  const own = lines[line - 1] ?? '';
  const indent = own.replace(/^([\s-]*)(.*)$/, '$1').length;
  const isItem = /^\s*-\s/.test(own);
  const outer = isItem ? width(own) : indent;
  let end = line;
  for (let i = line; i < lines.length; i++) {
    const text = lines[i] ?? '';
    if (text.trim() === '') continue;
    const deeper =
      width(text) > outer || (!isItem && width(text) === outer && /^\s*(?:-\s|[}\]])/.test(text));
    if (!deeper) break;
    end = i + 1;
  }
  return end;
}
