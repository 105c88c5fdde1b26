import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileReader } from '../../src/source/file-reader.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { joinPath, type Reader } from '../../src/source/reader.js';

const files: Readonly<Record<string, string>> = {
  'a.txt': 'one',
  'folder/b.txt': 'two',
  'folder/deep/c.txt': 'three',
};

describe.each(['disk', 'memory'])('a reader of the %s', (kind) => {
  let outside: string;
  let root: string;
  let reader: Reader;

  beforeAll(() => {
    outside = mkdtempSync(join(tmpdir(), 'reader-'));
    root = join(outside, 'root');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    writeFileSync(join(outside, 'secret.txt'), 'secret');
    reader = kind === 'disk' ? fileReader(root) : memoryReader(files);
  });
  afterAll(() => rmSync(outside, { recursive: true, force: true }));

  test('reads files by their paths', () => {
    expect(reader.read('folder/deep/c.txt')).toBe('three');
    expect(Buffer.from(reader.bytes('a.txt') ?? []).toString()).toBe('one');
    expect(reader.canonical('folder/b.txt')).toBe('folder/b.txt');
  });

  test('lists folders in the order of names', () => {
    expect(reader.list('folder')).toEqual([
      { name: 'b.txt', kind: 'file' },
      { name: 'deep', kind: 'directory' },
    ]);
    expect(reader.list('')?.map(({ name }) => name)).toEqual(['a.txt', 'folder']);
  });

  test.each([
    'none.txt',
    'folder/none.txt',
    'none/a.txt',
    'a.txt/b.txt',
    '../secret.txt',
    'folder/../../secret.txt',
    '/etc/passwd',
    'a\0b.txt',
    `${'long'.repeat(100)}.txt`,
    '',
  ])('has no file %j', (path) => {
    expect(reader.read(path)).toBeUndefined();
    expect(reader.bytes(path)).toBeUndefined();
  });

  test.each(['a.txt', 'none', '..', 'folder/..x'])('has no folder %j', (path) => {
    expect(reader.list(path)).toBeUndefined();
  });

  test.runIf(kind === 'disk')('follows links inside the root only', () => {
    symlinkSync('folder', join(root, 'link'));
    symlinkSync('../../secret.txt', join(root, 'folder/out.txt'));
    symlinkSync('..', join(root, 'up'));
    symlinkSync('round', join(root, 'round'));
    writeFileSync(join(root, 'link-as-text'), 'folder/deep');
    const fresh = fileReader(root);
    expect(fresh.read('link/b.txt')).toBe('two');
    expect(fresh.canonical('link/b.txt')).toBe('folder/b.txt');
    expect(fresh.read('link-as-text/c.txt')).toBe('three');
    for (const path of ['folder/out.txt', 'up/secret.txt', 'round', 'round/a.txt'])
      expect(fresh.read(path)).toBeUndefined();
    expect(fresh.list('up')).toBeUndefined();
    expect(fresh.list('')?.map(({ name }) => name)).toEqual(['a.txt', 'folder', 'link', 'link-as-text']);
  });

  test.runIf(kind === 'disk')('omits temporary files of editors and byte order marks', () => {
    for (const name of ['b.txt~', '.#b.txt', '#b.txt#', '.b.txt.swp'])
      writeFileSync(join(root, 'folder/deep', name), 'x');
    writeFileSync(join(root, 'folder/deep/mark.txt'), '\ufeffmarked');
    expect(reader.list('folder/deep')?.map(({ name }) => name)).toEqual(['c.txt', 'mark.txt']);
    expect(reader.read('folder/deep/mark.txt')).toBe('marked');
  });

  test.runIf(kind === 'disk')('caches resolved paths until forget() is called', () => {
    const caching = fileReader(root);
    expect(caching.canonical('new.txt')).toBeUndefined();
    writeFileSync(join(root, 'new.txt'), 'new');
    caching.forget();
    expect(caching.read('new.txt')).toBe('new');
  });

  test.runIf(kind === 'disk')('detects that a path resolves to another file', () => {
    const caching = fileReader(root);
    writeFileSync(join(root, 'one.txt'), 'one');
    expect(caching.canonical('one.txt')).toBe('one.txt');
    expect(caching.hasMoved('one.txt')).toBe(false);
    rmSync(join(root, 'one.txt'));
    symlinkSync('folder/b.txt', join(root, 'one.txt'));
    expect(caching.hasMoved('one.txt')).toBe(true);
    expect(caching.read('one.txt')).toBe('two');
    rmSync(join(root, 'one.txt'));
    mkdirSync(join(root, 'one.txt'));
    expect(caching.hasMoved('one.txt')).toBe(true);
    expect(caching.canonicalFile('one.txt')).toBeUndefined();
    rmSync(join(root, 'one.txt'), { recursive: true });
    writeFileSync(join(root, 'one.txt'), 'one');
    expect(caching.hasMoved('one.txt')).toBe(true);
    expect(caching.canonicalFile('one.txt')).toBe('one.txt');
  });
});

test.each([
  ['a/b', 'c', 'a/b/c'],
  ['a/b', '../c', 'a/c'],
  ['a/b', './/c/.', 'a/b/c'],
  ['', 'c', 'c'],
  ['a', '../../c', undefined],
  ['a', '/c', undefined],
])('from %j, %j is %j', (from, path, expected) => {
  expect(joinPath(from, path)).toBe(expected);
});
