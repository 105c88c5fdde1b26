import type { Corpus } from '../corpus.js';
import { replaceInLine } from '../edit.js';
import type { Kind } from '../fault.js';
import type { Random } from '../random.js';
import type { KeyLine } from '../reading/data.js';
import { valueAt } from '../reading/json.js';
import { isInExample, pickKey } from '../reading/keys.js';
import { apiFiles, eventExamples } from '../reading/places.js';

const rules = ['example/identifier'];
const written = /^["']([@!$#])([\w.:/+=-]+)["'],?$/;

/** Changes the sigil of an identifier in an example. */
function atIdentifier(
  name: string,
  files: (corpus: Corpus) => readonly string[],
  fits: (key: KeyLine, corpus: Corpus, file: string) => boolean,
  change: (sigil: string, text: string, random: Random) => string,
): Kind {
  return {
    name,
    plant(corpus, random) {
      const place = pickKey(
        corpus,
        random,
        files(corpus),
        (key, file) => written.test(key.after) && fits(key, corpus, file),
      );
      const [, sigil = '', text = ''] = written.exec(place?.key.after ?? '') ?? [];
      if (!place) return undefined;
      const { file, key } = place;
      return {
        changes: replaceInLine(corpus.files, file, key.line, sigil + text, change(sigil, text, random)),
        places: [{ file, line: key.line }],
        rules,
      };
    },
  };
}

const properties = new Set(['sender', 'user_id', 'room_id', 'event_id']);
const lost = (_: string, text: string): string => text;
const swapped = (sigil: string, text: string, random: Random): string =>
  (random.pick(['@', '!', '$'].filter((other) => other !== sigil)) ?? '') + text;
const doubled = (sigil: string, text: string): string => `%${sigil}${text}`.replace('%', 'x');

/** Whether a key is in the example of a response. */
const isInResponse = ({ key, path }: KeyLine): boolean =>
  properties.has(key) && isInExample(path) && path.includes('responses') && path.includes('application/json');

/** Whether a key is the example of a parameter in the path. */
function isOfParameter({ key, path }: KeyLine, corpus: Corpus, file: string): boolean {
  const name = valueAt(corpus.data.file(file)?.value, [...path.slice(0, -1), 'name']);
  return key === 'x-example' && typeof name === 'string' && /^(user|room|event)(Id|_id)$/.test(name);
}

const isInEvent = ({ key }: KeyLine): boolean => properties.has(key);

export const identifierKinds: readonly Kind[] = [
  atIdentifier('event-identifier-sigil-lost', eventExamples, isInEvent, lost),
  atIdentifier('event-identifier-sigil-swapped', eventExamples, isInEvent, swapped),
  atIdentifier('event-identifier-letter-before-sigil', eventExamples, isInEvent, doubled),
  atIdentifier('response-identifier-sigil-lost', apiFiles, isInResponse, lost),
  atIdentifier('response-identifier-sigil-swapped', apiFiles, isInResponse, swapped),
  atIdentifier('parameter-identifier-sigil-lost', apiFiles, isOfParameter, lost),
];
