import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRenderer } from '../../src/render/create-renderer.js';
import { SiteRenderer } from '../../src/render/render-site.js';
import { ownTemplates } from '../render/template-set.js';
import { openFixture } from './fixture.js';

const folder = join(import.meta.dirname, 'site-releases');
const textOf = (name: string): string => readFileSync(join(folder, `${name}.files`), 'utf8');

/** The releases at which the pages of a site changed, by the changelog that such a site has; `x` is the unstable version. */
const releases: readonly (readonly [changelog: string, minors: readonly string[]])[] = [
  ['changelog-single', ['1', '2', '3', '4']],
  ['changelog-bundle', ['5', '10', '11']],
  ['changelog-pages', ['12', '13', '14', '16', '17', '18', '19', 'x']],
];

/** The same pages as each release shows them: a release at which something changed has an expected site. */
describe('pages of the layout of 2021', () => {
  test.each(releases.flatMap(([changelog, minors]) => minors.map((minor) => [minor, changelog])))(
    'v1.%s',
    async (minor, changelog) => {
      const repository = openFixture(siteOf(minor ?? '', changelog ?? ''));
      const { graph, targets, document } = repository;
      const site = new SiteRenderer(
        repository,
        createRenderer(ownTemplates(), { highlight: false, raw: true }, () => {}),
      );
      const all = [...graph.get(targets, '').targets.values()];
      const problems = all.flatMap(({ name }) => graph.diagnostics(document, name));
      const { files } = site.all(all);
      const parts = [...files].flatMap(([path, content]) => {
        if (!/\.html$|checklist\.md$|versions\.json$/.test(path)) return [];
        const text = String(content);
        return [`<!-- ${path} -->\n${path.endsWith('.html') ? mainOf(text) : text}\n`];
      });
      const reported = problems.map(({ rule, message }) => `<!-- ${rule} ${message} -->\n`);
      await expect([...new Set(reported), ...parts].join('')).toMatchFileSnapshot(
        join(folder, `v1.${minor}.html`),
      );
    },
  );
});

function siteOf(minor: string, changelog: string): string {
  const text = `${textOf('pages')}${textOf(changelog)}`;
  return minor.startsWith('x')
    ? text.replace('"stable"', '"unstable"').replace(/major = .*\nminor = .*\n/, '')
    : text.replace('%MINOR%', minor);
}

const mainOf = (html: string): string => /<main>\n([\s\S]*)\n<\/main>/.exec(html)?.[1] ?? '';
