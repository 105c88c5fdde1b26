import type { Worker } from 'node:worker_threads';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import { mergeSameCause } from '../diagnostics/same-cause.js';
import { closest } from '../doc/closest.js';
import { Graph } from '../graph/graph.js';
import { withPageSeverities, withSeverities } from '../policy/severities.js';
import { createRenderer } from '../render/create-renderer.js';
import { SiteRenderer } from '../render/render-site.js';
import { gitVersion } from '../source/git.js';
import type { VersionList } from '../spec/published-versions.js';
import { openRepository, type Repository } from '../spec/repository.js';
import type { SiteVersions } from '../spec/site-versions.js';
import type { Target } from '../spec/targets.js';
import { type VariableUse, variableUses } from '../spec/variable-uses.js';
import type { YamlParser } from '../yaml/parse.js';
import { type Configured, configure, type Opened } from './opened.js';
import type { SiteOptions } from './options.js';
import { parseSections } from './parse-sections.js';
import { siteAddress } from './site-address.js';
import { readTemplates } from './templates.js';
import { type SecondThread, withSecondThread } from './thread/second-thread.js';
import { ConfigurationError, UsageError } from './usage-error.js';

/** A site that was built in memory. */
export interface BuiltSite {
  /** Whether the site is complete: there are no errors, nor warnings if `strict` is set. */
  readonly isComplete: boolean;
  /** All files, by path within the site. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** The paths of the pages. */
  readonly pages: readonly string[];
  /** Whether the site has only some of its documents. */
  readonly isPart: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Receives the name of each phase when it begins. */
export type PhaseListener = (name: string) => void;

/** Builds the site of a repository in memory. Throws a UsageError for invalid options, and a ConfigurationError. */
export const buildSite = (
  opened: Opened,
  options: SiteOptions,
  onPhase: PhaseListener = () => {},
  worker?: Worker,
): Promise<BuiltSite> => withSecondThread(worker, (thread) => build(opened, options, onPhase, thread));

async function build(
  opened: Opened,
  options: SiteOptions,
  onPhase: PhaseListener,
  thread: SecondThread,
): Promise<BuiltSite> {
  const { root } = opened;
  const raw = options.raw ?? true;
  const configured = await configure(opened);
  const versionList = await listedVersions(root, options, configured);
  const repository = openForPages(root, configured, options, thread.yaml.parse);
  thread.yaml.begin(repository);
  const versions = versionList && (await versionsWithOwn(versionList, repository));
  onPhase('reading');
  const { graph } = repository;
  const all = [...graph.get(repository.targets, '').targets.values()];
  const targets = chosenTargets(all, options.targets ?? []);
  const isPart = targets.length < all.length;
  const problems: Diagnostic[] = [];
  const renderer = createRenderer(readTemplates(root), { raw }, (problem) => problems.push(problem));
  parseSections(repository, targets);
  for (const { name } of targets) graph.get(repository.document, name);
  onPhase('rendering');
  const siteRenderer = new SiteRenderer(repository, renderer, {
    versions,
    isMultiPage: options.multiPage ?? configured.config.multiPage,
  });
  const site = isPart ? siteRenderer.some(targets, all) : siteRenderer.all(targets);
  problems.push(...site.diagnostics);
  for (const { name } of targets) problems.push(...graph.diagnostics(repository.document, name));
  problems.push(...graph.diagnostics(repository.targets, ''));
  if (repository.site) problems.push(...graph.diagnostics(repository.site.files, ''));

  const diagnostics = mergeSameCause(
    sortDiagnostics(
      withSeverities(withPageSeverities(await withoutRepetition(problems)), configured.config.rules),
    ).filter(({ severity }) => severity !== 'info'),
  );
  const isComplete = !diagnostics.some(({ severity }) => severity === 'error' || options.strict === true);
  return {
    isComplete,
    files:
      isComplete && options.swaggerUi
        ? new Map([...site.files, ...(await swaggerUi(root, repository))])
        : site.files,
    pages: [...site.files.keys()].filter((path) => path.endsWith('.html')),
    isPart,
    diagnostics,
  };
}

/** Reads a list of versions; few builds have one. */
async function listedVersions(
  root: string,
  options: SiteOptions,
  { config }: Configured,
): Promise<VersionList | undefined> {
  if (options.versions === undefined && config.versions === undefined) return undefined;
  const { readVersionsFile, versionsFile } = await import('./versions-file.js');
  const file = versionsFile(root, options.versions, config);
  return file && readVersionsFile(file);
}

/** Throws a ConfigurationError if none of the versions is the one that is built. */
async function versionsWithOwn(list: VersionList, repository: Repository): Promise<SiteVersions | undefined> {
  const { siteVersions } = await import('../spec/published-versions.js');
  const problems: Diagnostic[] = [];
  const versions = siteVersions(list, repository, (problem) => problems.push(problem));
  if (problems.length > 0) throw new ConfigurationError(problems);
  return versions;
}

/** Omits problems that follow from others, as a check does. Most builds have no problems. */
async function withoutRepetition(problems: readonly Diagnostic[]): Promise<readonly Diagnostic[]> {
  if (problems.length < 2) return problems;
  const { withoutConsequences } = await import('../check/consequences.js');
  return withoutConsequences(problems);
}

/** The names of the documents of a repository. */
export async function listTargets(opened: Opened): Promise<readonly string[]> {
  const { graph, targets } = openForPages(opened.root, await configure(opened), {});
  return [...graph.get(targets, '').targets.keys()];
}

/** The template variables of a repository, with the pages that contain them. */
export async function listVariables(opened: Opened): Promise<readonly VariableUse[]> {
  return variableUses(openForPages(opened.root, await configure(opened), {}));
}

function openForPages(
  root: string,
  configured: Configured,
  options: SiteOptions,
  parseYaml?: YamlParser,
): Repository {
  const { reader, config, protocol, labels } = configured;
  return openRepository(new Graph(), reader, {
    protocol,
    labels,
    gitVersion: () => gitVersion(root),
    raw: options.raw ?? true,
    address: siteAddress(options),
    conventions: config.conventions,
    parseYaml,
  });
}

function chosenTargets(all: readonly Target[], names: readonly string[]): readonly Target[] {
  const unknown = names.find((name) => !all.some((target) => target.name === name));
  if (unknown !== undefined) {
    const known = all.map(({ name }) => name);
    const near = closest(unknown, known);
    throw new UsageError(
      `Unknown target "${unknown}". ${near ? `Did you mean "${near}"? ` : ''}Targets: ${known.join(', ')}.`,
    );
  }
  return all.filter(({ name }) => names.length === 0 || names.includes(name));
}

/** The files of Swagger UI with the documents of all APIs, by path within the site. */
async function swaggerUi(root: string, { options }: Repository): Promise<Map<string, string | Uint8Array>> {
  const { swaggerUiSite } = await import('../serve/swagger-ui-site.js');
  return swaggerUiSite(root, options);
}
