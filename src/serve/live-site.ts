import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isInFiles, sortDiagnostics } from '../diagnostics/order.js';
import type { DocumentLink, Page, Renderer, Site } from '../render/renderer.js';
import { searchIndex, searchPath } from '../render/search.js';
import { pagePath, type Target } from '../spec/targets.js';
import { barePage, LivePage } from './live-page.js';
import type { LiveRepository } from './live-repository.js';
import type { Changes } from './watch.js';

/** Path of the page that `/` shows. */
export const indexPath = 'index.html';

/** Makes what is added at the end of a page, of its path and version. */
export type LiveMarkup = (path: string, version: number) => string;

/** The pages of a repository, kept up to date from one change to the next. */
export class LiveSite {
  readonly #pages = new Map<string, LivePage>();
  #site: Site;
  /** What lists of documents were made with the last time, and how often that has been something else. */
  #listed: { readonly site: Site; readonly renderer: Renderer } | undefined;
  #listVersion = 0;
  #isComplete = false;
  #search: string | undefined;
  #targetProblems: readonly Diagnostic[] = [];
  /** `targets.yaml` is broken, and pages stay what they were. */
  #isHeld = false;

  constructor(
    private readonly live: LiveRepository,
    private readonly markup: LiveMarkup,
  ) {
    this.#site = live.site.site([]);
  }

  /** Paths of the pages that documents make. */
  get paths(): readonly string[] {
    return [...this.#pages.keys()];
  }

  page(path: string): LivePage | undefined {
    return this.#pages.get(path);
  }

  /** Tells one state of what stands at a path from another: from 1 on for a page, less than 0 for a list of documents. */
  version(path: string): number {
    return this.#pages.get(path)?.version ?? -this.#listVersion;
  }

  apply(changes: Changes): void {
    this.expire();
    this.live.apply(changes);
  }

  /** Something else than a file may have changed. */
  expire(): void {
    this.#isComplete = false;
    this.#search = undefined;
  }

  /** Brings some pages up to date, as far as they depend on their own document. */
  update(paths: Iterable<string>): void {
    this.#updateTargets();
    if (this.#isHeld) return;
    for (const path of paths) this.#pages.get(path)?.update(this.live, this.#site);
  }

  /** Brings everything up to date. */
  complete(): void {
    if (this.#isComplete) return;
    this.#isComplete = true;
    this.#updateTargets();
    if (this.#isHeld) return;
    this.#updateDocuments();
    for (const page of this.#pages.values()) page.update(this.live, this.#site);
  }

  /** Everything that is wrong with the pages, sorted. */
  get diagnostics(): Diagnostic[] {
    return sortDiagnostics(this.#allDiagnostics());
  }

  /** What is wrong in some files, as far as pages are made of them. */
  diagnosticsIn(files: ReadonlySet<string>): Diagnostic[] {
    return this.#allDiagnostics().filter(isInFiles(files));
  }

  /** What is wrong with what all pages have in common. */
  get siteDiagnostics(): readonly Diagnostic[] {
    return this.live.judged([...this.#targetProblems, ...this.live.templateProblems]);
  }

  /** A file of the site as a fresh build would write it, pages with the live markup. `undefined`: there is none. */
  file(path: string): string | Uint8Array | undefined {
    this.complete();
    const page = this.#pages.get(path);
    if (page) return page.html(this.#site, this.markup(path, page.version));
    if (path === indexPath) return this.#index(path, {});
    if (path === searchPath) {
      this.#search ??= searchIndex(
        [...this.#pages.values()].flatMap(({ shown }): Page[] => (shown ? [shown] : [])),
      );
      return this.#search;
    }
    return this.live.renderer.assets.get(path) ?? this.#image(path);
  }

  /** What says that nothing stands at a path; it gives way to the page that comes there. */
  missing(path: string): string {
    return this.#index(path, { missing: path });
  }

  /** Files of the repository that pages show as pictures. */
  images(): ReadonlyMap<string, string> {
    const { graph, document } = this.live.repository;
    return new Map(
      [...this.#pages.values()].flatMap(({ target }) => [...graph.get(document, target.name).images]),
    );
  }

  #index(path: string, extra: Partial<Site>): string {
    const live = this.markup(path, this.version(path));
    return this.live.renderer.index({ ...this.#site, ...extra, live }) || barePage(live);
  }

  #allDiagnostics(): Diagnostic[] {
    return [...this.siteDiagnostics, ...[...this.#pages.values()].flatMap(({ diagnostics }) => diagnostics)];
  }

  #image(path: string): Uint8Array | undefined {
    const file = this.images().get(path);
    return file === undefined ? undefined : this.live.repository.sources.reader.bytes(file);
  }

  /** Finds the pages that there are; while `targets.yaml` is broken, those that there were. */
  #updateTargets(): void {
    const { graph, targets } = this.live.repository;
    this.#targetProblems = graph.diagnostics(targets, '');
    const isBroken = this.#targetProblems.some(({ severity }) => severity === 'error');
    this.#isHeld = isBroken && this.#pages.size > 0;
    if (this.#isHeld) return;
    const found = new Map<string, Target>();
    for (const target of graph.get(targets, '').targets.values()) found.set(pagePath(target), target);
    for (const path of this.#pages.keys()) if (!found.has(path)) this.#pages.delete(path);
    const before = new Map(this.#pages);
    this.#pages.clear();
    for (const [path, target] of found) {
      const page = before.get(path) ?? new LivePage(path, target);
      page.target = target;
      this.#pages.set(path, page);
    }
  }

  #updateDocuments(): void {
    const { graph, document } = this.live.repository;
    const documents: DocumentLink[] = [...this.#pages.values()].map(({ path, target }) => ({
      path,
      label: target.versionLabel,
      title: graph.get(document, target.name).title,
    }));
    if (JSON.stringify(documents) !== JSON.stringify(this.#site.documents))
      this.#site = this.live.site.site([], { documents });
    const { renderer } = this.live;
    if (this.#listed?.site === this.#site && this.#listed.renderer === renderer) return;
    this.#listed = { site: this.#site, renderer };
    this.#listVersion++;
  }
}
