import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Watcher, watch } from '../../src/serve/watch.js';
import type { Changes } from '../../src/source/changes.js';
import { eventually, type Workspace, workspace } from './workspace.js';

let fixtureRepository: Workspace;
let watcher: Watcher;
let reported: Changes[] = [];
/** The content of the files at the time of the report. */
let texts: (string | undefined)[] = [];

const textOf = (file: string): string | undefined => {
  const path = join(fixtureRepository.root, file);
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
};

const files = (): string[] =>
  [...new Set(reported.flatMap((changes) => [...changes.files]))].filter((file) => !isSentinel(file)).sort();
const isSentinel = (file: string): boolean => file.startsWith('specification/sentinel-');

let sentinels = 0;

/** Waits until all changes so far are reported: a file that is created after them has been. */
async function allReported(): Promise<void> {
  const sentinel = `specification/sentinel-${sentinels++}.rst`;
  fixtureRepository.write(sentinel, 'Sentinel.\n');
  await eventually(
    () => reported,
    (changes) => changes.some(({ files }) => files.has(sentinel)),
  );
}

async function start(output?: string, root = fixtureRepository.root): Promise<void> {
  watcher = await watch(
    { root, templates: undefined, output },
    (changes) => {
      reported.push(changes);
      for (const file of changes.files) texts.push(textOf(file));
    },
    (message) => {
      throw new Error(message);
    },
  );
}

beforeEach(() => {
  fixtureRepository = workspace();
  reported = [];
  texts = [];
});
afterEach(async () => {
  await watcher.close();
  fixtureRepository.dispose();
});

test('a saved file is reported alone', async () => {
  await start();
  fixtureRepository.write('specification/index.rst', 'New text.\n');
  await watcher.settled();
  // A file written within the resolution of the clock may be reported again.
  expect(reported[0]).toEqual({ files: new Set(['specification/index.rst']), entries: false });
  expect(files()).toEqual(['specification/index.rst']);
});

test('a file that is saved repeatedly is reported with its last content', async () => {
  await start();
  for (let i = 0; i < 20; i++) {
    fixtureRepository.write('specification/index.rst', `Text ${i}\n`);
    await watcher.settled();
    expect(texts.at(-1)).toBe(`Text ${i}\n`);
  }
});

test('new files, new folders and changes in them are reported', async () => {
  await start();
  fixtureRepository.write('specification/modules/new.rst', 'Text.\n');
  await eventually(files, (found) => found.includes('specification/modules/new.rst'));
  expect(reported.some(({ entries }) => entries)).toBe(true);
  reported = [];
  fixtureRepository.write('specification/modules/new.rst', 'Other text.\n');
  await eventually(files, (found) => found.includes('specification/modules/new.rst'));
});

test('removed files and folders are reported', async () => {
  await start();
  fixtureRepository.remove('event-schemas/examples/m.cow');
  await eventually(files, (found) => found.includes('event-schemas/examples/m.cow'));
  fixtureRepository.remove('changelogs');
  await eventually(files, (found) => found.includes('changelogs/client_server.rst'));
  expect(reported.every(({ entries }) => entries)).toBe(true);
});

test('saving by renaming is reported as one change, each time', async () => {
  await start();
  const file = join(fixtureRepository.root, 'specification/index.rst');
  for (const text of ['One.\n', 'Two.\n', 'Three.\n']) {
    reported = [];
    texts = [];
    writeFileSync(`${file}~new`, text);
    renameSync(file, `${file}~`);
    renameSync(`${file}~new`, file);
    await eventually(files, (found) => found.includes('specification/index.rst'));
    await allReported();
    expect(files()).toEqual(['specification/index.rst']);
    expect(new Set(texts)).toEqual(new Set([text, 'Sentinel.\n']));
  }
});

test('a file that is emptied before it is written is reported with its content', async () => {
  await start();
  const handle = openSync(join(fixtureRepository.root, 'specification/index.rst'), 'w');
  writeSync(handle, 'All of the text.\n');
  closeSync(handle);
  await eventually(files, (found) => found.length > 0);
  expect(new Set(texts)).toEqual(new Set(['All of the text.\n']));
});

test('temporary files of editors are not reported', async () => {
  await start();
  for (const name of ['index.rst~', '.index.rst.swp', '#index.rst#', '.#index.rst', '4913', 'index.rst.swx'])
    fixtureRepository.write(`specification/${name}`, 'x');
  fixtureRepository.write('.git/index', 'x');
  fixtureRepository.write('node_modules/a/b.js', 'x');
  await allReported();
  expect(files()).toEqual([]);
});

test('the output folder of a build is not reported', async () => {
  await start('build');
  fixtureRepository.write('build/index.html', 'x');
  fixtureRepository.write('specification/index.rst', 'x\n');
  await allReported();
  expect(files()).toEqual(['specification/index.rst']);
});

const git = (...args: string[]): void => {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
    cwd: fixtureRepository.root,
  });
};

test('a stale lock of git does not delay reports', async () => {
  git('init', '-q');
  const lock = join(fixtureRepository.root, '.git/index.lock');
  writeFileSync(lock, '');
  utimesSync(lock, Date.now() / 1000 - 60, Date.now() / 1000 - 60);
  await start();
  fixtureRepository.write('specification/index.rst', 'New text.\n');
  await eventually(files, (found) => found.includes('specification/index.rst'));
});

test('a root that is a symbolic link is watched', async () => {
  const link = `${fixtureRepository.root}-link`;
  symlinkSync(fixtureRepository.root, link);
  await start(undefined, link);
  fixtureRepository.write('specification/index.rst', 'New text.\n');
  await eventually(files, (found) => found.includes('specification/index.rst'));
  rmSync(link);
});

test('commits in a worktree are reported', async () => {
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'farm');
  const tree = `${fixtureRepository.root}-tree`;
  git('worktree', 'add', '-q', tree);
  await start(undefined, join(tree, 'specification'));
  const commit = (): void => {
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b.example', 'commit', '-qm', 'x', '--allow-empty'],
      {
        cwd: tree,
      },
    );
  };
  await eventually(
    async () => {
      commit();
      return files();
    },
    (found) => found.includes('.git/logs/HEAD'),
  );
  rmSync(tree, { recursive: true });
});

test('a checkout of hundreds of files is reported as one change', async () => {
  mkdirSync(join(fixtureRepository.root, 'specification/many'));
  const write = (text: string): void => {
    for (let i = 0; i < 300; i++)
      writeFileSync(join(fixtureRepository.root, `specification/many/${i}.rst`), `${text} ${i}\n`);
  };
  git('init', '-q');
  write('before');
  git('add', '.');
  git('commit', '-qm', 'before');
  git('checkout', '-qb', 'other');
  write('after, and longer');
  git('commit', '-qam', 'after');
  await start();
  git('checkout', '-q', '-');
  await eventually(files, (found) => found.length === 300);
  await allReported();
  expect(reported.filter((changes) => [...changes.files].some((file) => !isSentinel(file))).length).toBe(1);
});

test('each append to a file is reported', async () => {
  await start();
  for (let i = 1; i <= 5; i++) {
    appendFileSync(join(fixtureRepository.root, 'specification/index.rst'), `Line ${i}.\n`);
    await watcher.settled();
    expect(texts.at(-1)?.endsWith(`Line ${i}.\n`)).toBe(true);
  }
});
