import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Content, type Edit, editTo } from './edit.js';
import { atMatch, oneOf, type Random } from './random.js';
import { repositoryEdits } from './repository-edits.js';
import { siteEdit } from './site-edits.js';
import { sourceFiles } from './source-files.js';

/** Typical changes of a file's text, intended or accidental. */
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
  'a broken indentation': (text, random) => atMatch(text, /^ +(?=\w)/gm, random, (spaces) => spaces.slice(1)),
  'nothing left': () => '',
};

/** A random edit: of the text of a file or of several files, or one of `repositoryEdits`. It is not applied yet. */
export function randomEdit(root: string, random: Random): Edit {
  for (;;) {
    const dice = random();
    const edit =
      dice < 0.3
        ? oneOf(Object.values(repositoryEdits), random)?.(root, random)
        : dice < 0.35
          ? manyEdits(root, random)
          : (siteEdit(root, random) ?? textEdit(root, random));
    if (edit) return edit;
  }
}

/** A random change of the text of a random file. */
function textEdit(root: string, random: Random): Edit | undefined {
  const file = oneOf(sourceFiles(root), random) ?? '';
  const text = readFileSync(join(root, file), 'utf8');
  const [name = '', change] = oneOf(Object.entries(changes), random) ?? [];
  const changed = change?.(text, random) ?? text;
  return changed === text ? undefined : editTo(root, `${file}: ${name}`, new Map([[file, changed]]));
}

/** Changes of several files at once, as in a checkout. */
function manyEdits(root: string, random: Random): Edit {
  const after = new Map<string, Content>();
  const titles: string[] = [];
  while (titles.length < 6) {
    const edit = textEdit(root, random);
    if (!edit) continue;
    titles.push(edit.title);
    for (const [path, content] of edit.after) after.set(path, content);
  }
  return editTo(root, titles.join('; '), after);
}
