import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isInFiles, sortDiagnostics } from '../diagnostics/order.js';
import type { DocumentLink, Page, Renderer, Site } from '../render/renderer.js';
import type { Changes } from '../source/changes.js';
import { folderOf } from '../source/reader.js';
import type { SiteNames } from '../spec/names/site-names.js';
import { pagePath, type Target } from '../spec/targets.js';
import { LiveChapters, livePlaceholder } from './live-chapters.js';
import { barePage, LivePage } from './live-page.js';
import type { LiveRepository } from './live-repository.js';

/** Path of the page served at `/`. */
const indexPath = 'index.html';

/** Returns the markup to add at the end of a page. */
export type LiveMarkup = (path: string, version: number) => string;

/** The pages of a repository, updated after each change. */
export class LiveSite {
  readonly #pages = new Map<string, LivePage>();
  #site: Site;
  /** The inputs of the current lists of documents, and the number of times that they have changed. */
  #listed: { readonly site: Site; readonly renderer: Renderer } | undefined;
  #listVersion = 0;
  /** The names of the site when it was last complete. */
  #names: SiteNames | undefined;
  #isComplete = false;
  #otherFiles: ReadonlyMap<string, string | Uint8Array> | undefined;
  readonly #chapters = new LiveChapters(() =>
    this.live.site.chapterPages(this.#shown(), { ...this.#site, live: livePlaceholder }),
  );
  #targetProblems: readonly Diagnostic[] = [];
  /** Whether `targets.yaml` has errors, so that all pages keep their state. */
  #isHeld = false;

  constructor(
    private readonly live: LiveRepository,
    private readonly markup: LiveMarkup,
  ) {
    this.#site = live.site.site([]);
  }

  /** Paths of the pages of all documents. */
  get paths(): readonly string[] {
    return [...this.#pages.keys()];
  }

  page(path: string): LivePage | undefined {
    return this.#pages.get(path);
  }

  /** The page of the document that a path shows: as a whole, or one of its chapters. */
  documentPage(path: string): LivePage | undefined {
    return (
      this.#pages.get(path) ??
      [...this.#pages.values()].find(({ shown }) => {
        const index = shown?.chapterIndex;
        return index !== undefined && folderOf(index) === folderOf(path);
      })
    );
  }

  /** A number that identifies the state at a path: positive for a page, negative for a list of documents. */
  version(path: string): number {
    return (
      this.#pages.get(path)?.version ??
      this.#chapters.version(path, this.#isComplete && !this.#isHeld) ??
      -this.#listVersion
    );
  }

  /** Invalidates changed files. */
  apply(changes: Changes): void {
    this.expire();
    this.live.apply(changes);
  }

  /** Marks the site as incomplete after a change of an input other than a file. */
  expire(): void {
    this.#isComplete = false;
    this.#otherFiles = undefined;
    this.#chapters.expire();
  }

  /** Updates some pages, as far as they depend on their own document. */
  update(paths: Iterable<string>): void {
    this.#updateTargets();
    if (this.#isHeld) return;
    this.#names ??= this.live.site.names();
    for (const path of paths) this.#pages.get(path)?.update(this.live, this.#site, this.#names);
  }

  /** Updates all pages. */
  complete(): void {
    if (this.#isComplete) return;
    this.#isComplete = true;
    this.#chapters.expire();
    this.#updateTargets();
    if (this.#isHeld) return;
    this.#updateDocuments();
    this.#names = this.live.site.names();
    for (const page of this.#pages.values()) page.update(this.live, this.#site, this.#names);
  }

  /** All problems of the pages, sorted. */
  get diagnostics(): Diagnostic[] {
    return sortDiagnostics(this.#allDiagnostics());
  }

  /** The problems of the pages that are in some files. */
  diagnosticsIn(files: ReadonlySet<string>): Diagnostic[] {
    return this.#allDiagnostics().filter(isInFiles(files));
  }

  /** The problems that affect all pages: in the configuration, in `targets.yaml` and in templates. */
  get siteDiagnostics(): readonly Diagnostic[] {
    const { graph, site } = this.live.repository;
    const fileProblems = site ? graph.diagnostics(site.files, '') : [];
    const problems = [...this.#targetProblems, ...fileProblems, ...this.live.templateProblems];
    return [...this.live.settingProblems, ...this.live.withSeverities(problems)];
  }

  /** A file of the site, equal to the result of a build except for the live markup of pages. `undefined` if there is none. */
  file(path: string): string | Uint8Array | undefined {
    this.complete();
    const page = this.#pages.get(path);
    if (page) return page.html(this.#site, this.markup(path, page.version));
    if (path === indexPath) return this.#index(path, {});
    return this.live.renderer.assets.get(path) ?? this.#image(path) ?? this.#other(path);
  }

  #other(path: string): string | Uint8Array | undefined {
    this.#otherFiles ??= this.live.site.otherFiles(this.#site, this.#shown());
    return this.#otherFiles.get(path) ?? this.#chapters.html(path, this.markup);
  }

  #shown(): Page[] {
    return [...this.#pages.values()].flatMap(({ shown }): Page[] => (shown ? [shown] : []));
  }

  /** The page for a path that does not exist; it is reloaded when a page appears there. */
  missing(path: string): string {
    return this.#index(path, { missing: path });
  }

  /** Files of the repository that pages show as images, by path within the site. */
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

  /** Updates the list of pages; it keeps its state while `targets.yaml` has errors. */
  #updateTargets(): void {
    const { graph, targets } = this.live.repository;
    this.#targetProblems = graph.diagnostics(targets, '');
    const isBroken = this.#targetProblems.some(({ severity }) => severity === 'error');
    this.#isHeld = isBroken && this.#pages.size > 0;
    if (this.#isHeld) return;
    const current = new Map<string, Target>();
    for (const target of graph.get(targets, '').targets.values()) current.set(pagePath(target), target);
    const before = new Map(this.#pages);
    this.#pages.clear();
    for (const [path, target] of current) {
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
    const site = this.live.site.site([], { documents });
    if (JSON.stringify(site) !== JSON.stringify(this.#site)) this.#site = site;
    const { renderer } = this.live;
    if (this.#listed?.site === this.#site && this.#listed.renderer === renderer) return;
    this.#listed = { site: this.#site, renderer };
    this.#listVersion++;
  }
}
