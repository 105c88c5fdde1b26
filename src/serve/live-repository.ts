import { isDeepStrictEqual } from 'node:util';
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
import { siteVersions, type VersionList } from '../spec/published-versions.js';
import type { Repository, RepositoryOptions } from '../spec/repository.js';
import type { SiteVersions } from '../spec/site-versions.js';

export interface LiveOptions extends RepositoryOptions {
  readonly root: string;
  readonly readTemplates: () => TemplateSet;
  /** Receives an error for each file or folder that exists but cannot be read; it counts as absent. */
  readonly onUnreadable: (error: UnreadableError) => void;
  /** Severities configured by the repository. */
  readonly rules: ReadonlyMap<string, Level>;
  /** Whether each chapter also has a page of its own. */
  readonly isMultiPage?: boolean;
  /** The published versions of the site. */
  readonly versions?: VersionList | undefined;
  /** The path of their file, relative to the root. */
  readonly versionsFile?: string | undefined;
  /** Reads the configuration again after a change. */
  readonly readSettings: () => Settings;
  /** Creates the marks that pages have; absent: none. */
  readonly marks?: (options: RepositoryOptions, head: Repository, renderer: Renderer) => Decorate;
}

/** The options that come from the configuration of the repository, and its problems; if there are any, the options are those before. */
export interface Settings {
  readonly options?: Pick<
    LiveOptions,
    'rules' | 'labels' | 'prose' | 'conventions' | 'isMultiPage' | 'versions' | 'versionsFile'
  > &
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
  /** The published versions with the one that is served: the last list that contains it. */
  #versions: SiteVersions | undefined;
  #versionProblems: readonly Diagnostic[] = [];

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#kept = new KeptRepository(fileReader(options.root, options.onUnreadable), options);
    const templates = options.readTemplates();
    this.#templates = describeTemplates(templates);
    this.#renderer = this.#prepareTemplates(templates);
    this.#updateVersions();
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
    return [...this.#settingProblems, ...this.#versionProblems];
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
    // Without configured APIs, folders and titles of API files determine them. A list of versions with errors is not in use yet.
    const { versionsFile } = this.#options;
    const isSetting = (file: string): boolean => /\.(?:ya?ml|json)$/.test(file) || file === versionsFile;
    if (files.has(configFile) || entries || [...files].some(isSetting)) this.#replaceSettings();
    const versions = this.#versions;
    this.#updateVersions();
    if (this.repository !== before || files.has(configFile) || this.#versions !== versions)
      this.#site = this.#createSite();
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

  /** Finds the version that is served, which depends on the sources, in the list. */
  #updateVersions(): void {
    const { versions: list } = this.#options;
    const problems: Diagnostic[] = [];
    const versions = list && siteVersions(list, this.repository, (problem) => problems.push(problem));
    this.#versionProblems = problems;
    if (problems.length === 0 && !isDeepStrictEqual(versions, this.#versions)) this.#versions = versions;
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
    const { marks, isMultiPage } = this.#options;
    const decorate = marks?.(this.#options, this.repository, this.#renderer);
    return new SiteRenderer(this.repository, this.#renderer, {
      decorate,
      isMultiPage,
      versions: this.#versions,
    });
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
