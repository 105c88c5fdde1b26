import { createDecorator, removedPages } from '../diff/marks/create-decorator.js';
import { createRenderer } from '../render/create-renderer.js';
import { type RenderedSite, SiteRenderer } from '../render/render-site.js';
import type { Reader } from '../source/reader.js';
import { openRepositoryOf } from './states.js';
import { readTemplates } from './templates.js';

/** Renders the site of a state with the changes against another one marked; `root` has the templates. */
export async function renderDiffPages(base: Reader, head: Reader, root: string): Promise<RenderedSite> {
  const [before, after] = [
    await openRepositoryOf(base, { raw: true }),
    await openRepositoryOf(head, { raw: true }),
  ];
  const problems: RenderedSite['diagnostics'][number][] = [];
  const renderer = createRenderer(readTemplates(root), { raw: true }, (problem) => problems.push(problem));
  const site = new SiteRenderer(after, renderer, {
    decorate: createDecorator(before, after, renderer),
  });
  const removed = removedPages(before, after, renderer);
  const targets = [...after.graph.get(after.targets, '').targets.values()];
  const { files, diagnostics } = site.all(
    targets,
    removed.map(({ page }) => page),
  );
  const images = removed.flatMap((page) => [...page.images]);
  return { files: new Map([...images, ...files]), diagnostics: [...problems, ...diagnostics] };
}
