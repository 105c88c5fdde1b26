import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveRepository } from '../../src/serve/live-repository.js';
import { LiveSite } from '../../src/serve/live-site.js';
import type { Patch } from '../../src/serve/patch.js';
import { liveOptions, type Workspace, workspace } from './workspace.js';

let farm: Workspace;
let site: LiveSite;
beforeEach(() => {
  farm = workspace(resolve(import.meta.dirname, '../e2e/cases/site/files'));
  rmSync(join(farm.root, 'specification'), { recursive: true });
  site = new LiveSite(new LiveRepository(liveOptions(farm.root)), () => '');
  site.complete();
});
afterEach(() => farm.dispose());

/** The sections of a page as served, without the frame, which depends on other pages. */
const content = (path: string): string =>
  /<section data-unit[\s\S]*<\/main>/.exec(String(site.file(path)))?.[0] ?? '';

/** The pages with errors, each with the rules of its errors. */
const errors = (): Record<string, string[]> =>
  Object.fromEntries(
    site.paths.flatMap((path) => {
      const rules = site.page(path)?.errors.map(({ rule }) => rule) ?? [];
      return rules.length > 0 ? [[path, rules]] : [];
    }),
  );

/** Saves a file, or removes it, and returns the pages whose state has changed. */
function save(path: string, text: string | undefined): string[] {
  const before = new Map(site.paths.map((page) => [page, site.version(page)]));
  const isKnown = farm.read(path) !== undefined;
  if (text === undefined) farm.remove(path);
  else farm.write(path, text);
  site.apply({ files: new Set([path]), entries: text === undefined || !isKnown });
  site.complete();
  return site.paths.filter((page) => site.version(page) !== before.get(page));
}

const rooms = 'rooms/v2/index.html';
const client = 'client-server-api/index.html';

interface Break {
  readonly file: string;
  readonly change: (text: string) => string | undefined;
  /** The pages that keep their state, with the rules of their errors. */
  readonly broken: Readonly<Record<string, readonly string[]>>;
}

const breaks: Readonly<Record<string, Break>> = {
  'broken front matter': {
    file: 'content/rooms/v2.md',
    change: (text) => text.replace(/^weight: .*$|^title: /m, (line) => `tags: [1\n${line}`),
    broken: { [rooms]: ['yaml/syntax'] },
  },
  'unclosed front matter': {
    file: 'content/rooms/v2.md',
    change: (text) => text.replace(/\n---\n/, '\n'),
    broken: { [rooms]: ['page/front-matter'] },
  },
  'an unknown shortcode': {
    file: 'content/rooms/v2.md',
    change: (text) => `${text}\n{{% moo %}}\n`,
    broken: { [rooms]: ['markdown/shortcode-unknown'] },
  },
  'an unclosed box': {
    file: 'content/rooms/v2.md',
    change: (text) => `${text}\n{{% boxes/note %}}\n`,
    broken: { [rooms]: ['markdown/shortcode-unclosed'] },
  },
  'a removed module': {
    file: 'content/client-server-api/modules/milking.md',
    change: () => undefined,
    broken: { [client]: ['page/missing-file'] },
  },
  'a removed fragment': {
    file: 'content/rooms/fragments/v1-feeding.md',
    change: () => undefined,
    broken: { [rooms]: ['page/missing-file'] },
  },
  'broken YAML in an API file': {
    file: 'data/api/client-server/herd.yaml',
    change: (text) => text.replace(': ', ': ['),
    broken: { [client]: ['yaml/syntax'] },
  },
  'a second file of a page': {
    file: 'content/rooms/v2/_index.md',
    change: () => '---\ntitle: Another\n---\n',
    broken: { [rooms]: ['page/duplicate-path'] },
  },
};

test.each(Object.entries(breaks))('%s: other pages follow, and the page heals', (_, edit) => {
  const before = new Map(site.paths.map((path) => [path, content(path)]));
  const text = farm.read(edit.file);
  save(edit.file, edit.change(text ?? ''));
  expect(errors()).toEqual(edit.broken);
  expect(site.siteDiagnostics).toEqual([]);
  for (const path of Object.keys(edit.broken)) expect(content(path)).toBe(before.get(path));

  const home = 'content/_index.md';
  const changed = save(home, `${farm.read(home)}\nA new meadow.\n`);
  expect(changed).toEqual(['index.html']);
  expect(content('index.html')).toContain('A new meadow.');

  save(edit.file, text);
  expect(errors()).toEqual({});
  for (const path of Object.keys(edit.broken)) expect(content(path)).toBe(before.get(path));
});

test('while the configuration cannot be read, all pages keep their state and report it', () => {
  const file = 'config/_default/hugo.toml';
  const text = farm.read(file) ?? '';
  const before = new Map(site.paths.map((path) => [path, String(site.file(path))]));
  save(file, `${text}\n[params.version\n`);
  expect(new Set(site.siteDiagnostics.map(({ rule }) => rule))).toEqual(new Set(['page/configuration']));
  for (const [path, html] of before) expect(site.file(path)).toBe(html);
  save(file, text.replace(/^title = .*$/m, 'title = "Meadow"'));
  expect(site.siteDiagnostics).toEqual([]);
  expect(String(site.file('index.html'))).toContain('Meadow');
});

test('a renamed page moves, and links to its old path are the links of a page that does not exist', () => {
  const text = farm.read('content/rooms/v2.md') ?? '';
  farm.remove('content/rooms/v2.md');
  save('content/rooms/v3.md', text);
  site.apply({ files: new Set(['content/rooms/v2.md']), entries: true });
  site.complete();
  expect(site.paths).toContain('rooms/v3/index.html');
  expect(site.paths).not.toContain(rooms);
  expect(site.file(rooms)).toBeUndefined();
  expect(String(site.file('index.html'))).toContain('href="rooms/v3/"');
});

/** What a saved file changes: the sections that are replaced on each page, and `frame` for the frame around them. */
const updates: readonly (readonly [
  kind: string,
  file: string,
  before: string,
  after: string,
  changed: Readonly<Record<string, readonly string[]>>,
])[] = [
  [
    'a page',
    'content/rooms/v2.md',
    'Cows eat',
    'Calves eat',
    { [rooms]: ['frame', 'content/rooms/v2.md: Feeding'] },
  ],
  [
    'a module',
    'content/client-server-api/modules/milking.md',
    'twice a day',
    'once a day',
    { [client]: ['content/client-server-api/modules/milking.md: Milking'] },
  ],
  [
    'a fragment',
    'content/rooms/fragments/v1-feeding.md',
    'Open the',
    'Close the',
    { [rooms]: ['content/rooms/v2.md: Feeding'] },
  ],
  [
    'an API file',
    'data/api/client-server/herd.yaml',
    'Returns a cow, see',
    'Yields a cow, see',
    { [client]: ['data/api/client-server/herd.yaml##/herd/{cowId}#GET'] },
  ],
  [
    'a shared definition',
    'data/schemas/cow.yaml',
    'What it is called',
    'Its name',
    {
      [client]: ['data/api/client-server/herd.yaml##/herd/{cowId}#GET', 'data/schemas/cow.yaml'],
    },
  ],
  [
    'an event',
    'data/event-schemas/schema/m.cow.milked.yaml',
    'How much',
    'So much',
    { [client]: ['event#m.cow.milked'] },
  ],
  [
    'an example',
    'data/event-schemas/examples/m.cow.milked.yaml',
    '10',
    '20',
    { [client]: ['event#m.cow.milked'] },
  ],
  [
    'a string format',
    'data/string-formats.yaml',
    'Cow ID',
    'Cow name',
    { [client]: ['data/api/client-server/herd.yaml##/herd/{cowId}#GET'] },
  ],
  [
    'an emoji',
    'data-definitions/sas-emoji.json',
    '"number": 0',
    '"number": 9',
    { [client]: ['content/client-server-api/modules/milking.md#sas-emojis'] },
  ],
  [
    'a heading',
    'content/rooms/v2.md',
    '### Feeding',
    '### Grazing',
    { [rooms]: ['contents', 'order', 'content/rooms/v2.md: Grazing'] },
  ],
];

test.each(updates)('saving %s updates just what depends on it', (_kind, file, before, after, changed) => {
  const versions = new Map(site.paths.map((path) => [path, site.version(path)]));
  const pages = save(file, (farm.read(file) ?? '').replace(before, after));
  const replaced = pages.map((path) => [path, partsOf(site.page(path)?.patchFrom(versions.get(path) ?? 0))]);
  expect(Object.fromEntries(replaced)).toEqual(changed);
});

test('saving the title of a page also updates the navigation of all other pages', () => {
  const before = new Map(site.paths.map((path) => [path, site.version(path)]));
  const file = 'content/rooms/v2.md';
  save(file, (farm.read(file) ?? '').replace('title: Room Version 2', 'title: Room Two'));
  for (const path of site.paths) {
    const parts = partsOf(site.page(path)?.patchFrom(before.get(path) ?? 0));
    expect(parts, path).toEqual(path === rooms ? ['frame', 'head of content/rooms/v2.md#page'] : ['frame']);
  }
});

/** The parts of a page that a patch replaces. */
function partsOf(patch: Patch | undefined): string[] {
  if (patch?.kind !== 'replace') return patch ? [patch.kind] : [];
  const { sections, heads, frame, contents, order } = patch;
  return [
    ...(frame ? ['frame'] : []),
    ...(contents === undefined ? [] : ['contents']),
    ...(order ? ['order'] : []),
    ...heads.map(({ key }) => `head of ${key}`),
    ...sections.map(({ key }) => key),
  ];
}
