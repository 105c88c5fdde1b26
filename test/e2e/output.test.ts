import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildSite } from '../../src/api/build.js';
import { recoverSite } from '../../src/api/site/recover-site.js';
import { writeSite } from '../../src/api/site/write-site.js';
import { randomOf } from '../serve/random.js';
import { type Workspace, workspace } from '../serve/workspace.js';
import { type CommandResult, CommandRunner } from './command-runner.js';
import { runSpec, spec } from './run-spec.js';

const crash = join(import.meta.dirname, 'crash.cjs');
const isRoot = process.getuid?.() === 0;
const someUser = 65_534;

let commands: CommandRunner;
beforeAll(() => {
  commands = new CommandRunner(process.env);
});
afterAll(() => commands.close());

let repository: Workspace;
beforeEach(() => {
  repository = workspace();
});
afterEach(() => repository.dispose());

const build = (...options: string[]): Promise<CommandResult> =>
  commands.run(repository.root, ['build', ...options]);
const path = (name: string): string => join(repository.root, name);
const modeOf = (name: string): string => (statSync(path(name)).mode & 0o7777).toString(8);
/** Names in the root of the repository that builds leave behind. */
const leftovers = (): string[] => readdirSync(repository.root).filter((name) => name.startsWith('.'));

/** Expects a complete site of one of two builds, with the files that belong to no build. */
function expectWholeSite(folder = 'build'): void {
  const page = repository.read(`${folder}/index.html`) ?? '';
  expect(page).toContain('The farm');
  expect(page.trimEnd().endsWith('</html>')).toBe(true);
  const assets = [...page.matchAll(/(?:href|src)="(assets\/[^"]+)"/g)].map(([, name]) => name ?? '');
  expect(assets.length).toBeGreaterThan(0);
  for (const name of assets) expect([name, existsSync(path(`${folder}/${name}`))]).toEqual([name, true]);
  expect(repository.read(`${folder}/CNAME`)).toBe('meadow.example.org\n');
  expect(repository.read(`${folder}/assets/own/logo.svg`)).toBe('<svg/>\n');
  expect(readlinkSync(path(`${folder}/latest`))).toBe('index.html');
}

function addForeignFiles(folder = 'build'): void {
  repository.write(`${folder}/CNAME`, 'meadow.example.org\n');
  repository.write(`${folder}/assets/own/logo.svg`, '<svg/>\n');
  mkdirSync(path(`${folder}/uploads`));
  symlinkSync('index.html', path(`${folder}/latest`));
}

describe('permissions', () => {
  test('follow the umask for a new site', () => {
    const script = `umask 027; exec "${process.execPath}" "${spec}" build`;
    expect(spawnSync('sh', ['-c', script], { cwd: repository.root }).status).toBe(0);
    expect([modeOf('build'), modeOf('build/assets'), modeOf('build/index.html')]).toEqual([
      '750',
      '750',
      '640',
    ]);
  });

  test('of the previous site are kept', async () => {
    await build();
    chmodSync(path('build'), 0o2775);
    chmodSync(path('build/assets'), 0o711);
    chmodSync(path('build/index.html'), 0o604);
    await build();
    expect([modeOf('build'), modeOf('build/assets'), modeOf('build/index.html')]).toEqual([
      '2775',
      '711',
      '604',
    ]);
  });

  test.skipIf(!isRoot)('let another user read the site (skipped unless run as root)', async () => {
    await build();
    chmodSync(path('build'), 0o750);
    chownSync(path('build'), someUser, someUser);
    await build();
    chmodSync(repository.root, 0o755);
    const { stdout } = spawnSync('cat', [path('build/index.html')], {
      uid: someUser,
      gid: someUser,
      encoding: 'utf8',
    });
    expect(stdout).toContain('The farm');
  });
});

describe('a symbolic link as output folder', () => {
  test('is kept, and the site is written to its target', async () => {
    mkdirSync(path('public'));
    symlinkSync('public', path('build'));
    addForeignFiles('public');
    expect((await build()).status).toBe(0);
    expect(readlinkSync(path('build'))).toBe('public');
    expectWholeSite('public');
    expect((await build()).status).toBe(0);
    expectWholeSite('public');
  });

  test('may have a target that does not exist yet', async () => {
    symlinkSync('new/site', path('build'));
    expect((await build()).status).toBe(0);
    expect(readlinkSync(path('build'))).toBe('new/site');
    expect(existsSync(path('new/site/index.html'))).toBe(true);
  });

  test.each([
    ['specification', 'is inside a source folder'],
    ['.', 'contains the repository itself'],
  ])('to %s is rejected', async (target, message) => {
    symlinkSync(target, path('site'));
    const { status, stderr } = await build('--out', 'site');
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe.each(['specification/site', 'api', 'event-schemas/x', 'templates', '.git/x'])('--out %s', (out) => {
  test.each([['build'], ['dump-swagger']])('of %s is rejected', async (command) => {
    const { status, stderr } = await commands.run(repository.root, [command, '--out', out]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('is inside a source folder.')]);
  });
});

test('files of the site never replace foreign files or folders', async () => {
  for (const foreign of ['build/index.html/note.txt', 'build/assets']) {
    repository.write(foreign, 'mine');
    const { status, stderr } = await build();
    expect([status, stderr]).toEqual([2, expect.stringContaining('was not written by spec')]);
    expect(repository.read(foreign)).toBe('mine');
    repository.remove('build');
  }
});

/** Whether this process can mount file systems. */
const canMount = isRoot && spawnSync('unshare', ['--mount', 'true']).status === 0;

/** Runs shell commands in a mount namespace of their own; `spec` is the executable. */
const inNamespace = (...commands: string[]) =>
  spawnSync(
    'unshare',
    ['--mount', 'sh', '-c', [`spec() { "${process.execPath}" "${spec}" "$@"; }`, ...commands].join('\n')],
    { cwd: repository.root, encoding: 'utf8' },
  );

describe.skipIf(!canMount)('a mounted file system (skipped unless mounting is permitted)', () => {
  test.each([
    ['tmpfs', 'mount -t tmpfs none build'],
    ['bind mount', 'mkdir volume; mount --bind volume build'],
  ])('as output folder: %s', (_, mount) => {
    const { stdout, stderr, status } = inNamespace(
      'mkdir build',
      mount,
      'echo meadow.example.org > build/CNAME',
      'spec build --quiet || exit 1',
      'cp build/.spec-site.json before.json',
      'printf "targets:\\n  farm:\\n    files: [index.rst]\\n" > specification/targets.yaml',
      'spec build --quiet || exit 2',
      'ls -A build; cat build/CNAME',
    );
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout.split('\n')).toEqual(
      expect.arrayContaining(['.spec-site.json', 'CNAME', 'farm.html', 'index.html', 'meadow.example.org']),
    );
    expect(stdout).not.toContain('.spec-1');
    expect(leftovers()).toEqual([]);
  });

  test('inside the output folder is left alone', () => {
    const { stdout, stderr, status } = inNamespace(
      'spec build --quiet',
      'mkdir build/uploads',
      'mount -t tmpfs none build/uploads',
      'echo photo > build/uploads/photo',
      'spec build --quiet || exit 1',
      'cat build/uploads/photo; grep -c farm build/index.html',
    );
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout).toMatch(/^photo\n[1-9]/);
  });

  test('that is full keeps the previous site', () => {
    const { stdout, stderr, status } = inNamespace(
      'mkdir small',
      'mount -t tmpfs -o size=600k none small',
      'spec build --quiet --out small/site || exit 1',
      'sum=$(cat small/site/index.html | cksum)',
      'dd if=/dev/zero of=small/fill bs=4k status=none 2> /dev/null',
      'spec build --quiet --out small/site',
      'echo "status $?"',
      '[ "$sum" = "$(cat small/site/index.html | cksum)" ] && ls -A small',
    );
    expect(stderr).toBe('spec: Cannot write small/site: no space left on device.\n');
    expect([stdout, status]).toEqual(['status 2\nfill\nsite\n', 0]);
  });
});

test.skipIf(!isRoot)(
  'a folder whose parent is not writable is updated in place (skipped unless run as root)',
  () => {
    mkdirSync(path('srv/site'), { recursive: true });
    chownSync(path('srv/site'), someUser, someUser);
    chmodSync(repository.root, 0o755);
    const asUser = { uid: someUser, gid: someUser };
    const run = () => runSpec(repository.root, ['build', '--quiet', '--out', 'srv/site'], asUser);
    for (let i = 0; i < 2; i++) {
      expect(run()).toMatchObject({ status: 0, stderr: '' });
      expect(repository.read('srv/site/index.html')).toContain('The farm');
      expect(readdirSync(path('srv/site')).filter((name) => name.startsWith('.'))).toEqual([
        '.spec-site.json',
      ]);
    }
    chownSync(path('srv/site'), 0, 0);
    expect(run()).toMatchObject({ status: 2, stderr: 'spec: Cannot write srv/site: permission denied.\n' });
    expect(runSpec(repository.root, ['build', '--quiet', '--out', 'srv/other'], asUser)).toMatchObject({
      status: 2,
      stderr: 'spec: Cannot write srv/other: permission denied.\n',
    });
  },
);

test('temporary files of a killed --fix are removed by the next one', () => {
  repository.write('specification/index.rst', 'The farm\n====\n\nHay.   \n');
  const { signal } = runSpec(repository.root, ['check', '--fix'], {
    env: {
      ...process.env,
      NODE_OPTIONS: `--require ${crash}`,
      CRASH_BELOW: path('specification'),
      CRASH_AT: '2',
    },
  });
  expect(signal).toBe('SIGKILL');
  const temporary = () => readdirSync(path('specification')).filter((name) => name.endsWith('.tmp'));
  expect(temporary()).toHaveLength(1);
  // Files of other programs, and of a run that has not ended, are kept.
  repository.write('specification/.notes.999999999.tmp', '');
  repository.write(`specification/.index.rst.${process.pid}.tmp`, '');
  runSpec(repository.root, ['check', '--fix']);
  expect(temporary().sort()).toEqual(['.notes.999999999.tmp', `.index.rst.${process.pid}.tmp`].sort());
});

/** How often a build is killed; the moments depend on the seed and on the speed of the machine. */
const countOfKills = Number(process.env.KILLS ?? 2);

test(`${countOfKills} builds that are killed at random moments leave the whole site of one build`, {
  timeout: 600_000,
}, async () => {
  const random = randomOf(Number(process.env.KILLS_SEED ?? 1));
  const writePages = (generation: number): void => {
    const text = `The farm\n========\n\nGeneration ${generation}.\n`;
    repository.write('specification/index.rst', text);
    repository.write('specification/barn.rst', text);
  };
  /** The generations of the pages in a folder. */
  const generations = (folder: string): string[] =>
    ['index.html', 'barn.html'].map(
      (name) => /Generation \d+/.exec(repository.read(`${folder}/${name}`) ?? '')?.[0] ?? 'none',
    );
  const targets = 'targets:\n  index:\n    files: [index.rst]\n  barn:\n    files: [barn.rst]\n';
  repository.write('specification/targets.yaml', `${targets}title_styles: ["="]\n`);
  writePages(0);
  await build();
  addForeignFiles();
  const started = performance.now();
  expect(runSpec(repository.root, ['build']).status).toBe(0);
  const duration = performance.now() - started;
  for (let generation = 1; generation <= countOfKills; generation++) {
    writePages(generation);
    const timeout = Math.max(1, Math.round(random() * duration));
    runSpec(repository.root, ['build'], { timeout, killSignal: 'SIGKILL' });
    // Between the two renames of the exchange, the folder has another name.
    const folder = existsSync(path('build')) ? 'build' : leftovers().find((name) => name.endsWith('-old'));
    if (folder === undefined) throw new Error('no site');
    expectWholeSite(folder);
    const [before, after] = [generation - 1, generation].map((n) => [`Generation ${n}`, `Generation ${n}`]);
    expect([before, after]).toContainEqual(generations(folder));
    expect((await build()).status).toBe(0);
    expectWholeSite();
    expect(generations('build')).toEqual(after);
    expect(leftovers()).toEqual([]);
  }
});

describe('a build that is killed during its nth change of a file', () => {
  const killedAt = (at: number, signal?: string) =>
    runSpec(repository.root, ['build', '--quiet'], {
      env: {
        ...process.env,
        NODE_OPTIONS: `--require ${crash}`,
        CRASH_BELOW: repository.root,
        CRASH_AT: String(at),
        ...(signal && { CRASH_SIGNAL: signal }),
      },
    });

  /** What `spec build` does, without a process of its own; returns whether a site was written. */
  const buildHere = async (): Promise<boolean> => {
    const out = path('build');
    recoverSite(out);
    const site = await buildSite({ root: repository.root, labels: {} }, {});
    if (site.isComplete) await writeSite(site.files, out, site.isPart);
    return site.isComplete;
  };

  test('leaves a site that the next build completes, for every third n, and restores even if it fails', async () => {
    await build();
    addForeignFiles();
    await build();
    let kills = 0;
    let countOfRestored = 0;
    const killAndBuild = async (at: number): Promise<boolean> => {
      // Another page is added or removed each time.
      const isAdded = kills % 2 === 0;
      const extra = isAdded ? '  extra:\n    files: [index.rst]\n' : '';
      repository.write('specification/targets.yaml', `targets:\n  index:\n    files: [index.rst]\n${extra}`);
      if (killedAt(at).signal !== 'SIGKILL') return false;
      kills++;
      // Only between the two renames of the exchange the folder has another name.
      if (!existsSync(path('build'))) {
        expect(leftovers().some((name) => name.endsWith('-old'))).toBe(true);
        const text = repository.read('specification/index.rst') ?? '';
        repository.write('specification/index.rst', 'The farm\n========\n\n{{unknown}}\n');
        expect(await buildHere()).toBe(false);
        repository.write('specification/index.rst', text);
        expectWholeSite();
        expect(leftovers()).toEqual([]);
        countOfRestored++;
      }
      expectWholeSite();
      expect(await buildHere()).toBe(true);
      expectWholeSite();
      expect(existsSync(path('build/extra.html'))).toBe(isAdded);
      expect(leftovers()).toEqual([]);
      return true;
    };
    let last = 1;
    while (await killAndBuild(last)) last += 3;
    expect(kills).toBeGreaterThan(5);
    // The others, last first, because the exchange is at the end; each with an added and with a removed page, whose changes are not equally many.
    for (let at = last; at > 0 && countOfRestored === 0; at--) {
      await killAndBuild(at);
      await killAndBuild(at);
    }
    expect(countOfRestored).toBeGreaterThan(0);
  }, 300_000);

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('cleans up after %s', async (signal) => {
    await build();
    addForeignFiles();
    for (const at of [1, 12]) {
      expect(killedAt(at, signal).signal).toBe(signal);
      expectWholeSite();
      expect(leftovers()).toEqual([]);
    }
  });
});
