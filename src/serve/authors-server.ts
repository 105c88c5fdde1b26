import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { check } from '../check/run.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { liesIn, locationOf, sortDiagnostics } from '../diagnostics/order.js';
import { escapeHtml } from '../render/escape.js';
import { ApiDocs } from './api-docs.js';
import type { EditorLink } from './editor-link.js';
import { EventStreams } from './event-stream.js';
import type { LivePage } from './live-page.js';
import { type LiveOptions, LiveRepository } from './live-repository.js';
import { indexPath, LiveSite } from './live-site.js';
import type { Patch } from './patch.js';
import { problemOf } from './problem.js';
import { liveFolder } from './routes.js';
import type { Changes } from './watch.js';

export interface AuthorsServerOptions extends LiveOptions {
  readonly editor: EditorLink | undefined;
  readonly log: ServeLog;
}

/** A change that was taken in. */
export interface Update {
  readonly files: readonly string[];
  /** Paths of the pages that show something else now. */
  readonly pages: readonly string[];
  readonly milliseconds: number;
}

/** Is told what happens. */
export interface ServeLog {
  updated(update: Update): void;
  /** All errors of pages, and what else is wrong in the files that were changed since the start; told after each update and check. */
  problems(problems: readonly Diagnostic[]): void;
  failed(fault: unknown): void;
}

/** Quiet after a change before the checks run, in milliseconds: they are not to hold up the next change. */
const quietBeforeChecks = 120;

/** The site of a repository that is written at, and the browsers that show it: takes in changes and tells of them. */
export class AuthorsServer {
  readonly site: LiveSite;
  readonly apiDocs: ApiDocs;
  /** Tells one run of the server from the next. */
  readonly #run = randomBytes(6).toString('hex');
  readonly #live: LiveRepository;
  readonly #streams = new EventStreams();
  readonly #touched = new Set<string>();
  readonly #told = new Map<string, string>();
  #found: readonly Diagnostic[] = [];
  #checks: NodeJS.Timeout | undefined;

  constructor(private readonly options: AuthorsServerOptions) {
    this.#live = new LiveRepository(options);
    this.site = new LiveSite(this.#live, (path, version) => this.#markup(path, version));
    this.apiDocs = new ApiDocs(options.root, options);
  }

  /** Reads all there is. */
  start(): void {
    this.#live.reopen();
    this.#guarded(() => this.site.complete());
    this.#checkLater();
  }

  close(): void {
    clearTimeout(this.#checks);
    this.#streams.close();
  }

  /** Pages that are looked at come first; then everything else, and at last the checks. */
  take({ files, entries }: Changes): void {
    const started = performance.now();
    for (const file of files) this.#touched.add(file);
    const isOutdated = liesIn(files);
    this.#found = this.#found.filter((diagnostic) => !isOutdated(diagnostic));
    clearTimeout(this.#checks);
    const shown = this.#streams.paths;
    const changed: LivePage[] = [];
    const isDone = this.#guarded(() => {
      this.apiDocs.forget();
      const present = [...shown].filter((path) => this.site.page(path));
      this.site.apply({ files, entries });
      changed.push(...this.#push(this.site.update(shown)));
      for (const path of present) if (!this.site.page(path)) this.#streams.send(path, { type: 'reload' });
      this.#reloadPictures(files, shown);
      this.#tellProblems(shown);
    });
    setImmediate(() => {
      const before = this.site.documents;
      if (isDone) this.#guarded(() => changed.push(...this.#push(this.site.complete())));
      if (this.site.documents !== before) this.#reloadIndex();
      this.#tellProblems(this.#streams.paths);
      this.options.log.updated({
        files: [...files],
        pages: [...new Set(changed.map(({ path }) => path))],
        milliseconds: performance.now() - started,
      });
      this.#logProblems();
      this.#checkLater();
    });
  }

  listen(response: ServerResponse, path: string, version: string): void {
    this.site.complete();
    const page = this.site.page(path);
    this.#streams.open(response, path);
    const [run, number] = version.split(':');
    if (run !== this.#run) this.#streams.send(response, { type: 'reload' });
    else if (!page && Number(number) > 0) this.#streams.send(response, { type: 'reload' });
    else if (page) {
      const patch = page.patchFrom(Number(number));
      if (patch) this.#streams.send(response, this.#patchEvent(page, patch));
    }
    this.#streams.send(response, this.#problemsEvent(path));
  }

  #markup(path: string, version: number): string {
    const attributes = {
      src: `${liveFolder}/live.js`,
      'data-page': path,
      'data-version': `${this.#run}:${version}`,
    };
    const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
    return `<script${written.join('')} defer></script>`;
  }

  /** Sends changed pages to those who look at them. */
  #push(pages: readonly LivePage[]): readonly LivePage[] {
    const shown = this.#streams.paths;
    for (const page of pages) {
      const patch = shown.has(page.path) ? page.patchFrom(page.version - 1) : undefined;
      if (patch) this.#streams.send(page.path, this.#patchEvent(page, patch));
    }
    return pages;
  }

  /** The list of documents, where none of them is the index. */
  #reloadIndex(): void {
    if (!this.site.page(indexPath)) this.#streams.send(indexPath, { type: 'reload' });
  }

  #patchEvent({ version }: LivePage, patch: Patch) {
    return patch.kind === 'reload'
      ? { type: 'reload' }
      : { type: 'patch', version: `${this.#run}:${version}`, patch };
  }

  #reloadPictures(files: ReadonlySet<string>, shown: ReadonlySet<string>): void {
    const { graph, document } = this.#live.repository;
    for (const path of shown) {
      const page = this.site.page(path);
      const pictures = page ? graph.get(document, page.target.name).pictures.values() : [];
      if ([...pictures].some((picture) => files.has(picture))) this.#streams.send(path, { type: 'reload' });
    }
  }

  #tellProblems(paths: Iterable<string>): void {
    for (const path of paths) {
      const event = this.#problemsEvent(path);
      const text = JSON.stringify(event);
      if (this.#told.get(path) === text) continue;
      this.#told.set(path, text);
      this.#streams.send(path, event);
    }
  }

  /** Errors that hold a page back, and whatever else is wrong in the files that were changed since the start. */
  #problemsEvent(path: string) {
    const errors = sortDiagnostics([
      ...this.site.siteDiagnostics.filter(({ severity }) => severity === 'error'),
      ...(this.site.page(path)?.errors ?? []),
    ]);
    const shown = (diagnostics: readonly Diagnostic[]) =>
      diagnostics.map((diagnostic) => problemOf(diagnostic, this.options.editor));
    return { type: 'problems', errors: shown(errors), others: shown(this.#others(errors)) };
  }

  #others(errors: readonly Diagnostic[]): readonly Diagnostic[] {
    const known = new Set(errors.map(identityOf));
    const touched = [...this.site.diagnosticsIn(this.#touched), ...this.#found.filter(liesIn(this.#touched))];
    return sortDiagnostics(touched).filter(
      (diagnostic) => diagnostic.severity !== 'info' && !known.has(identityOf(diagnostic)),
    );
  }

  #logProblems(): void {
    const errors = this.site.diagnostics.filter(({ severity }) => severity === 'error');
    this.options.log.problems(sortDiagnostics([...errors, ...this.#others(errors)]));
  }

  #checkLater(): void {
    clearTimeout(this.#checks);
    this.#checks = setTimeout(() => {
      this.#check().catch(this.options.log.failed);
    }, quietBeforeChecks);
  }

  async #check(): Promise<void> {
    const { repository } = this.#live;
    this.#askGit();
    const { diagnostics } = await check(repository);
    if (repository !== this.#live.repository) return;
    this.#found = diagnostics;
    this.#tellProblems(this.#streams.paths);
    this.#logProblems();
  }

  /** Where pages show the version, whether the checkout is `dirty` may have changed. */
  #askGit(): void {
    const { graph, version } = this.#live.repository;
    if (version.keys().length === 0) return;
    const before = graph.get(version, '');
    version.invalidate('');
    if (graph.get(version, '') === before) return;
    this.#guarded(() => {
      this.site.expire();
      this.#push(this.site.complete());
    });
  }

  /** Runs what must not end the server: after a fault everything is read anew at the next change. */
  #guarded(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (fault) {
      this.options.log.failed(fault);
      this.#live.reopen();
      return false;
    }
  }
}

const identityOf = ({ rule, message, span }: Diagnostic): string => {
  const { file, start } = locationOf(span);
  return `${rule}\0${message}\0${file}\0${start.line}\0${start.column}`;
};
