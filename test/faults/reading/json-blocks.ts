import { findJsonSyntaxError } from '../../../src/yaml/json-syntax-error.js';
import type { Corpus } from '../corpus.js';
import { linesOf } from '../edit.js';
import { sections } from './text.js';

/** A block of JSON in a section. */
export interface JsonBlock {
  readonly file: string;
  /** The first line, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

const memoized = new WeakMap<Corpus, readonly JsonBlock[]>();

/** Returns the indented blocks of sections that are JSON, apart from those on a single line. */
export function jsonBlocks(corpus: Corpus): readonly JsonBlock[] {
  const known = memoized.get(corpus);
  if (known) return known;
  const found = sections(corpus).flatMap(({ file }) => blocksIn(file, linesOf(corpus.files, file)));
  memoized.set(corpus, found);
  return found;
}

function blocksIn(file: string, lines: readonly string[]): JsonBlock[] {
  const found: JsonBlock[] = [];
  for (let i = 1; i < lines.length; i++) {
    if (!/^\s+[{[]\s*("|\[|\{|$)/.test(lines[i] ?? '') || (lines[i - 1] ?? '').trim() !== '') continue;
    const indent = (lines[i] ?? '').search(/\S/);
    let end = i + 1;
    while (
      end < lines.length &&
      ((lines[end] ?? '').search(/\S/) >= indent || (lines[end] ?? '').trim() === '')
    )
      end++;
    while ((lines[end - 1] ?? '').trim() === '') end--;
    const block = lines.slice(i, end);
    if (block.length > 2 && findJsonSyntaxError(block.join('\n')) === undefined)
      found.push({ file, line: i + 1, lines: block });
    i = end;
  }
  return found;
}
