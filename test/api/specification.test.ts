import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigurationError, openSpecification, UsageError } from '../../src/api/index.js';
import { fixtureRepository } from '../check/fixture-repository.js';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'spec-api-'));
  for (const [path, text] of Object.entries(fixtureRepository)) write(path, text);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const section = 'specification/index.rst';
const withError = 'The farm\n========\n\n.. noet:: Moo.\n\n.. include:: missing.rst\n';

describe('openSpecification', () => {
  test('throws a UsageError for a folder without a specification', () => {
    expect(() => openSpecification(join(root, 'api'))).toThrow(UsageError);
  });

  test('rejects with the problems of the configuration', async () => {
    write('spec.config.yaml', 'rulez: {}\n');
    const error: unknown = await openSpecification(root)
      .build()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error instanceof ConfigurationError ? error.problems : []).toMatchObject([
      { path: 'spec.config.yaml', line: 1, column: 1, endColumn: 6, rule: 'config/unknown-key' },
    ]);
  });

  test('lists the documents', async () => {
    expect(await openSpecification(root).targets()).toEqual(['index']);
  });
});

describe('build', () => {
  test('returns the files of the site and writes nothing', async () => {
    const { ok, files, pages, problems } = await openSpecification(root).build();
    expect({ ok, pages, problems }).toEqual({ ok: true, pages: ['index.html'], problems: [] });
    expect(files.get('index.html')).toContain('<h1');
    expect(existsSync(join(root, 'build'))).toBe(false);
  });

  test('writes a complete site to a folder on request', async () => {
    const out = join(root, 'site');
    const { files } = await openSpecification(root).build({ out });
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe(files.get('index.html'));
  });

  test('returns the problems of an incomplete site as plain data, and does not write it', async () => {
    write(section, withError);
    const out = join(root, 'site');
    const { ok, problems } = await openSpecification(root).build({ out });
    expect({ ok, isWritten: existsSync(out) }).toEqual({ ok: false, isWritten: false });
    expect(problems).toMatchObject([
      {
        path: section,
        line: 4,
        column: 4,
        endLine: 4,
        endColumn: 8,
        rule: 'rst/unknown-directive',
        severity: 'warning',
        message: 'Unknown directive type "noet".',
      },
      { path: section, line: 6, rule: 'rst/include', severity: 'error' },
    ]);
    expect(JSON.parse(JSON.stringify(problems))).toHaveLength(2);
  });

  test('reads the files again at each call', async () => {
    const specification = openSpecification(root);
    const before = await specification.build();
    write(section, 'The other farm\n==============\n');
    const after = await specification.build();
    expect(before.files.get('index.html')).not.toContain('The other farm');
    expect(after.files.get('index.html')).toContain('The other farm');
  });

  test('rejects an unknown document with the most similar name', async () => {
    await expect(openSpecification(root).build({ targets: ['indx'] })).rejects.toThrow(
      'Did you mean "index"?',
    );
  });

  test('sets release labels of all APIs or of one', async () => {
    write(section, 'The farm\n========\n\n%CLIENT_RELEASE_LABEL% %SERVER_RELEASE_LABEL%\n');
    const text = async (release: string | Record<string, string>) =>
      (await openSpecification(root, { release }).build()).files.get('index.html');
    expect(await text('r0.1')).toContain('r0.1 r0.1');
    expect(await text({ client: 'r0.2' })).toContain('r0.2 unstable');
    await expect(text({ clint: 'r0.2' })).rejects.toThrow('Did you mean "client"?');
    await expect(text('../r0.2')).rejects.toThrow(UsageError);
  });
});

describe('check', () => {
  test('returns the problems, or only those of some files', async () => {
    write(section, withError);
    const specification = openSpecification(root);
    const { ok, problems } = await specification.check();
    expect(ok).toBe(false);
    expect(problems.map(({ rule }) => rule)).toContain('rst/unknown-directive');
    const paths = [join(root, section)];
    const inSection = (await specification.check({ paths })).problems;
    expect(inSection).toEqual(problems.filter(({ path }) => path === section));
    expect(inSection.length).toBeLessThan(problems.length);
  });

  test('fixes files on request only', async () => {
    const broken = `${fixtureRepository[section] ?? ''}\nMore  \n====\n\nText.\n`;
    write(section, broken);
    const specification = openSpecification(root);
    expect((await specification.check()).fixed).toEqual([]);
    expect(readFileSync(join(root, section), 'utf8')).toBe(broken);
    const { fixed } = await specification.check({ fix: true });
    expect(fixed).toContainEqual({ path: section, line: 10, message: 'Trailing whitespace.' });
    expect(readFileSync(join(root, section), 'utf8')).toBe(broken.replace('More  ', 'More'));
  });

  test('tolerates a number of warnings', async () => {
    write(section, `${fixtureRepository[section] ?? ''}\nSee missing_.\n`);
    const specification = openSpecification(root);
    const { problems, ok } = await specification.check({ maxWarnings: 0 });
    expect({ count: problems.length > 0, ok }).toEqual({ count: true, ok: false });
    expect((await specification.check({ maxWarnings: problems.length })).ok).toBe(true);
  });
});

test('dump returns the merged document of an API', async () => {
  const { ok, documents } = await openSpecification(root).dump();
  expect(ok).toBe(true);
  expect(documents).toMatchObject([{ api: 'client-server', path: 'client-server.json' }]);
  expect(JSON.parse(documents[0]?.text ?? '')).toMatchObject({ swagger: '2.0' });
});

test('serve starts a server that can be closed', async () => {
  const server = await openSpecification(root).serve({ port: 0 });
  try {
    expect(server.url).toBe(`http://localhost:${server.port}/`);
    expect((await fetch(server.url)).status).toBe(200);
  } finally {
    await server.close();
  }
  await expect(fetch(server.url)).rejects.toThrow();
});

test('options that exclude each other are rejected by their names', async () => {
  const specification = openSpecification(root);
  await expect(specification.dump({ all: true, api: 'client-server' })).rejects.toThrow('`all` and `api`');
  await expect(specification.check({ staged: true, fix: true })).rejects.toThrow('`staged` and `fix`');
});

test('messages name no options of the command line', async () => {
  const specification = openSpecification(root);
  const calls: readonly (() => Promise<unknown>)[] = [
    () => openSpecification(join(root, 'nowhere')).targets(),
    () => specification.build({ baseUrl: 'x' }),
    () => specification.build({ basePath: 'x' }),
    ...['', root, join(root, 'specification'), join(root, section)].map(
      (out) => () => specification.build({ out }),
    ),
    () => specification.check({ baseline: 'nowhere.json' }),
    () => specification.diff({ base: 'nowhere' }),
  ];
  for (const call of calls) {
    const error: unknown = await Promise.resolve()
      .then(call)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error).replace(/`spec [^`]*`/, '')).not.toMatch(/--/);
  }
});

test('changes between two folders are data with locations', async () => {
  const other = mkdtempSync(join(tmpdir(), 'spec-api-'));
  for (const [path, text] of Object.entries(fixtureRepository)) {
    mkdirSync(dirname(join(other, path)), { recursive: true });
    writeFileSync(join(other, path), text.replace('Fetch a cow', 'Fetch one cow'));
  }
  const result = await openSpecification(root).diff({ base: root, head: other });
  expect(result).toMatchObject({
    changes: [
      {
        severity: 'documentation',
        kind: 'description-changed',
        location: { before: { file: 'api/client-server/cows.yaml' } },
      },
    ],
    sections: [],
  });
  rmSync(other, { recursive: true, force: true });
});
