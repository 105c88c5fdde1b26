import { Graph } from '../../graph/graph.js';
import { type Decorate, SiteRenderer } from '../../render/render-site.js';
import type { Renderer } from '../../render/renderer.js';
import type { Reader } from '../../source/reader.js';
import { openRepository, type Repository, type RepositoryOptions } from '../../spec/repository.js';
import { pagePath } from '../../spec/targets.js';
import { readPage } from '../text/read-pages.js';
import { markPage, type RenderedPage } from './mark-page.js';

/**
 * Creates the marks of changes against another state of the repository. Pages are compared with the page of the same path; the
 * sections of a page without one are new.
 */
export function createDecorator(base: Repository, head: Repository, renderer: Renderer): Decorate {
  const { graph, targets } = base;
  const site = new SiteRenderer(base, renderer);
  const known = new Map(
    [...graph.get(targets, '').targets.values()].map((target) => [pagePath(target), target]),
  );
  const rendered = new Map<string, RenderedPage>();
  const before = (path: string): RenderedPage => {
    const cached = rendered.get(path);
    if (cached) return cached;
    const target = known.get(path);
    const page: RenderedPage = target
      ? { page: readPage(base, target), sections: site.page(target).rendered.sections }
      : { page: { path, sections: [], anchors: new Map() }, sections: [] };
    rendered.set(path, page);
    return page;
  };
  return (target, document) => {
    const after = { page: readPage(head, target), sections: document.sections };
    return { ...document, ...markPage(before(pagePath(target)), after) };
  };
}

/** Creates the marks of changes against the files of `base`, which is opened with the same options as the new state. */
export const createMarks =
  (base: Reader) =>
  (options: RepositoryOptions, head: Repository, renderer: Renderer): Decorate =>
    createDecorator(openRepository(new Graph(), base, options), head, renderer);
