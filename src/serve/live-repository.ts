import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { configFile, type Level } from '../policy/config.js';
import { withPageSeverities, withSeverities } from '../policy/severities.js';
import { createRenderer } from '../render/create-renderer.js';
import { type Decorate, SiteRenderer } from '../render/render-site.js';
import type { Renderer } from '../render/renderer.js';
import type { TemplateSet } from '../render/templates.js';
import type { Changes } from '../source/changes.js';
import { fileReader } from '../source/file-reader.js';
import type { UnreadableError } from '../source/system-error.js';
import { KeptRepository } from '../spec/kept-repository.js';
import type { Repository, RepositoryOptions } from '../spec/repository.js';

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
  readonly #kept: KeptRepository;
  #renderer: Renderer;
  #site: SiteRenderer;
  #templates: string;
  #templateProblems: readonly Diagnostic[] = [];
  #options: LiveOptions;
  #settingProblems: readonly Diagnostic[] = [];

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#kept = new KeptRepository(fileReader(options.root, options.onUnreadable), options);
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
    const { graph, sources } = this.repository;
    const known = new Set(sources.file.keys());
    return (file) => (known.has(file) ? { text: graph.get(sources.file, file)?.text } : undefined);
  }

  get repository(): Repository {
    return this.#kept.repository;
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
  apply(changes: Changes): void {
    const { files, entries } = changes;
    const before = this.repository;
    this.#kept.apply(changes);
    // Without configured APIs, folders and titles of API files determine them.
    if (files.has(configFile) || entries || [...files].some((file) => /\.ya?ml$/.test(file)))
      this.#replaceSettings();
    if (this.repository !== before || files.has(configFile)) this.#site = this.#createSite();
    if ([...files].some((file) => file.startsWith('templates/'))) this.#replaceTemplates();
  }

  /** Opens the repository again and discards all results. */
  reopen(): void {
    this.#kept.reopen();
    this.#site = this.#createSite();
  }

  #replaceSettings(): void {
    const { options, problems } = this.#options.readSettings();
    this.#settingProblems = problems;
    if (!options) return;
    this.#options = { ...this.#options, ...options };
    this.#kept.configure(this.#options);
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
      this.repository,
      this.#renderer,
      this.#options.marks?.(this.#options, this.repository, this.#renderer),
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
