import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/check/catalogue/index.js';
import { pages } from '../../src/check/catalogue/pages.js';
import { policies } from '../../src/check/catalogue/policies.js';
import { check } from '../../src/check/run.js';
import { locationOf } from '../../src/diagnostics/order.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { openRepository } from '../../src/spec/repository.js';
import { cases, filesOf, optionsOf, root } from './cases.js';
import { fixtureRepository, fixtureSite } from './fixture-repository.js';

const endToEnd = join(import.meta.dirname, '../e2e');

/** Formats the errors and warnings of a check, and the infos of one rule. */
async function problems(files: ReadonlyMap<string, string>, rule: string): Promise<string> {
  const repository = openRepository(
    new Graph(),
    memoryReader(files),
    optionsOf(files.get('spec.config.yaml')),
  );
  const { diagnostics } = await check(repository);
  for (const { rule: id, message, help } of diagnostics) expect(help, `${id} ${message}`).toMatch(/[.?]$/);
  return diagnostics
    .filter((found) => found.severity !== 'info' || found.rule === rule)
    .map(({ rule: id, severity, span, message, help }) => {
      const { file, start } = locationOf(span);
      const level = severity === 'info' ? 'info ' : '';
      return `${level}${id} ${file}:${start.line}:${start.column} ${message}\n    ${help}\n`;
    })
    .join('');
}

/**
 * Each rule has a folder `group-name` with a folder for each case, which contains the files that differ from the fixture repository. In
 * `bad-…` and `info-…` the check reports the problems in `expected.txt`, in `good-…` none.
 */
describe('rules', () => {
  test('report nothing in the fixture repositories', async () => {
    expect(await problems(new Map(Object.entries(fixtureRepository)), '')).toBe('');
    expect(await problems(new Map(Object.entries(fixtureSite)), '')).toBe('');
  });

  test.each(cases)('$title', async ({ title, rule, folder }) => {
    const found = await problems(filesOf(folder), rule);
    if (title.includes('/good-')) expect(found).toBe('');
    else {
      await expect(found).toMatchFileSnapshot(join(folder, 'expected.txt'));
      expect(found).toContain(`${rule} `);
    }
  });

  test('have a bad and a good case', () => {
    // The parsers have their own tests; templates are tested with the renderer.
    const readPages = new Set(pages.map(({ id }) => id).filter((id) => id.startsWith('page/')));
    const byCommand = new Set(policies.map(({ id }) => id));
    const ids = catalogue
      .map(({ id }) => id)
      .filter((id) => !/^(?:rst|markdown|templates)\//.test(id) && !readPages.has(id) && !byCommand.has(id));
    const missing = ids.flatMap((id) => {
      const folder = join(root, id.replace('/', '-'));
      const names = existsSync(folder) ? readdirSync(folder) : [];
      return [/^(?:bad|info)-/, /^good-/]
        .filter((kind) => !names.some((name) => kind.test(name)))
        .map((kind) => `${id}: ${kind.source}`);
    });
    expect(missing).toEqual([]);
  });

  test('applied by the command occur in its output', () => {
    const seen = readdirSync(join(endToEnd, 'cases'))
      .map((name) => join('cases', name, 'snapshot.txt'))
      .concat('external.test.ts')
      .map((file) => readFileSync(join(endToEnd, file), 'utf8'))
      .join('\n');
    expect(policies.map(({ id }) => id).filter((id) => !seen.includes(id))).toEqual([]);
  });
});
