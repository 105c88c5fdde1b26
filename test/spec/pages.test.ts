import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRenderer } from '../../src/render/create-renderer.js';
import { SiteRenderer } from '../../src/render/render-site.js';
import { ownTemplates } from '../render/template-set.js';
import { openFixture } from './fixture.js';

const folder = join(import.meta.dirname, 'pages');

/** Each `.files` is a small repository (see `openFixture`). The `.html` of the same name has the main content of its pages. */
describe('pages of repositories', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.files')))('%s', async (name) => {
    const repository = openFixture(readFileSync(join(folder, name), 'utf8'));
    const renderer = createRenderer(ownTemplates(), {}, () => {});
    const { graph, targets } = repository;
    const { files } = new SiteRenderer(repository, renderer).all([
      ...graph.get(targets, '').targets.values(),
    ]);
    const pages = [...files].flatMap(([path, content]) =>
      path.endsWith('.html') ? [`<!-- ${path} -->\n${mainOf(String(content))}\n`] : [],
    );
    await expect(pages.join('\n')).toMatchFileSnapshot(join(folder, name.replace('.files', '.html')));
  });
});

const mainOf = (html: string): string => /<main>\n([\s\S]*)\n<\/main>/.exec(html)?.[1] ?? '';
