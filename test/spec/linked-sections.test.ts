import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Graph } from '../../src/graph/graph.js';
import { fileReader } from '../../src/source/file-reader.js';
import { readIndex } from '../../src/source/git-index.js';
import { readRevision } from '../../src/source/git-revision.js';
import { indexReader } from '../../src/source/index-reader.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import type { Reader } from '../../src/source/reader.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';

const files = {
  'specification/targets.yaml':
    'targets:\n  index:\n    files: [index.rst, barn.rst, loft.rst]\ntitle_styles: ["="]\n',
  'specification/index.rst': 'The farm\n========\n',
};

let outside = '';
let root = '';

beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'linked-sections-'));
  root = join(outside, 'farm');
  mkdirSync(join(root, 'specification'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  writeFileSync(join(outside, 'barn.rst'), 'The barn\n========\n');
  symlinkSync('../../barn.rst', join(root, 'specification/barn.rst'));
  symlinkSync('index.rst', join(root, 'specification/loft.rst'));
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root });
  };
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Add the farm');
});
afterAll(() => rmSync(outside, { recursive: true, force: true }));

function problems(reader: Reader): string[] {
  const graph = new Graph();
  const options = { protocol: matrix, labels: {}, gitVersion: () => undefined, raw: false };
  const { document } = openRepository(graph, reader, options);
  graph.get(document, 'index');
  return graph.diagnostics(document, 'index').map(({ message, help }) => `${message} ${help}`);
}

test.each<[string, () => Reader]>([
  ['the disk', () => fileReader(root)],
  ['the index', () => indexReader(readIndex(root).files)],
  ['a revision', () => indexReader(readRevision(root, 'HEAD'))],
])('a section that is a link out of the repository is reported as a link (%s)', (_, reader) => {
  expect(problems(reader())).toEqual([
    'The symbolic link specification/barn.rst does not refer to a file in the repository: ../../barn.rst. Replace the link by the file.',
  ]);
});

test('a reader without links reports a missing file', () => {
  expect(problems(memoryReader({ ...files, 'specification/loft.rst': 'The loft\n========\n' }))).toEqual([
    'Section file not found: specification/barn.rst. Correct the path; it is relative to specification/.',
  ]);
});
