import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file, and a location in it at which a unique word is inserted so that the page shows it. */
export interface EditLocation {
  readonly kind: string;
  readonly file: string;
  /** The text of the file with the word inserted. */
  withWord(text: string, word: string): string;
}

/** Inserts a word after the first match of a pattern. */
const insertAfter =
  (pattern: RegExp) =>
  (text: string, word: string): string =>
    text.replace(pattern, (match) => `${match} ${word}`);

/** Inserts a word after the nth match of a pattern, counted from 0. */
function insertAfterNth(text: string, pattern: RegExp, nth: number, word: string): string {
  let index = 0;
  return text.replace(new RegExp(pattern, 'g'), (match) => (index++ === nth ? `${match} ${word}` : match));
}

const firstWords = /(?<=\n\n)[A-Z][a-z]+ [a-z]+(?= [a-z]+ [a-z]+)/;
const description = /(?<=description: (?:[|>][-+]?\n\s+)?"?)[A-Z][a-z]+(?= [a-z]+)/;
const textInJson = /(?<=": ")[A-Za-z][A-Za-z .,!]*(?=")/;
const listItem = /(?<=\n[-*] +)[A-Z][a-z]+(?= [a-z`])/;

/** Inserts a chapter before the first one, which changes the numbers of all sections. */
const firstChapter = (file: string, title: RegExp, chapter: (title: string) => string): EditLocation => ({
  kind: 'first chapter',
  file,
  withWord: (text, word) =>
    text.replace(title, (first) => `${chapter(`First ${word}`)}\n\nText.\n\n${first}`),
});

const inFolder = (root: string, folder: string, names: RegExp): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => names.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);

/** Up to `most` of the files that match the pattern, evenly distributed. */
function spread(
  root: string,
  kind: string,
  files: readonly string[],
  pattern: RegExp,
  most: number,
): EditLocation[] {
  const matching = files.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
  const step = Math.max(1, matching.length / most);
  return Array.from(
    { length: Math.min(most, matching.length) },
    (_, i) => matching[Math.floor(i * step)] ?? '',
  ).map((file) => ({ kind, file, withWord: insertAfter(pattern) }));
}

/** Edit locations in the sources of the client-server API, of all kinds that authors edit. */
export const editLocations = (root: string): EditLocation[] =>
  existsSync(join(root, 'content')) ? locationsInSite(root) : locationsInSections(root);

function locationsInSite(root: string): EditLocation[] {
  const content = 'content/client-server-api';
  const api = 'data/api/client-server';
  const events = 'data/event-schemas';
  const prose = `${content}/_index.md`;
  return [
    ...[0, 20, 60, 100].map((nth) => ({
      kind: 'page',
      file: prose,
      withWord: (text: string, word: string) => insertAfterNth(text, firstWords, nth, word),
    })),
    ...spread(root, 'module', inFolder(root, `${content}/modules`, /\.md$/), firstWords, 10),
    ...spread(root, 'API file', inFolder(root, api, /\.yaml$/), description, 14),
    ...spread(root, 'definition', inFolder(root, `${api}/definitions`, /\.yaml$/), description, 8),
    ...spread(root, 'event schema', inFolder(root, `${events}/schema`, /^m\./), description, 12),
    ...spread(
      root,
      'shared schema',
      inFolder(root, `${events}/schema/core-event-schema`, /\.yaml$/),
      description,
      3,
    ),
    ...spread(root, 'example', inFolder(root, `${events}/examples`, /^m\./), textInJson, 10),
    firstChapter(prose, /^## /m, (title) => `## ${title}`),
  ];
}

function locationsInSections(root: string): EditLocation[] {
  const api = 'api/client-server';
  return [
    ...spread(root, 'section', inFolder(root, 'specification/modules', /\.rst$/), firstWords, 14),
    { kind: 'section', file: 'specification/client_server_api.rst', withWord: insertAfter(firstWords) },
    ...spread(root, 'API file', inFolder(root, api, /\.yaml$/), description, 14),
    ...spread(root, 'definition', inFolder(root, `${api}/definitions`, /\.yaml$/), description, 10),
    ...spread(root, 'event schema', inFolder(root, 'event-schemas/schema', /^m\./), description, 12),
    ...spread(root, 'example', inFolder(root, 'event-schemas/examples', /^m\./), textInJson, 10),
    ...[0, 3, 6].map((nth) => ({
      kind: 'changelog',
      file: 'changelogs/client_server.rst',
      withWord: (text: string, word: string) => insertAfterNth(text, listItem, nth, word),
    })),
    firstChapter(
      'specification/client_server_api.rst',
      /^.+\n-{4,}$/m,
      (title) => `${title}\n${'-'.repeat(title.length)}`,
    ),
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
