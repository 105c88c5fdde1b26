import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Edit, editTo } from './edit.js';
import { atMatch, oneOf, type Random } from './random.js';
import { sourceFiles } from './source-files.js';

/** The kinds of files that a site of the layout of 2021 is made from. */
const kinds: readonly RegExp[] = [
  /^content\/(?!.*\/(?:modules|fragments)\/|changelog\/).*\.md$/,
  /^content\/.*\/modules\/.*\.md$/,
  /^content\/.*\/fragments\/.*\.md$/,
  /^content\/changelog\/.*\.md$/,
  /^data\/api\/[^/]+\/[^/]+\.yaml$/,
  /^data\/api\/.*\/definitions\/.*\.yaml$/,
  /^data\/event-schemas\/schema\/[^/]+\.yaml$/,
  /^data\/event-schemas\/schema\/.*\/.*\.yaml$/,
  /^data\/event-schemas\/examples\//,
  /^data\/schemas\//,
  /^data\/string-formats\.yaml$/,
  /^config.*\.toml$/,
];

type Change = (text: string, random: Random) => string;

const replacing =
  (pattern: RegExp, replace: (match: string) => string): Change =>
  (text, random) =>
    atMatch(text, pattern, random, replace);

/** Typical changes of Markdown, YAML and TOML, intended or accidental. */
const changes: Readonly<Record<string, Change>> = {
  'a word': replacing(/\b[a-z]{3,}\b/g, (word) => `${word}s`),
  'a paragraph': replacing(
    /\n\n(?=[A-Z])/g,
    () => '\n\nA paragraph with *emphasis* and [a link](#nowhere).\n\n',
  ),
  'a line less': replacing(/^.*\n/gm, () => ''),
  'a heading': replacing(/^#+ .*$/gm, (heading) => `${heading} again`),
  'a heading more': replacing(/\n\n(?=[A-Z])/g, () => '\n\n## One more\n\n'),
  'another level': replacing(/^#+ .*$/gm, (heading) => `#${heading}`),
  'an explicit id': replacing(/^#+ .*$/gm, (heading) => `${heading} {id="events"}`),
  'a note': replacing(/\n\n(?=[A-Z])/g, () => '\n\n{{% boxes/note %}}\nA note.\n{{% /boxes/note %}}\n\n'),
  'a version note': replacing(/\n\n(?=[A-Z])/g, () => '\n\n{{% added-in v="1.20" %}} '),
  'an event': replacing(/\n\n(?=[A-Z])/g, () => '\n\n{{% event event="m.room.name" %}}\n\n'),
  operations: replacing(
    /\n\n(?=[A-Z])/g,
    () => '\n\n{{% http-api spec="client-server" api="login" anchor_base="more" %}}\n\n',
  ),
  'a shortcode less': replacing(/^\{\{[%<].*[%>]\}\}\n/gm, () => ''),
  'a broken shortcode': replacing(/\{\{% \S+/g, (start) => `${start}x`),
  'a description': replacing(/description: (?:\|-?\s+)?\w+/g, (found) => `${found} *here*`),
  'a title': replacing(/^\s*title: .*$/gm, (title) => `${title} more`),
  'a weight': replacing(/^weight: .*$/gm, () => 'weight: 15'),
  'a property less': replacing(/^( +)\w+:\n(?:\1 .*\n)+/gm, () => ''),
  'a misspelt key': replacing(/^\s+[a-z]{4,}:/gm, (key) => key.replace(':', 'x:')),
  'another reference': replacing(/\$ref: .*$/gm, (reference) => `${reference}x`),
  'an example': replacing(/example: .*$/gm, () => 'example: another'),
  'broken YAML': replacing(/: /g, () => ': [ '),
  'a broken indentation': replacing(/^ +(?=\w)/gm, (spaces) => spaces.slice(1)),
  'a version': replacing(/^(?:minor|status) = .*$/gm, (line) =>
    line.startsWith('status') ? 'status = "historical"' : 'minor = "12"',
  ),
  'nothing left': () => '',
};

/** A random change of a random file, each kind of file with the same probability; `undefined` if nothing would change. */
export function siteEdit(root: string, random: Random): Edit | undefined {
  if (!existsSync(join(root, 'content'))) return undefined;
  const kind = oneOf(kinds, random);
  const file = oneOf(
    sourceFiles(root).filter((path) => kind?.test(path)),
    random,
  );
  if (file === undefined) return undefined;
  const text = readFileSync(join(root, file), 'utf8');
  const [name = '', change] = oneOf(Object.entries(changes), random) ?? [];
  const changed = change?.(text, random) ?? text;
  return changed === text ? undefined : editTo(root, `${file}: ${name}`, new Map([[file, changed]]));
}
