// The entry `@matrix-spec/toolchain`. Operations are loaded on demand.
import { resolve } from 'node:path';
import { type Problem, toProblem } from '../diagnostics/problem.js';
import type { ComparisonData } from '../diff/format/json.js';
import type { Opened } from './opened.js';
import type {
  CheckRequest,
  DiffOptions,
  DumpedApi,
  DumpOptions,
  FixedProblem,
  ServeOptions,
  SiteOptions,
} from './options.js';
import { findRoot } from './root.js';
import { ConfigurationError, UsageError } from './usage-error.js';
import { toolVersion } from './version.js';

export type { FileRange, Problem, RelatedRange } from '../diagnostics/problem.js';
export type { ComparisonData as DiffResult } from '../diff/format/json.js';
export type { DiffOptions, DumpedApi, DumpOptions, FixedProblem, ServeOptions };
export { ConfigurationError, UsageError };

/** The version of this package. */
export const version = toolVersion;

export interface OpenOptions {
  /** The release label of all APIs, or labels by name; default: the configured labels, or `unstable`. */
  readonly release?: string | Readonly<Record<string, string>>;
}

export interface BuildOptions extends SiteOptions {
  /** The folder to write the site to, if it is complete; without it, nothing is written. */
  readonly out?: string;
}

export interface BuildResult {
  /** Whether the site is complete: there are no errors, nor warnings if `strict` is set. */
  readonly ok: boolean;
  /** The files by path within the site: texts, and the bytes of images. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** The paths of the pages. */
  readonly pages: readonly string[];
  readonly problems: readonly Problem[];
}

export interface CheckOptions extends CheckRequest {
  /** Whether to fix mechanical problems in the files first. */
  readonly fix?: boolean;
}

export interface CheckResult {
  /** Whether there are no errors, and no more warnings than tolerated. */
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  /** The number of problems that are in the baseline. */
  readonly known: number;
  readonly fixed: readonly FixedProblem[];
}

export interface DumpResult {
  /** Whether the documents have no errors. */
  readonly ok: boolean;
  readonly documents: readonly DumpedApi[];
  readonly problems: readonly Problem[];
}

/** A change that a dev server has processed. */
export interface ServerUpdate {
  readonly files: readonly string[];
  /** The paths of the pages that have changed. */
  readonly pages: readonly string[];
  readonly milliseconds: number;
}

export interface ServerOptions extends ServeOptions {
  readonly onUpdate?: (update: ServerUpdate) => void;
  /** Receives all current problems after each update and each check. */
  readonly onProblems?: (problems: readonly Problem[]) => void;
  /** Receives errors after which the server keeps running. */
  readonly onError?: (error: unknown) => void;
}

export interface Server {
  /** The address of the site. */
  readonly url: string;
  readonly port: number;
  /** The problems at the start. */
  readonly problems: readonly Problem[];
  close(): Promise<void>;
}

/**
 * A specification repository. Each call reads the files again. A call rejects with a `UsageError` for invalid options and for files that
 * cannot be read or written, and with a `ConfigurationError` if the configuration has errors; problems in the sources are results.
 */
export interface Specification {
  /** The absolute path of the repository. */
  readonly root: string;
  /** The names of the documents. */
  targets(): Promise<readonly string[]>;
  /** Builds the site in memory. */
  build(options?: BuildOptions): Promise<BuildResult>;
  /** Finds problems. */
  check(options?: CheckOptions): Promise<CheckResult>;
  /** Merges the files of an API into one document. */
  dump(options?: DumpOptions): Promise<DumpResult>;
  /** Lists the changes between two states: git revisions, folders, or the working tree. */
  diff(options?: DiffOptions): Promise<ComparisonData>;
  /** Starts a dev server. */
  serve(options?: ServerOptions): Promise<Server>;
}

/**
 * Opens the specification repository in a folder; without a folder, the nearest one among the working directory and its parents. Throws a
 * `UsageError` if there is none.
 */
export function openSpecification(folder?: string, { release }: OpenOptions = {}): Specification {
  const labels = typeof release === 'string' ? { all: release } : { named: release };
  const opened: Opened = { root: findRoot(folder), labels };
  return {
    root: opened.root,
    async targets() {
      const { listTargets } = await import('./build.js');
      return listTargets(opened);
    },
    async build({ out, ...options } = {}) {
      const { buildSite } = await import('./build.js');
      const target = out === undefined ? undefined : await outputFolder(out, opened.root);
      const { isComplete, files, pages, isPart, diagnostics } = await buildSite(opened, options);
      if (target !== undefined && isComplete) await writeTo(target, files, isPart);
      return { ok: isComplete, files, pages, problems: diagnostics.map(toProblem) };
    },
    async check({ fix, ...request } = {}) {
      const { findProblems, fixProblems } = await import('./check.js');
      const fixed = fix ? await fixProblems(opened, request) : [];
      const { isPassed, diagnostics, known } = await findProblems(opened, request);
      return { ok: isPassed, problems: diagnostics.map(toProblem), known, fixed };
    },
    async dump(options = {}) {
      const { dumpApis } = await import('./dump.js');
      const { isValid, documents, diagnostics } = await dumpApis(opened, options);
      return { ok: isValid, documents, problems: diagnostics.map(toProblem) };
    },
    async diff(options = {}) {
      const { compareReaders, openStates } = await import('./diff.js');
      const { toData } = await import('../diff/format/json.js');
      return toData(await compareReaders(openStates(opened.root, options), options));
    },
    async serve({ onUpdate, onProblems, onError = () => {}, ...options } = {}) {
      const { startServer } = await import('./serve.js');
      const running = await startServer(opened, options, {
        updated: (update) => onUpdate?.(update),
        problems: (diagnostics) => onProblems?.(diagnostics.map(toProblem)),
        failed: onError,
        unreadable: onError,
      });
      const { port, url, close } = running;
      return { url, port, problems: running.problems.map(toProblem), close };
    },
  };
}

/** The folder for a site, after recovering from builds that were killed. */
async function outputFolder(out: string, root: string): Promise<string> {
  const { siteFolder } = await import('./site/output-path.js');
  const { recoverSite } = await import('./site/recover-site.js');
  const folder = siteFolder(out === '' ? out : resolve(out), root);
  recoverSite(folder);
  return folder;
}

async function writeTo(folder: string, files: BuildResult['files'], isPart: boolean): Promise<void> {
  const { writeSite } = await import('./site/write-site.js');
  await writeSite(files, folder, isPart);
}
