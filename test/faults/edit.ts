import type { Changes } from './fault.js';

type Files = ReadonlyMap<string, string>;

export const linesOf = (files: Files, file: string): string[] => (files.get(file) ?? '').split('\n');

/** Replaces `count` lines of a file, starting at `line` (from 1). */
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

/** Replaces the first occurrence of a text in a line. */
export function replaceInLine(files: Files, file: string, line: number, from: string, to: string): Changes {
  const text = linesOf(files, file)[line - 1] ?? '';
  // A function, so that `$` in the replacement is literal.
  return replaceLines(files, file, line, 1, [text.replace(from, () => to)]);
}

/** Whether the changes have an effect. */
export const changesAnything = (files: Files, changes: Changes): boolean =>
  [...changes].some(([path, text]) => files.get(path) !== text);

/** Returns the last line of the block that starts at a line: all lines that are indented more deeply, and the list items of a key. */
export function endOfBlock(lines: readonly string[], line: number): number {
  const width = (text: string): number => text.search(/\S/);
  const first = lines[line - 1] ?? '';
  const indent = first.replace(/^([\s-]*)(.*)$/, '$1').length;
  const isItem = /^\s*-\s/.test(first);
  const outer = isItem ? width(first) : indent;
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
