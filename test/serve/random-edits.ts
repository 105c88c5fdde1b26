import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Changes } from '../../src/serve/watch.js';

/** A change of a repository that can be taken back and made again. */
export interface Edit {
  readonly title: string;
  readonly before: ReadonlyMap<string, string | undefined>;
  readonly after: ReadonlyMap<string, string | undefined>;
}

type Random = () => number;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const sourceFolders = ['specification', 'api', 'event-schemas', 'changelogs', 'data-definitions'];

/** Text files of a repository by their own names, sorted. */
export function sourceFiles(root: string): string[] {
  const real = realpathSync(root);
  return sourceFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path}`,
      ),
    )
    .filter((path) => /\.(?:rst|md|yaml|json|clarification|new|feature)$|\/m\.[\w.$#-]+$/.test(path))
    .filter(
      (path) => statSync(join(root, path)).isFile() && realpathSync(join(root, path)) === join(real, path),
    )
    .sort();
}

/** What authors do to the text of a file, and what happens to them. */
const changes: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'a word': (text, random) => atMatch(text, /\b[a-z]{3,}\b/g, random, (word) => `${word}s`),
  'two words more': (text, random) =>
    atMatch(text, /\b[a-z]{3,} [a-z]{3,}\b/g, random, (words) => `${words} and more`),
  'a line less': (text, random) => atMatch(text, /^.*\n/gm, random, () => ''),
  'a line twice': (text, random) => atMatch(text, /^.*\n/gm, random, (line) => line + line),
  'a blank line': (text, random) => atMatch(text, /\n/g, random, () => '\n\n'),
  'another title': (text, random) =>
    atMatch(text, /^(.+)\n([=~+^-])\2{2,}$/gm, random, (title) =>
      title.replace(/^/, 'New ').replace(/\n(.)/, '\n$1$1$1$1$1'),
    ),
  'a section more': (text, random) =>
    atMatch(
      text,
      /\n\n(?=[A-Z])/g,
      random,
      () => '\n\nOne more\n~~~~~~~~\n\nWith `a link <https://a.example>`_.\n\n',
    ),
  'an underline cut': (text, random) => atMatch(text, /^[=~-]{5,}$/gm, random, (line) => line.slice(0, 2)),
  'a reference': (text, random) => atMatch(text, /`([^`<>\n]+)`_/g, random, () => '`Nowhere to be found`_'),
  'a target': (text, random) => atMatch(text, /\n\n(?=[A-Z])/g, random, () => '\n\n.. _a-new-target:\n\n'),
  'a footnote': (text, random) =>
    atMatch(text, /\n\n(?=[A-Z])/g, random, () => '\n\nSee [#]_.\n\n.. [#] A note.\n\n'),
  'a description': (text, random) =>
    atMatch(text, /description: (?:\|-?\s+)?\w+/g, random, (found) => `${found} *here*`),
  'a misspelt key': (text, random) =>
    atMatch(text, /^\s+[a-z]{4,}:/gm, random, (key) => key.replace(':', 'x:')),
  'broken YAML': (text, random) => atMatch(text, /: /g, random, () => ': [ '),
  'a broken indentation': (text, random) => atMatch(text, /^ +(?=\w)/gm, random, (blanks) => blanks.slice(1)),
  'nothing left': () => '',
};

/** The text with one of what a pattern finds replaced. */
function atMatch(text: string, pattern: RegExp, random: Random, replace: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  const match = found[Math.floor(random() * found.length)];
  if (!match) return text;
  return text.slice(0, match.index) + replace(match[0]) + text.slice(match.index + match[0].length);
}

/** A random edit of a random file: of its text, or of its being there. Nothing is written yet. */
export function randomEdit(root: string, random: Random): Edit {
  const files = sourceFiles(root);
  for (;;) {
    const file = files[Math.floor(random() * files.length)] ?? '';
    const text = readFileSync(join(root, file), 'utf8');
    const dice = random();
    if (dice < 0.04)
      return {
        title: `${file} removed`,
        before: new Map([[file, text]]),
        after: new Map([[file, undefined]]),
      };
    if (dice < 0.08) {
      const other = `${file.slice(0, file.lastIndexOf('/'))}/moved-${file.slice(file.lastIndexOf('/') + 1)}`;
      return {
        title: `${file} renamed`,
        before: new Map([
          [file, text],
          [other, undefined],
        ]),
        after: new Map([
          [file, undefined],
          [other, text],
        ]),
      };
    }
    const names = Object.keys(changes);
    const name = names[Math.floor(random() * names.length)] ?? '';
    const changed = changes[name]?.(text, random) ?? text;
    if (changed === text) continue;
    return { title: `${file}: ${name}`, before: new Map([[file, text]]), after: new Map([[file, changed]]) };
  }
}

/** Brings files to a state, and says what a watcher would. */
export function bringTo(root: string, state: ReadonlyMap<string, string | undefined>): Changes {
  let entries = false;
  for (const [file, text] of state) {
    entries ||= text === undefined || !existsSync(join(root, file));
    if (text === undefined) rmSync(join(root, file), { force: true });
    else writeFileSync(join(root, file), text);
  }
  return { files: new Set(state.keys()), entries };
}
