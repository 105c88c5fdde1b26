import type { Corpus } from '../corpus.js';
import type { Random } from '../random.js';
import type { KeyLine } from './data.js';

export interface KeyPlace {
  readonly file: string;
  readonly key: KeyLine;
}

/** One of the keys of a random file that fit. */
export function pickKey(
  corpus: Corpus,
  random: Random,
  files: readonly string[],
  fits: (key: KeyLine, file: string) => boolean,
): KeyPlace | undefined {
  const file = random.pick(files);
  if (file === undefined) return undefined;
  const key = random.pick((corpus.data.file(file)?.keys ?? []).filter((one) => fits(one, file)));
  return key && { file, key };
}

/** The line of the key at a path, or of the nearest key above it that begins a line; the first line where there is none. */
export function lineOf(corpus: Corpus, file: string, path: readonly string[]): number {
  const keys = new Map(
    (corpus.data.file(file)?.keys ?? []).map(({ path: own, line }) => [own.join('\0'), line]),
  );
  for (let length = path.length; length > 0; length--) {
    const line = keys.get(path.slice(0, length).join('\0'));
    if (line !== undefined) return line;
  }
  return 1;
}

/** Whether a path goes like this: `*` is any key. */
export const goesLike = (path: readonly string[], ...pattern: readonly string[]): boolean =>
  path.length === pattern.length && pattern.every((part, i) => part === '*' || part === path[i]);

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** The path within its operation, of what stands in one. */
export const inOperation = ({ path }: KeyLine): readonly string[] | undefined =>
  path[0] === 'paths' && methods.has(path[2] ?? '') ? path.slice(3) : undefined;

/** Whether a path leads into an example. */
export const isInExample = (path: readonly string[]): boolean =>
  path.some((part) => part === 'example' || part === 'examples' || part === 'x-example');
