import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file with a place in it where a word is put that no other text has, so that the page shows it. */
export interface EditPlace {
  readonly kind: string;
  readonly file: string;
  /** The file's text with the word in it. */
  withWord(text: string, word: string): string;
}

/** Puts a word behind what a pattern finds first; its first group is what stands before the word. */
const behind =
  (pattern: RegExp) =>
  (text: string, word: string): string =>
    text.replace(pattern, (found) => `${found} ${word}`);

/** Puts a word behind the nth of what a pattern finds, from 0. */
function behindNth(text: string, pattern: RegExp, nth: number, word: string): string {
  let found = 0;
  return text.replace(new RegExp(pattern, 'g'), (match) => (found++ === nth ? `${match} ${word}` : match));
}

const firstWords = /(?<=\n\n)[A-Z][a-z]+ [a-z]+(?= [a-z]+ [a-z]+)/;
const description = /(?<=description: (?:[|>][-+]?\n\s+)?"?)[A-Z][a-z]+(?= [a-z]+)/;
const textInJson = /(?<=": ")[A-Za-z][A-Za-z .,!]*(?=")/;
const listItem = /(?<=\n[-*] +)[A-Z][a-z]+(?= [a-z`])/;

const inFolder = (root: string, folder: string, names: RegExp): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => names.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);

/** Up to `most` files of a folder, evenly spread, in which the pattern is found. */
function spread(
  root: string,
  kind: string,
  files: readonly string[],
  pattern: RegExp,
  most: number,
): EditPlace[] {
  const fitting = files.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
  const step = Math.max(1, fitting.length / most);
  return Array.from(
    { length: Math.min(most, fitting.length) },
    (_, i) => fitting[Math.floor(i * step)] ?? '',
  ).map((file) => ({ kind, file, withWord: behind(pattern) }));
}

/** Places in the sources of the client-server API, of every kind that authors edit. */
export function editPlaces(root: string): EditPlace[] {
  const api = 'api/client-server';
  return [
    ...spread(root, 'section', inFolder(root, 'specification/modules', /\.rst$/), firstWords, 14),
    { kind: 'section', file: 'specification/client_server_api.rst', withWord: behind(firstWords) },
    ...spread(root, 'API file', inFolder(root, api, /\.yaml$/), description, 14),
    ...spread(root, 'definition', inFolder(root, `${api}/definitions`, /\.yaml$/), description, 10),
    ...spread(root, 'event schema', inFolder(root, 'event-schemas/schema', /^m\./), description, 12),
    ...spread(root, 'example', inFolder(root, 'event-schemas/examples', /^m\./), textInJson, 10),
    ...[0, 3, 6].map((nth) => ({
      kind: 'changelog',
      file: 'changelogs/client_server.rst',
      withWord: (text: string, word: string) => behindNth(text, listItem, nth, word),
    })),
    {
      kind: 'template',
      file: 'templates/request.hbs',
      withWord: (text, word) => `${text}<p>${word}</p>\n`,
    },
    {
      kind: 'template',
      file: 'templates/site_footer.hbs',
      withWord: (text, word) => `${text}<p>${word}</p>\n`,
    },
    {
      kind: 'targets.yaml',
      file: 'specification/targets.yaml',
      withWord: (text, word) => text.replace(/(client_server_api\.rst.*\n)/, `$1      - ${word}.rst\n`),
    },
  ];
}
