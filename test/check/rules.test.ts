import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/check/catalogue.js';
import { check } from '../../src/check/run.js';
import { locationOf } from '../../src/diagnostics/order.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { matrix } from '../../src/spec/matrix.js';
import { openRepository } from '../../src/spec/repository.js';
import { farm } from './farm.js';

const root = join(import.meta.dirname, 'rules');

/** The farm with the files of a folder put over it; a file of the name `x.removed` takes x away. */
function repositoryOf(folder: string): Map<string, string> {
  const files = new Map(Object.entries(farm));
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (path === 'expected.txt' || statSync(join(folder, path)).isDirectory()) continue;
    if (path.endsWith('.removed')) files.delete(path.slice(0, -'.removed'.length));
    else files.set(path, readFileSync(join(folder, path), 'utf8'));
  }
  return files;
}

/** What the check finds: everything but advice, and the advice of the rule that the folder is about. */
async function problems(files: ReadonlyMap<string, string>, rule: string): Promise<string> {
  const repository = openRepository(new Graph(), memoryReader(files), {
    protocol: matrix,
    labels: {},
    gitVersion: () => undefined,
    raw: true,
    asWritten: true,
  });
  const { diagnostics } = await check(repository);
  return diagnostics
    .filter((found) => found.severity !== 'info' || found.rule === rule)
    .map(({ rule: id, span, message }) => {
      const { file, start } = locationOf(span);
      return `${id} ${file}:${start.line}:${start.column} ${message}\n`;
    })
    .join('');
}

const idOf = (folder: string): string => folder.replace('-', '/');
const cases = readdirSync(root).flatMap((rule) =>
  readdirSync(join(root, rule)).map((name): [title: string, rule: string, folder: string] => [
    `${rule}/${name}`,
    idOf(rule),
    join(root, rule, name),
  ]),
);

/**
 * Each rule has a folder `group-name`, and in it a folder for each case: the files that differ from a small repository in which
 * nothing is wrong. In `bad-…` the check finds what `expected.txt` says, in `good-…` nothing.
 */
describe('rules', () => {
  test('find nothing in the repository that cases begin with', async () => {
    expect(await problems(new Map(Object.entries(farm)), '')).toBe('');
  });

  test.each(cases)('%s', async (title, rule, folder) => {
    const found = await problems(repositoryOf(folder), rule);
    if (title.includes('/good-')) expect(found).toBe('');
    else {
      await expect(found).toMatchFileSnapshot(join(folder, 'expected.txt'));
      expect(found).toContain(`${rule} `);
    }
  });

  test('have a case that must be found and one that must not', () => {
    // What the RST parser finds has tests of its own; templates belong to a site.
    const own = catalogue.map(({ id }) => id).filter((id) => !/^(?:rst|templates)\//.test(id));
    const lacking = own.flatMap((id) => {
      const folder = join(root, id.replace('/', '-'));
      const names = existsSync(folder) ? readdirSync(folder) : [];
      return ['bad-', 'good-']
        .filter((kind) => !names.some((name) => name.startsWith(kind)))
        .map((kind) => `${id}: ${kind}`);
    });
    expect(lacking).toEqual([]);
  });
});
