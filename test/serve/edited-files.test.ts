import { execFileSync } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EditedFiles } from '../../src/serve/edited-files.js';
import { type Workspace, workspace } from './workspace.js';

const index = 'specification/index.rst';
let repository: Workspace;
beforeEach(() => {
  repository = workspace();
});
afterEach(() => repository.dispose());

const known = (file: string) => ({ text: repository.read(file) });
const paths = (edited: EditedFiles): string[] => [...edited.paths((file) => repository.read(file))].sort();
const git = (...args: string[]): void => {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
    cwd: repository.root,
  });
};

test('outside a checkout, files that differ from the start are edited', async () => {
  const edited = new EditedFiles(repository.root);
  await edited.refresh();
  const before = repository.read(index) ?? '';
  edited.note([index, 'specification/new.rst'], known);
  repository.write(index, 'Other text.\n');
  repository.write('specification/new.rst', 'New.\n');
  expect(paths(edited)).toEqual([index, 'specification/new.rst']);
  edited.note([index, 'specification/new.rst'], known);
  repository.write(index, before);
  repository.remove('specification/new.rst');
  expect(paths(edited)).toEqual([]);
});

test('a file that was never read before its change is edited', () => {
  const edited = new EditedFiles(repository.root);
  edited.note([index], () => undefined);
  expect(paths(edited)).toEqual([index]);
});

test('in a checkout, files that differ from the last commit are edited, also before the start', async () => {
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'farm');
  const before = repository.read(index) ?? '';
  repository.write('changelogs/client_server.rst', 'r0.2.0\n======\n\n- Earlier.\n');
  const edited = new EditedFiles(repository.root);
  await edited.refresh();
  expect(paths(edited)).toEqual(['changelogs/client_server.rst']);

  edited.note([index], known);
  repository.write(index, 'Other text.\n');
  expect(paths(edited)).toContain(index);
  await edited.refresh();
  expect(paths(edited)).toContain(index);

  repository.write(index, before);
  edited.note([index], known);
  await edited.refresh();
  expect(paths(edited)).toEqual(['changelogs/client_server.rst']);

  utimesSync(join(repository.root, index), 1, 1);
  edited.note([index], known);
  await edited.refresh();
  expect(paths(edited)).toEqual(['changelogs/client_server.rst']);

  git('commit', '-qam', 'changelog');
  repository.write('specification/new.rst', 'New.\n');
  await edited.refresh();
  expect(paths(edited)).toEqual(['specification/new.rst']);
});

test('in a folder that git ignores, files that differ from the start are edited', async () => {
  repository.write('outer/spec/a.rst', 'A\n');
  repository.write('outer/.gitignore', 'spec/\n');
  execFileSync('git', ['init', '-q'], { cwd: join(repository.root, 'outer') });
  const edited = new EditedFiles(join(repository.root, 'outer/spec'));
  edited.note(['a.rst'], () => undefined);
  await edited.refresh();
  expect([...edited.paths(() => 'B\n')]).toEqual(['a.rst']);
});
