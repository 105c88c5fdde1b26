import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { MovedAnchor } from '../spec/anchor-query.js';
import type { DatedRelease } from '../spec/dated-release.js';
import { datedReleases } from '../spec/dated-releases.js';
import { relativeAddress, relativePath } from '../spec/names/page-address.js';
import { PageNames } from '../spec/names/page-names.js';
import type { SiteNames } from '../spec/names/site-names.js';
import type { SiteFrame } from '../spec/pages/site.js';
import type { Repository } from '../spec/repository.js';
import type { SiteVersions } from '../spec/site-versions.js';
import { pagePath, type Target } from '../spec/targets.js';
import { chapterPages } from './chapters/chapter-pages.js';
import { chapterIndexOf } from './chapters/chapters.js';
import { feedPath } from './outputs/feed.js';
import { siteFiles } from './outputs/site-files.js';
import { DocumentRenderer, type RenderedDocument } from './render-document.js';
import type { AnchorLink, DocumentLink, Page, Renderer, Site } from './renderer.js';
import { searchPath } from './search.js';
import { siteAddress } from './version-links.js';

/** The page that redirects to the current version. */
const latestPath = 'latest.html';

/** The page that servers send for missing pages. */
const notFoundPath = '404.html';

/** The pages of a site and their assets, as content by path. */
export interface RenderedSite {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A page with the target and document that it was rendered from. */
export interface SitePage {
  readonly target: Target;
  readonly path: string;
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly rendered: RenderedDocument;
}

/** Adds marks to a rendered document. */
export type Decorate = (target: Target, rendered: RenderedDocument) => RenderedDocument;

/** Settings of a site that its sources do not determine. */
export interface SiteSettings {
  readonly decorate?: Decorate | undefined;
  /** Whether each chapter also has a page of its own. */
  readonly isMultiPage?: boolean | undefined;
  /** The published versions of the site, for links between them. */
  readonly versions?: SiteVersions | undefined;
}

/** Renders the documents of a repository; unchanged results are reused. */
export class SiteRenderer {
  readonly #documents = new Map<string, DocumentRenderer>();

  constructor(
    private readonly repository: Repository,
    private readonly renderer: Renderer,
    private readonly settings: SiteSettings = {},
  ) {}

  /** The names that all pages link to. */
  names(): SiteNames {
    const { graph, names } = this.repository;
    return graph.get(names.site, '');
  }

  /** The page of a target, with links to the names of the site. */
  page(target: Target, siteNames: SiteNames = this.names()): SitePage {
    const { graph, document, index, names, siteIndex, site } = this.repository;
    const { name } = target;
    const path = pagePath(target);
    const page = { document: name, path, usesFolders: site !== undefined };
    const pageNames = new PageNames(page, graph.get(names.own, name), siteNames);
    let renderer = this.#documents.get(target.name);
    if (!renderer) {
      renderer = new DocumentRenderer(this.renderer);
      this.#documents.set(target.name, renderer);
    }
    const rendered = renderer.render(graph.get(document, name), graph.get(index, name), pageNames);
    const { decorate = unmarked } = this.settings;
    return {
      target,
      path,
      label: target.versionLabel,
      description: graph.get(siteIndex.description, name),
      rendered: decorate(target, rendered),
    };
  }

  /** The data that all pages share: the list of documents. */
  site(pages: readonly SitePage[], extra: Partial<Site> = {}): Site {
    const { options, graph, site } = this.repository;
    const frame = site && graph.get(site.frame, '');
    return {
      title: frame?.title ?? options.protocol.title,
      documents: documentLinks(pages),
      search: searchPath,
      isMultiPage: this.settings.isMultiPage || undefined,
      baseUrl: options.address?.baseUrl,
      versions: this.settings.versions,
      feed: this.#releases().length > 0 ? feedPath : undefined,
      ...this.#movedAnchors(),
      ...(frame && frameValues(frame)),
      ...extra,
      ...(frame && { documents: frame.navigation }),
    };
  }

  /** The files of a site other than pages: those for programs, and in the layout of 2021 checklists and the page for missing pages. */
  otherFiles(site: Site, pages: readonly Page[]): ReadonlyMap<string, string | Uint8Array> {
    const { graph, targets, siteIndex, site: layoutSite } = this.repository;
    const documents = [...graph.get(targets, '').targets.keys()].map((name) =>
      graph.get(siteIndex.document, name),
    );
    const releases = this.#releases();
    const files = siteFiles({ site, documents, pages, releases }, this.renderer);
    if (layoutSite) {
      for (const [path, content] of graph.get(layoutSite.files, '')) files.set(path, content);
      files.set(notFoundPath, this.renderer.index({ ...site, missing: notFoundPath }));
    }
    this.#addRedirects(files, site);
    return files;
  }

  /** Adds a page at each former path of a page, and `latest.html`, which redirects to the current version. */
  #addRedirects(files: Map<string, string | Uint8Array>, site: Site): void {
    const { graph, targets, document, anchors, site: layoutSite } = this.repository;
    for (const [from, { target, path, id, anchors: moved }] of graph.get(anchors.redirects, '')) {
      const fragment = id === undefined ? '' : `#${encodeURIComponent(id)}`;
      const href = relativePath(from, path, layoutSite !== undefined) + fragment;
      const { title } = graph.get(document, target);
      const links = moved.map((anchor) => this.#linkFrom(from, anchor));
      files.set(from, this.renderer.moved({ href, title, anchors: links }, site));
    }
    const current = site.versions?.all.find(({ status }) => status === 'current');
    const isPage = [...graph.get(targets, '').targets.values()].some(
      (target) => pagePath(target) === latestPath,
    );
    if (current && !isPage)
      files.set(
        latestPath,
        this.renderer.moved(
          { href: siteAddress(current, ''), title: `${site.title} ${current.label}` },
          site,
        ),
      );
  }

  /** The links to anchors that are on another page now, by the path of the page that had them, unless it has the id again. */
  #movedAnchors(): Pick<Site, 'movedAnchors'> {
    const { graph, targets, index, anchors } = this.repository;
    const moved = graph.get(anchors.moved, '');
    if (moved.size === 0) return {};
    const names = new Map(
      [...graph.get(targets, '').targets.values()].map((target) => [pagePath(target), target.name]),
    );
    const links = [...moved].flatMap(([page, list]): [string, AnchorLink[]][] => {
      const own = graph.get(index, names.get(page) ?? '');
      const former = list.filter(({ from }) => !own.hasId(from));
      return former.length === 0 ? [] : [[page, former.map((anchor) => this.#linkFrom(page, anchor))]];
    });
    return { movedAnchors: Object.fromEntries(links) };
  }

  #linkFrom(page: string, { from, target, path, id }: MovedAnchor): AnchorLink {
    const { graph, document, site } = this.repository;
    const href = relativeAddress(page, path, id, site !== undefined);
    return { id: from, href, title: graph.get(document, target).title };
  }

  /** The releases of the feed, which requires the address of the site. */
  #releases(): readonly DatedRelease[] {
    return this.repository.options.address?.baseUrl === undefined
      ? []
      : datedReleases(this.repository, datesOf(this.settings.versions));
  }

  /** The images on a page, by path within the site. */
  *images({ target }: SitePage): Generator<[path: string, content: Uint8Array]> {
    const { graph, document, sources } = this.repository;
    for (const [path, file] of graph.get(document, target.name).images) {
      const content = sources.reader.bytes(file);
      if (content) yield [path, content];
    }
  }

  /** The pages of chapters, if the site has them. */
  chapterPages(pages: readonly Page[], site: Site): ReadonlyMap<string, string> {
    return this.settings.isMultiPage ? chapterPages(pages, site, this.renderer) : new Map();
  }

  html(page: SitePage, site: Site): string {
    return this.renderer.page(pageOf(page), site);
  }

  /** The complete site: pages, index, assets and search index. `others` are pages of another state, listed after the documents. */
  all(targets: readonly Target[], others: readonly SitePage[] = []): RenderedSite {
    const pages = targets.map((target) => this.page(target));
    const own = this.site(pages);
    const site =
      others.length > 0 ? { ...own, documents: [...own.documents, ...documentLinks(others)] } : own;
    const files = this.#files(pages, site);
    for (const page of others) files.set(page.path, this.html(page, site));
    if (!files.has('index.html')) files.set('index.html', this.renderer.index(site));
    const shown = pages.map(pageOf);
    for (const [path, content] of this.otherFiles(site, shown)) files.set(path, content);
    for (const [path, html] of this.chapterPages(shown, site)) if (!files.has(path)) files.set(path, html);
    return { files, diagnostics: pages.flatMap(({ rendered }) => rendered.diagnostics) };
  }

  /** The pages of some targets, identical to the same pages of the complete site. */
  some(targets: readonly Target[], all: readonly Target[]): RenderedSite {
    const pages = targets.map((target) => this.page(target));
    const { graph, document } = this.repository;
    const documents = all.map((target) => ({
      path: pagePath(target),
      label: target.versionLabel,
      title: graph.get(document, target.name).title,
    }));
    const files = this.#files(pages, this.site(pages, { documents }));
    return { files, diagnostics: pages.flatMap(({ rendered }) => rendered.diagnostics) };
  }

  #files(pages: readonly SitePage[], site: Site): Map<string, string | Uint8Array> {
    const files = new Map<string, string | Uint8Array>(this.renderer.assets);
    for (const page of pages) {
      files.set(page.path, this.html(page, site));
      for (const [path, content] of this.images(page)) files.set(path, content);
    }
    return files;
  }
}

const unmarked: Decorate = (_, rendered) => rendered;

const datesOf = (versions: SiteVersions | undefined): ReadonlyMap<string, string> =>
  new Map((versions?.all ?? []).flatMap(({ label, date }) => (date === undefined ? [] : [[label, date]])));

const frameValues = ({ release, status, currentVersionUrl, menu, basePath }: SiteFrame): Partial<Site> => ({
  release,
  banner: status === 'stable' ? undefined : { status, href: currentVersionUrl },
  menu,
  basePath,
});

/** The renderer's input for a page. */
export const pageOf = ({ target, path, label, description, rendered }: SitePage): Page => ({
  path,
  name: target.name,
  label,
  description,
  title: rendered.title,
  contents: rendered.contents,
  redirect: rendered.redirect,
  sections: rendered.sections,
  chapterIndex: chapterIndexOf({ path, sections: rendered.sections }),
  changes: rendered.changes,
});

const documentLinks = (pages: readonly SitePage[]): DocumentLink[] =>
  pages.map(({ path, label, rendered }) => ({ path, label, title: rendered.title }));
