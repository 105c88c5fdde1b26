import { Graph } from '../../graph/graph.js';
import { type Decorate, type SitePage, SiteRenderer } from '../../render/render-site.js';
import type { Renderer } from '../../render/renderer.js';
import type { Reader } from '../../source/reader.js';
import { openRepository, type Repository, type RepositoryOptions } from '../../spec/repository.js';
import { pagePath } from '../../spec/targets.js';
import { readPage } from '../text/read-pages.js';
import { markPage, type RenderedPage } from './mark-page.js';

/** A page that exists only in the other state. */
interface RemovedPage {
  readonly page: SitePage;
  readonly images: ReadonlyMap<string, Uint8Array>;
}

const emptyPage = (path: string): RenderedPage => ({
  page: { path, sections: [], anchors: new Map() },
  sections: [],
});

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
      : emptyPage(path);
    rendered.set(path, page);
    return page;
  };
  return (target, document) => {
    const after = { page: readPage(head, target), sections: document.sections };
    return { ...document, ...markPage(before(pagePath(target)), after) };
  };
}

/** The pages of another state that no longer exist, with their sections marked as removed, and the images on them. */
export function removedPages(base: Repository, head: Repository, renderer: Renderer): readonly RemovedPage[] {
  const targetsOf = ({ graph, targets }: Repository) => [...graph.get(targets, '').targets.values()];
  const current = new Set(targetsOf(head).map(pagePath));
  const site = new SiteRenderer(base, renderer);
  return targetsOf(base)
    .filter((target) => !current.has(pagePath(target)))
    .map((target) => {
      const page = site.page(target);
      const before = { page: readPage(base, target), sections: page.rendered.sections };
      const marked = markPage(before, emptyPage(page.path));
      // Removed sections have no ids that contents could link to.
      const rendered = { ...page.rendered, ...marked, contents: undefined };
      return { page: { ...page, label: 'removed', rendered }, images: new Map(site.images(page)) };
    });
}

/** Creates the marks of changes against the files of `base`, which is opened with the same options as the new state. */
export const createMarks =
  (base: Reader) =>
  (options: RepositoryOptions, head: Repository, renderer: Renderer): Decorate =>
    createDecorator(openRepository(new Graph(), base, options), head, renderer);
