import type { Corpus } from '../corpus.js';
import type { Random } from '../random.js';
import type { KeyLine } from './data.js';

export interface KeyPlace {
  readonly file: string;
  readonly key: KeyLine;
}

/** Picks a random matching key of a random file. */
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

/** Returns the line of the key at a path, or of its nearest ancestor at the start of a line; 1 by default. */
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

/** Whether a path matches a pattern in which `*` is any key. */
export const goesLike = (path: readonly string[], ...pattern: readonly string[]): boolean =>
  path.length === pattern.length && pattern.every((part, i) => part === '*' || part === path[i]);

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** Returns the path of a key relative to its operation; `undefined` outside operations. */
export const inOperation = ({ path }: KeyLine): readonly string[] | undefined =>
  path[0] === 'paths' && methods.has(path[2] ?? '') ? path.slice(3) : undefined;

/** Whether a path is inside an example. */
export const isInExample = (path: readonly string[]): boolean =>
  path.some((part) => part === 'example' || part === 'examples' || part === 'x-example');
