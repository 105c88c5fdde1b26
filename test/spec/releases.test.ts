import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRenderer } from '../../src/render/create-renderer.js';
import { SiteRenderer } from '../../src/render/render-site.js';
import { ownTemplates } from '../render/template-set.js';
import { openFixture } from './fixture.js';

const folder = join(import.meta.dirname, 'releases');

/** The same data as each release shows it: a release at which something changed has an expected page. */
describe('operations, events and definitions of the layout of 2021', () => {
  test.each([
    ['swagger', ['1', '2', '3', '4', '5', '6', '7']],
    ['openapi', ['8', '9', '10', '11', '13', '14', '18']],
  ])('%s', async (name, minors) => {
    const text = readFileSync(join(folder, `${name}.files`), 'utf8');
    for (const minor of minors) {
      const repository = openFixture(text.replace('%MINOR%', minor));
      const { graph, targets, document } = repository;
      const site = new SiteRenderer(
        repository,
        createRenderer(ownTemplates(), { highlight: false }, () => {}),
      );
      const [target] = graph.get(targets, '').targets.values();
      const html = target
        ? site
            .page(target)
            .rendered.sections.map((section) => section.html)
            .join('')
        : '';
      const problems = target ? graph.diagnostics(document, target.name) : [];
      const errors = problems.map(({ rule, message }) => `<!-- ${rule} ${message} -->\n`);
      await expect(errors.join('') + html).toMatchFileSnapshot(join(folder, `${name}-1.${minor}.html`));
    }
  });
});
