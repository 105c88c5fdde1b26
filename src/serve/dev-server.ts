import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { check } from '../check/run.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { identityOf, nameOf } from '../diagnostics/identity.js';
import { isInFiles, sortDiagnostics } from '../diagnostics/order.js';
import { escapeHtml } from '../render/escape.js';
import { ApiDocs } from './api-docs.js';
import type { EditorLink } from './editor-link.js';
import { EventStreams, eventText } from './event-stream.js';
import { type LiveOptions, LiveRepository } from './live-repository.js';
import { LiveSite } from './live-site.js';
import type { Patch } from './patch.js';
import { problemOf } from './problem.js';
import { liveFolder } from './routes.js';
import type { Changes } from './watch.js';

export interface DevServerOptions extends LiveOptions {
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

/** What is broken for some checks (`targets.yaml`, an include) is to find its results again; what so many have not asked for is gone for good. */
const checksBetweenSweeps = 50;

/** The site of a repository that is written at, and the browsers that show it: takes in changes and tells of them. */
export class DevServer {
  readonly site: LiveSite;
  readonly apiDocs: ApiDocs;
  /** Tells one run of the server from the next. */
  readonly #run = randomBytes(6).toString('hex');
  readonly #live: LiveRepository;
  readonly #streams = new EventStreams();
  readonly #touched = new Set<string>();
  /** What the last check found beyond what pages tell themselves; stays until the next one. */
  #found: readonly Diagnostic[] = [];
  /** What pages tell and the check does not, since it is accepted where it stands. */
  #accepted: ReadonlySet<string> = new Set();
  #checks: NodeJS.Timeout | undefined;
  #checked = 0;

  constructor(private readonly options: DevServerOptions) {
    this.#live = new LiveRepository(options);
    this.site = new LiveSite(this.#live, (path, version) => this.#markup(path, version));
    this.apiDocs = new ApiDocs(options.root, options);
  }

  /** Reads all there is. */
  start(): void {
    this.#live.reopen();
    this.#complete();
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
    clearTimeout(this.#checks);
    const shown = this.#streams.paths;
    const before = new Map(this.site.paths.map((path) => [path, this.site.version(path)]));
    const isDone = this.#guarded(() => {
      this.apiDocs.forget();
      this.site.apply({ files, entries });
      this.site.update(shown);
      this.#catchUp();
      this.#reloadImages(files, shown);
      this.#tellProblems();
    });
    setImmediate(() => {
      if (isDone) this.#complete();
      this.#tellProblems();
      this.options.log.updated({
        files: [...files],
        pages: this.site.paths.filter((path) => this.site.version(path) !== before.get(path)),
        milliseconds: performance.now() - started,
      });
      this.#logProblems();
      this.#checkLater();
    });
  }

  listen(response: ServerResponse, path: string, version: string): void {
    this.#complete();
    const [run, number] = version.split(':');
    // What another run of the server made is like nothing that there is.
    const shown = run === this.#run ? Number(number) : Number.NaN;
    this.#streams.open(response, { path, version: shown, problems: undefined });
    this.#catchUp();
    this.#tellProblems();
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

  /** Brings everything up to date, whoever shows it, too. */
  #complete(): void {
    this.#guarded(() => {
      this.site.complete();
      this.#catchUp();
    });
  }

  /** Brings all browsers from what they show to what there is. */
  #catchUp(): void {
    const made = new Map<string, string | undefined>();
    this.#streams.sendEach((listener) => {
      const { path, version } = listener;
      listener.version = this.site.version(path);
      if (version === listener.version) return undefined;
      const key = `${version} ${path}`;
      if (!made.has(key)) made.set(key, this.#changeSince(path, version));
      return made.get(key);
    });
  }

  /** What makes of a version of a page the one that there is; `undefined`: nothing. */
  #changeSince(path: string, before: number): string | undefined {
    const page = before > 0 ? this.site.page(path) : undefined;
    const patch: Patch | undefined = page ? page.patchFrom(before) : { kind: 'reload' };
    if (!patch) return undefined;
    return eventText(
      patch.kind === 'reload'
        ? { type: 'reload' }
        : { type: 'patch', version: `${this.#run}:${this.site.version(path)}`, patch },
    );
  }

  #reloadImages(files: ReadonlySet<string>, shown: ReadonlySet<string>): void {
    const { graph, document } = this.#live.repository;
    for (const path of shown) {
      const page = this.site.page(path);
      const images = page ? graph.get(document, page.target.name).images.values() : [];
      if ([...images].some((image) => files.has(image))) this.#streams.send(path, { type: 'reload' });
    }
  }

  /** Tells all browsers what is wrong, if that has become something else. */
  #tellProblems(): void {
    const made = new Map<string, string>();
    this.#streams.sendEach((listener) => {
      const text = made.get(listener.path) ?? eventText(this.#problemsEvent(listener.path));
      made.set(listener.path, text);
      if (text === listener.problems) return undefined;
      listener.problems = text;
      return text;
    });
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
    const ofPages = this.site.diagnosticsIn(this.#touched).filter((one) => !this.#accepted.has(nameOf(one)));
    const touched = [...ofPages, ...this.#found.filter(isInFiles(this.#touched))];
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
    const diagnostics = this.#live.judged((await check(repository)).diagnostics);
    if (repository !== this.#live.repository) return;
    const ofPages = this.site.diagnostics;
    const [told, found] = [new Set(ofPages.map(identityOf)), new Set(diagnostics.map(identityOf))];
    this.#found = diagnostics.filter((diagnostic) => !told.has(identityOf(diagnostic)));
    this.#accepted = new Set(ofPages.filter((diagnostic) => !found.has(identityOf(diagnostic))).map(nameOf));
    this.#tellProblems();
    this.#logProblems();
    if (++this.#checked % checksBetweenSweeps === 0) repository.graph.sweep();
  }

  /** Where pages show the version, whether the checkout is `dirty` may have changed. */
  #askGit(): void {
    const { graph, version } = this.#live.repository;
    if (version.keys().length === 0) return;
    const before = graph.get(version, '');
    version.invalidate('');
    if (graph.get(version, '') === before) return;
    this.site.expire();
    this.#complete();
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
