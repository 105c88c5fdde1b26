import { Graph } from '../../graph/graph.js';
import { DocumentRenderer } from '../../render/render-document.js';
import type { Decorate } from '../../render/render-site.js';
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
export function createDecorator(base: Repository, renderer: Renderer): Decorate {
  const { graph, targets, document } = base;
  const names = new Map(
    [...graph.get(targets, '').targets.values()].map((target) => [pagePath(target), target.name]),
  );
  const known = new Map<string, RenderedPage>();
  const before = (path: string): RenderedPage => {
    const cached = known.get(path);
    if (cached) return cached;
    const name = names.get(path);
    const content = name === undefined ? undefined : graph.get(document, name);
    const page: RenderedPage = content
      ? { page: readPage(path, content), sections: new DocumentRenderer(renderer).render(content).sections }
      : { page: { path, sections: [], anchors: new Map() }, sections: [] };
    known.set(path, page);
    return page;
  };
  return (target, rendered, content) => {
    const path = pagePath(target);
    const { sections, changes } = markPage(before(path), {
      page: readPage(path, content),
      sections: rendered.sections,
    });
    return { ...rendered, sections, changes };
  };
}

/** Creates the marks of changes against the files of `base`, which is opened with the same options as the new state. */
export const createMarks =
  (base: Reader) =>
  (options: RepositoryOptions, renderer: Renderer): Decorate =>
    createDecorator(openRepository(new Graph(), base, options), renderer);
