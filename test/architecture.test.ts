import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

/** Rooms by rank: a room may import from rooms of lower rank, and from itself. */
const ranks: Readonly<Record<string, number>> = {
  source: 0,
  diagnostics: 1,
  graph: 2,
  yaml: 3,
  doc: 3,
  schema: 4,
  rst: 4,
  markdown: 4,
  openapi: 5,
  events: 5,
  spec: 6,
  render: 7,
  check: 8,
  diff: 8,
  policy: 9,
  serve: 10,
  api: 11,
  cli: 12,
};

/** Rooms that may touch the file system, processes or the network; `templates.ts` loads Handlebars by require. */
const mayTouch = new Set(['source', 'serve', 'api', 'cli']);

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (entry.name.endsWith('.ts')) yield path;
  }
}

const roomOf = (path: string): string => relative(src, path).split('/')[0] ?? '';
const all = [...files(src)].map((path) => ({ path, text: readFileSync(path, 'utf8') }));

test('imports go one way', () => {
  const wrong: string[] = [];
  for (const { path, text } of all) {
    const own = roomOf(path);
    for (const [, target] of text.matchAll(/from '(\.[^']+)'|import\('(\.[^']+)'\)/g)) {
      // Presets and schemas are data.
      if (!target || target.endsWith('.json')) continue;
      const other = roomOf(resolve(path, '..', target));
      if (own === other) continue;
      if ((ranks[other] ?? 99) >= (ranks[own] ?? -1)) wrong.push(`${relative(src, path)} imports ${other}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** The grammar of RST is recursive: directives contain body elements. */
const recursiveGrammar = [
  'rst/blocks/body.ts',
  'rst/explicit/directive.ts',
  'rst/explicit/explicit.ts',
  'rst/explicit/substitution-definition.ts',
];

test('imports are free of cycles, except in a recursive grammar', () => {
  const imports = new Map(
    all.map(({ path, text }) => [
      path,
      [...text.matchAll(/from '(\.[^']+)'|import\('(\.[^']+)'\)/g)].map(([, from, lazy]) =>
        resolve(path, '..', from ?? lazy ?? '').replace(/\.js$/, '.ts'),
      ),
    ]),
  );
  const reachable = (from: string): Set<string> => {
    const seen = new Set<string>();
    const queue = [...(imports.get(from) ?? [])];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(...(imports.get(next) ?? []));
    }
    return seen;
  };
  const inCycles = all.map(({ path }) => path).filter((path) => reachable(path).has(path));
  expect(inCycles.map((path) => relative(src, path)).sort()).toEqual(recursiveGrammar);
});

test('every room is known', () => {
  expect([...new Set(all.map(({ path }) => roomOf(path)))].filter((room) => !(room in ranks))).toEqual([]);
});

test('only source, serve, api and cli touch files and processes, and only cli prints', () => {
  const wrong: string[] = [];
  for (const { path, text } of all) {
    const room = roomOf(path);
    if (!mayTouch.has(room) && /from 'node:(fs|child_process|http|net|os|process|worker_threads)/.test(text))
      wrong.push(relative(src, path));
    if (room !== 'cli' && /\bconsole\.|process\.(stdout|stderr|exit)/.test(text))
      wrong.push(`${relative(src, path)} prints`);
  }
  expect(wrong).toEqual([]);
});

test('no file is longer than 600 lines, and half of them are shorter than 120', () => {
  const lengths = all.map(({ text }) => text.split('\n').length).sort((a, b) => a - b);
  expect(lengths.at(-1)).toBeLessThanOrEqual(600);
  expect(lengths[lengths.length >> 1]).toBeLessThan(120);
});
