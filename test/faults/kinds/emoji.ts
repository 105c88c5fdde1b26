import { linesOf, replaceLines } from '../edit.js';
import type { Kind } from '../fault.js';
import type { Random } from '../random.js';

const file = 'data-definitions/sas-emoji.json';

function inEntry(name: string, change: (text: string, other: string) => string): Kind {
  return {
    name,
    plant(corpus, random) {
      const lines = linesOf(corpus.files, file);
      const entries = lines.flatMap((text, i) => (/"unicode": "U\+/.test(text) ? [i + 1] : []));
      // The first of two duplicates is correct.
      const [other, line] = [random.pick(entries), random.pick(entries)].sort((a = 0, b = 0) => a - b);
      if (line === undefined || other === undefined || line === other) return undefined;
      return {
        changes: replaceLines(corpus.files, file, line, 1, [
          change(lines[line - 1] ?? '', lines[other - 1] ?? ''),
        ]),
        places: [{ file, line }],
        rules: ['data/emoji'],
      };
    },
  };
}

const unicode = /"unicode": "([^"]+)"/;
const emoji = /"emoji": "([^"]+)"/;

/** Changes a key of an entry, which starts at most four lines above. */
function atKey(name: string, change: (key: string, text: string, random: Random) => string): Kind {
  return {
    name,
    plant(corpus, random) {
      const lines = linesOf(corpus.files, file);
      const key = random.pick(['number', 'emoji', 'description', 'unicode']) ?? '';
      const line = random.pick(lines.flatMap((text, i) => (text.includes(`"${key}":`) ? [i + 1] : [])));
      if (line === undefined) return undefined;
      const text = lines[line - 1] ?? '';
      return {
        changes: replaceLines(corpus.files, file, line, 1, [change(key, text, random)]),
        places: [{ file, line }],
        rules: ['data/emoji'],
      };
    },
  };
}

export const emojiKinds: readonly Kind[] = [
  atKey('emoji-key-misspelt', (key, text, random) =>
    text.replace(`"${key}":`, () => `"${random.misspell(key)}":`),
  ),
  atKey('emoji-value-emptied', (key, text) => text.replace(new RegExp(`("${key}": )("[^"]*"|\\d+)`), '$1""')),
  inEntry('emoji-description-twice', (text, other) =>
    text.replace(/"description": "[^"]*"/, /"description": "[^"]*"/.exec(other)?.[0] ?? ''),
  ),
  inEntry('emoji-code-point-of-another', (text, other) =>
    text.replace(unicode, unicode.exec(other)?.[0] ?? ''),
  ),
  inEntry('emoji-of-another', (text, other) => text.replace(emoji, emoji.exec(other)?.[0] ?? '')),
  inEntry('emoji-number-twice', (text, other) =>
    text.replace(/"number": \d+/, /"number": \d+/.exec(other)?.[0] ?? ''),
  ),
];
