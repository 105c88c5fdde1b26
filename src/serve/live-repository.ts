import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Graph } from '../graph/graph.js';
import { configFile, type Level } from '../policy/config.js';
import { withPageSeverities, withSeverities } from '../policy/severities.js';
import { createRenderer } from '../render/create-renderer.js';
import { type Decorate, SiteRenderer } from '../render/render-site.js';
import type { Renderer } from '../render/renderer.js';
import type { TemplateSet } from '../render/templates.js';
import { type FileReader, fileReader } from '../source/file-reader.js';
import type { UnreadableError } from '../source/system-error.js';
import { layoutOf } from '../spec/layouts/index.js';
import { openRepository, type Repository, type RepositoryOptions } from '../spec/repository.js';
import type { Changes } from './watch.js';

export interface LiveOptions extends RepositoryOptions {
  readonly root: string;
  readonly readTemplates: () => TemplateSet;
  /** Receives an error for each file or folder that exists but cannot be read; it counts as absent. */
  readonly onUnreadable: (error: UnreadableError) => void;
  /** Severities configured by the repository. */
  readonly rules: ReadonlyMap<string, Level>;
  /** Whether each chapter also has a page of its own. */
  readonly isMultiPage?: boolean;
  /** Reads the configuration again after a change. */
  readonly readSettings: () => Settings;
  /** Creates the marks that pages have; absent: none. */
  readonly marks?: (options: RepositoryOptions, head: Repository, renderer: Renderer) => Decorate;
}

/** The options that come from the configuration of the repository, and its problems; if there are any, the options are those before. */
export interface Settings {
  readonly options?: Pick<LiveOptions, 'rules' | 'labels' | 'prose' | 'conventions' | 'isMultiPage'> &
    Partial<Pick<LiveOptions, 'protocol'>>;
  readonly problems: readonly Diagnostic[];
}

/** A repository on the disk and its renderer. Applies changes, and keeps all results that they do not affect. */
export class LiveRepository {
  readonly #reader: FileReader;
  #repository: Repository;
  #layout: string;
  #renderer: Renderer;
  #site: SiteRenderer;
  #templates: string;
  #templateProblems: readonly Diagnostic[] = [];
  #options: LiveOptions;
  #settingProblems: readonly Diagnostic[] = [];

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#reader = fileReader(options.root, options.onUnreadable);
    this.#repository = openRepository(new Graph(), this.#reader, options);
    this.#layout = this.#describeLayout();
    const templates = options.readTemplates();
    this.#templates = describeTemplates(templates);
    this.#renderer = this.#prepareTemplates(templates);
    this.#site = this.#createSite();
  }

  /** The current options. */
  get options(): LiveOptions {
    return this.#options;
  }

  /** Returns the text of each file that was read, as last read. */
  knownTexts(): (file: string) => { readonly text: string | undefined } | undefined {
    const { graph, sources } = this.#repository;
    const known = new Set(sources.file.keys());
    return (file) => (known.has(file) ? { text: graph.get(sources.file, file)?.text } : undefined);
  }

  get repository(): Repository {
    return this.#repository;
  }

  get renderer(): Renderer {
    return this.#renderer;
  }

  get site(): SiteRenderer {
    return this.#site;
  }

  /** Diagnostics with the severities that the repository configures. */
  withSeverities(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    return withSeverities(withPageSeverities(diagnostics), this.#options.rules);
  }

  /** Problems of the configuration. If there are any, the previous configuration stays in use. */
  get settingProblems(): readonly Diagnostic[] {
    return this.#settingProblems;
  }

  /** Problems of the current templates. If there are errors, the previous templates stay in use. */
  get templateProblems(): readonly Diagnostic[] {
    return this.#templateProblems;
  }

  /** Invalidates changed files; results that depend on them are computed again on request. */
  apply({ files, entries }: Changes): void {
    const { sources } = this.#repository;
    const known = new Set(sources.file.keys());
    // In a checkout without symbolic links, a file that was never read may be a link; a file that was read may have become
    // one. Changelogs determine the conventions of the repository.
    const mayChangeLayout = (file: string): boolean =>
      !known.has(file) || file.startsWith('changelogs/') || this.#reader.hasMoved(file);
    if (entries || [...files].some(mayChangeLayout)) {
      this.#reader.forget();
      if (this.#describeLayout() !== this.#layout) this.reopen();
      else for (const query of [sources.folder, sources.canonical]) query.keys().forEach(query.invalidate);
    }
    for (const file of files) this.#repository.sources.invalidate(file);
    if (files.has(configFile)) this.#replaceSettings();
    if ([...files].some((file) => file.startsWith('templates/'))) this.#replaceTemplates();
  }

  /** Opens the repository again and discards all results. */
  reopen(): void {
    this.#reader.forget();
    this.#repository = openRepository(new Graph(), this.#reader, this.#options);
    this.#layout = this.#describeLayout();
    this.#site = this.#createSite();
  }

  /** The properties that are determined when a repository is opened. */
  #describeLayout(): string {
    const layout = layoutOf(this.#reader, this.#options.protocol, this.#options.conventions);
    const changelogs = layout.changelogs(this.#reader, this.#options.protocol);
    const { name, eventSchemas, eventExamples, conventions } = layout;
    return JSON.stringify([name, eventSchemas, eventExamples, conventions, changelogs]);
  }

  #replaceSettings(): void {
    const { options, problems } = this.#options.readSettings();
    this.#settingProblems = problems;
    if (!options) return;
    this.#options = { ...this.#options, ...options };
    this.reopen();
  }

  #replaceTemplates(): void {
    const templates = this.#options.readTemplates();
    const text = describeTemplates(templates);
    // An editor may cause several events for one change.
    if (text === this.#templates) return;
    this.#templates = text;
    const before = this.#renderer;
    const renderer = this.#prepareTemplates(templates);
    const isBroken = this.#templateProblems.some(({ severity }) => severity === 'error');
    this.#renderer = isBroken ? before : renderer;
    this.#site = this.#createSite();
  }

  #createSite(): SiteRenderer {
    return new SiteRenderer(
      this.#repository,
      this.#renderer,
      this.#options.marks?.(this.#options, this.#repository, this.#renderer),
      this.#options.isMultiPage,
    );
  }

  #prepareTemplates(templates: TemplateSet): Renderer {
    const problems: Diagnostic[] = [];
    const { raw } = this.#options;
    const renderer = createRenderer(templates, { raw }, (problem) => problems.push(problem));
    this.#templateProblems = problems;
    return renderer;
  }
}

const describeTemplates = ({ templates, assets }: TemplateSet): string =>
  JSON.stringify([[...templates].map(([name, { text }]) => [name, text]), [...assets]]);
