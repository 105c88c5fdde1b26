import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSpecification } from '../../src/api/index.js';
import { checksPage, configurationKeysPage } from './reference.js';

const docs = resolve(import.meta.dirname, '../../docs');

describe('generated pages', () => {
  // `vitest -u` writes them.
  test('checks.md has all rules', async () => {
    await expect(checksPage()).toMatchFileSnapshot(join(docs, 'checks.md'));
  });

  test('configuration-keys.md has all keys of the configuration', async () => {
    await expect(configurationKeysPage()).toMatchFileSnapshot(join(docs, 'configuration-keys.md'));
  });
});

/** The guides link to each other's files, so that they can be read in the repository; pages link to pages. */
const asPage = (text: string): string =>
  text.replace(/\]\(([\w-]+)\.md(?=[#)])/g, ']($1.html').replace(/\]\(\.\.\//g, '](https://example.org/');

describe('the guides as a site', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'spec-docs-'));
    mkdirSync(join(root, 'specification'));
    for (const name of readdirSync(docs).filter((name) => name.endsWith('.md')))
      writeFileSync(join(root, 'specification', name), asPage(readFileSync(join(docs, name), 'utf8')));
    // The guides are in Markdown and describe RST.
    const rules = 'rules:\n  markdown/rst-markup: off\n';
    writeFileSync(
      join(root, 'spec.config.yaml'),
      `extends: none\nprotocol:\n  name: spec\n  title: spec\n${rules}`,
    );
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('are built and checked without problems', async () => {
    const specification = openSpecification(root);
    const { ok, pages, problems } = await specification.build({ strict: true });
    expect(problems).toEqual([]);
    expect({ ok, pages: pages.length }).toEqual({
      ok: true,
      pages:
        readdirSync(docs).filter((name) => name.endsWith('.md')).length +
        (pages.includes('index.html') ? 1 : 0),
    });
    expect((await specification.check()).problems).toEqual([]);
  });

  test('refer to files that exist', () => {
    const guides = readdirSync(docs).filter((name) => name.endsWith('.md') && name !== 'checks.md');
    for (const name of guides)
      for (const [, target = ''] of readFileSync(join(docs, name), 'utf8').matchAll(
        /\]\((?!https?:)([^)#]+)/g,
      ))
        expect(() => readFileSync(join(docs, target)), `${name}: ${target}`).not.toThrow();
  });
});
