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
import { type Changes, type Watcher, watch } from '../../src/serve/watch.js';
import { eventually, type Workspace, workspace } from './workspace.js';

let fixtureRepository: Workspace;
let watcher: Watcher;
let told: Changes[] = [];
/** What the files held when they were told. */
let texts: (string | undefined)[] = [];

const textOf = (file: string): string | undefined => {
  const path = join(fixtureRepository.root, file);
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
};

const files = (): string[] => [...new Set(told.flatMap((changes) => [...changes.files]))].sort();
const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

async function start(output?: string, root = fixtureRepository.root): Promise<void> {
  watcher = await watch(
    { root, templates: undefined, output },
    (changes) => {
      told.push(changes);
      for (const file of changes.files) texts.push(textOf(file));
    },
    (message) => {
      throw new Error(message);
    },
  );
}

beforeEach(() => {
  fixtureRepository = workspace();
  told = [];
  texts = [];
});
afterEach(async () => {
  await watcher.close();
  fixtureRepository.dispose();
});

test('a file that is saved is told alone', async () => {
  await start();
  fixtureRepository.write('specification/index.rst', 'New text.\n');
  await watcher.settled();
  // What was written this very moment may be told again.
  expect(told[0]).toEqual({ files: new Set(['specification/index.rst']), entries: false });
  expect(files()).toEqual(['specification/index.rst']);
});

test('a file that is saved twice at once is told with what it holds at last', async () => {
  await start();
  for (let i = 0; i < 20; i++) {
    fixtureRepository.write('specification/index.rst', `Text ${i}\n`);
    await watcher.settled();
    expect(texts.at(-1)).toBe(`Text ${i}\n`);
  }
});

test('new files and folders are told, and what happens in these', async () => {
  await start();
  fixtureRepository.write('specification/modules/new.rst', 'Text.\n');
  await eventually(files, (found) => found.includes('specification/modules/new.rst'));
  expect(told.some(({ entries }) => entries)).toBe(true);
  told = [];
  fixtureRepository.write('specification/modules/new.rst', 'Other text.\n');
  await eventually(files, (found) => found.includes('specification/modules/new.rst'));
});

test('files and folders that are removed are told', async () => {
  await start();
  fixtureRepository.remove('event-schemas/examples/m.cow');
  await eventually(files, (found) => found.includes('event-schemas/examples/m.cow'));
  fixtureRepository.remove('changelogs');
  await eventually(files, (found) => found.includes('changelogs/client_server.rst'));
  expect(told.every(({ entries }) => entries)).toBe(true);
});

test('an editor that saves by renaming is told as one change, and again the next time', async () => {
  await start();
  const file = join(fixtureRepository.root, 'specification/index.rst');
  for (const text of ['One.\n', 'Two.\n', 'Three.\n']) {
    told = [];
    texts = [];
    writeFileSync(`${file}~new`, text);
    renameSync(file, `${file}~`);
    renameSync(`${file}~new`, file);
    await eventually(files, (found) => found.includes('specification/index.rst'));
    await pause(150);
    expect(files()).toEqual(['specification/index.rst']);
    expect(new Set(texts)).toEqual(new Set([text]));
  }
});

test('an editor that empties a file before it writes it is waited for', async () => {
  await start();
  const handle = openSync(join(fixtureRepository.root, 'specification/index.rst'), 'w');
  await pause(20);
  expect(told).toEqual([]);
  writeSync(handle, 'All of the text.\n');
  closeSync(handle);
  await eventually(files, (found) => found.length > 0);
  expect(new Set(texts)).toEqual(new Set(['All of the text.\n']));
});

test('what editors leave behind is not told', async () => {
  await start();
  for (const name of ['index.rst~', '.index.rst.swp', '#index.rst#', '.#index.rst', '4913', 'index.rst.swx'])
    fixtureRepository.write(`specification/${name}`, 'x');
  fixtureRepository.write('.git/index', 'x');
  fixtureRepository.write('node_modules/a/b.js', 'x');
  await pause(200);
  await watcher.settled();
  expect(files()).toEqual([]);
});

test('the folder that a build writes is not told', async () => {
  await start('build');
  fixtureRepository.write('build/index.html', 'x');
  fixtureRepository.write('specification/index.rst', 'x\n');
  await eventually(files, (found) => found.includes('specification/index.rst'));
  await pause(100);
  expect(files()).toEqual(['specification/index.rst']);
});

const git = (...args: string[]): void => {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
    cwd: fixtureRepository.root,
  });
};

test('a lock that git left behind long ago holds nothing up', async () => {
  git('init', '-q');
  const lock = join(fixtureRepository.root, '.git/index.lock');
  writeFileSync(lock, '');
  utimesSync(lock, Date.now() / 1000 - 60, Date.now() / 1000 - 60);
  await start();
  fixtureRepository.write('specification/index.rst', 'New text.\n');
  const before = Date.now();
  await watcher.settled();
  expect(files()).toEqual(['specification/index.rst']);
  expect(Date.now() - before).toBeLessThan(5000);
});

test('a folder that is named by a link to it is watched', async () => {
  const link = `${fixtureRepository.root}-link`;
  symlinkSync(fixtureRepository.root, link);
  await start(undefined, link);
  fixtureRepository.write('specification/index.rst', 'New text.\n');
  await eventually(files, (found) => found.includes('specification/index.rst'));
  rmSync(link);
});

test('git works in a worktree as it does in its repository', async () => {
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
      await pause(200);
      return files();
    },
    (found) => found.includes('.git/logs/HEAD'),
  );
  rmSync(tree, { recursive: true });
});

test('a checkout of hundreds of files is one change', async () => {
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
  await pause(150);
  expect(told.length).toBe(1);
});

test('a file that grows is told each time', async () => {
  await start();
  for (let i = 1; i <= 5; i++) {
    appendFileSync(join(fixtureRepository.root, 'specification/index.rst'), `Line ${i}.\n`);
    await watcher.settled();
    expect(texts.at(-1)?.endsWith(`Line ${i}.\n`)).toBe(true);
  }
});
