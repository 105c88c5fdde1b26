import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { rules } from '../check/rules/index.js';
import { check, onDemand } from '../check/run.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { identityOf, nameOf } from '../diagnostics/identity.js';
import { isInFiles, sortDiagnostics } from '../diagnostics/order.js';
import { hiddenRules } from '../policy/severities.js';
import { escapeHtml } from '../render/escape.js';
import type { Changes } from '../source/changes.js';
import { ApiDocs } from './api-docs.js';
import { EditedFiles } from './edited-files.js';
import type { EditorLink } from './editor-link.js';
import { EventStreams, eventText } from './event-stream.js';
import { type LiveOptions, LiveRepository } from './live-repository.js';
import { LiveSite } from './live-site.js';
import type { Patch } from './patch.js';
import { problemOf } from './problem.js';
import { liveFolder } from './routes.js';

export interface DevServerOptions extends LiveOptions {
  readonly editor: EditorLink | undefined;
  readonly log: ServeLog;
}

/** A change that was processed. */
export interface Update {
  readonly files: readonly string[];
  /** Paths of the pages that have changed. */
  readonly pages: readonly string[];
  readonly milliseconds: number;
}

/** Receives the events of the server. */
export interface ServeLog {
  updated(update: Update): void;
  /** All errors of pages, and the other problems in edited files; called after each update and each check. */
  problems(problems: readonly Diagnostic[]): void;
  failed(error: unknown): void;
}

/** Milliseconds without a change before the checks run, so that they do not delay the next change. */
const quietBeforeChecks = 50;

/** Results that this many checks have not used are removed. Fewer checks would drop the results of a file that is broken only briefly. */
const checksBetweenSweeps = 50;

/** A repository that is being edited, its site, and the browsers that show it. Processes changes and pushes them to the browsers. */
export class DevServer {
  readonly site: LiveSite;
  readonly apiDocs: ApiDocs;
  /** Identifies this run of the server, because versions of pages start again with each run. */
  readonly #run = randomBytes(6).toString('hex');
  readonly #live: LiveRepository;
  readonly #streams = new EventStreams();
  readonly #edited: EditedFiles;
  /** Problems that the last check reported and pages do not. */
  #checkProblems: readonly Diagnostic[] = [];
  /** Problems that pages report and the last check did not, because they are suppressed. */
  #suppressed: ReadonlySet<string> = new Set();
  #checks: NodeJS.Timeout | undefined;
  #checked = 0;

  constructor(private readonly options: DevServerOptions) {
    this.#live = new LiveRepository(options);
    this.#edited = new EditedFiles(options.root);
    this.site = new LiveSite(this.#live, (path, version) => this.#markup(path, version));
    this.apiDocs = new ApiDocs(options.root, () => this.#live.options);
  }

  /** Reads the repository and builds all pages. */
  start(): void {
    this.#live.reopen();
    this.#complete();
    this.#scheduleCheck();
  }

  close(): void {
    clearTimeout(this.#checks);
    this.#streams.close();
  }

  /** Processes changes: first the pages open in a browser, then all other pages, and finally the checks. */
  apply({ files, entries }: Changes): void {
    const started = performance.now();
    this.#edited.note(files, this.#live.knownTexts());
    clearTimeout(this.#checks);
    const shown = this.#streams.paths;
    const before = new Map(this.site.paths.map((path) => [path, this.site.version(path)]));
    const isDone = this.#guarded(() => {
      this.apiDocs.forget();
      this.site.apply({ files, entries });
      this.site.update(shown);
      this.#catchUp();
      this.#reloadImages(files, shown);
      this.#sendProblems();
    });
    setImmediate(() => {
      if (isDone) this.#complete();
      this.#sendProblems();
      const pages = this.site.paths.filter((path) => this.site.version(path) !== before.get(path));
      if (pages.length > 0) this.#streams.sendAll({ type: 'site' });
      this.options.log.updated({ files: [...files], pages, milliseconds: performance.now() - started });
      this.#logProblems();
      this.#scheduleCheck();
    });
  }

  /** Opens the event stream of a browser that shows a version of a page, and sends it all later changes. */
  listen(response: ServerResponse, path: string, version: string): void {
    this.#complete();
    const [run, number] = version.split(':');
    // The states of another run are unknown, so the browser has to reload.
    const shown = run === this.#run ? Number(number) : Number.NaN;
    this.#streams.open(response, { path, version: shown, problems: undefined });
    this.#catchUp();
    this.#sendProblems();
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

  /** Updates all pages and all browsers. */
  #complete(): void {
    this.#guarded(() => {
      this.site.complete();
      this.#catchUp();
    });
  }

  /** Sends each browser the changes since the version that it shows. */
  #catchUp(): void {
    const texts = new Map<string, string | undefined>();
    this.#streams.sendEach((listener) => {
      const { path, version } = listener;
      listener.version = this.site.version(path);
      if (version === listener.version) return undefined;
      const key = `${version} ${path}`;
      if (!texts.has(key)) texts.set(key, this.#changeSince(path, version));
      return texts.get(key);
    });
  }

  /** The event that updates a version of a page to the current one; `undefined` if nothing visible has changed. */
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
      const page = this.site.documentPage(path);
      const images = page ? graph.get(document, page.target.name).images.values() : [];
      if ([...images].some((image) => files.has(image))) this.#streams.send(path, { type: 'reload' });
    }
  }

  /** Sends each browser the problems of its page if they have changed. */
  #sendProblems(): void {
    const texts = new Map<string, string>();
    this.#streams.sendEach((listener) => {
      const text = texts.get(listener.path) ?? eventText(this.#problemsEvent(listener.path));
      texts.set(listener.path, text);
      if (text === listener.problems) return undefined;
      listener.problems = text;
      return text;
    });
  }

  /** The errors that prevent an update of the page, and the other problems in edited files. */
  #problemsEvent(path: string) {
    const errors = sortDiagnostics([
      ...this.site.siteDiagnostics.filter(({ severity }) => severity === 'error'),
      ...(this.site.documentPage(path)?.errors ?? []),
    ]);
    const shown = (diagnostics: readonly Diagnostic[]) =>
      diagnostics.map((diagnostic) => problemOf(diagnostic, this.options.editor));
    return { type: 'problems', errors: shown(errors), others: shown(this.#others(errors)) };
  }

  #others(errors: readonly Diagnostic[]): readonly Diagnostic[] {
    const known = new Set(errors.map(identityOf));
    const { reader } = this.#live.repository.sources;
    const edited = this.#edited.paths((file) => reader.read(file));
    const ofPages = this.site
      .diagnosticsIn(edited)
      .filter((diagnostic) => !this.#suppressed.has(nameOf(diagnostic)));
    const inEdited = [...ofPages, ...this.#checkProblems.filter(isInFiles(edited))];
    return sortDiagnostics(inEdited).filter(
      (diagnostic) => diagnostic.severity !== 'info' && !known.has(identityOf(diagnostic)),
    );
  }

  #logProblems(): void {
    const errors = this.site.diagnostics.filter(({ severity }) => severity === 'error');
    this.options.log.problems(sortDiagnostics([...errors, ...this.#others(errors)]));
  }

  #scheduleCheck(): void {
    clearTimeout(this.#checks);
    this.#checks = setTimeout(() => {
      this.#check().catch(this.options.log.failed);
    }, quietBeforeChecks);
  }

  async #check(): Promise<void> {
    const { repository } = this.#live;
    this.#refreshVersion();
    await this.#edited.refresh();
    const notRun = new Set([...onDemand, ...hiddenRules(rules, this.#live.options.rules, false)]);
    const result = await check(repository, { diagnostics: [], notRun });
    const diagnostics = this.#live.withSeverities(result.diagnostics);
    if (repository !== this.#live.repository) return;
    const ofPages = this.site.diagnostics;
    const [inPages, inCheck] = [new Set(ofPages.map(identityOf)), new Set(diagnostics.map(identityOf))];
    this.#checkProblems = diagnostics.filter((diagnostic) => !inPages.has(identityOf(diagnostic)));
    this.#suppressed = new Set(
      ofPages.filter((diagnostic) => !inCheck.has(identityOf(diagnostic))).map(nameOf),
    );
    this.#sendProblems();
    this.#logProblems();
    if (++this.#checked % checksBetweenSweeps === 0) repository.graph.sweep();
  }

  /** Runs git again if pages show the version: an edit can make the checkout `dirty`. */
  #refreshVersion(): void {
    const { graph, version } = this.#live.repository;
    if (version.keys().length === 0) return;
    const before = graph.get(version, '');
    version.invalidate('');
    if (graph.get(version, '') === before) return;
    this.site.expire();
    this.#complete();
  }

  /** Runs `work`; after an internal error, logs it and opens the repository again, so that the server keeps running. */
  #guarded(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.options.log.failed(error);
      this.#live.reopen();
      return false;
    }
  }
}
