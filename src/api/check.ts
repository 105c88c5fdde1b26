import type { Worker } from 'node:worker_threads';
import { rules } from '../check/rules/index.js';
import { onDemand, check as runRules } from '../check/run.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { nameOf } from '../diagnostics/identity.js';
import { isInFiles, locationOf, sortDiagnostics } from '../diagnostics/order.js';
import { mergeSameCause } from '../diagnostics/same-cause.js';
import { Graph } from '../graph/graph.js';
import { applyBaseline, staleEntries } from '../policy/baseline.js';
import { hiddenRules, withSeverities } from '../policy/severities.js';
import { fileReader } from '../source/file-reader.js';
import type { Reader } from '../source/reader.js';
import { openRepository, type Repository, type RepositoryOptions } from '../spec/repository.js';
import { requireAnchors, updateAnchors } from './anchors-file.js';
import { baselineToWrite, loadBaseline, updateBaseline, type WrittenBaseline } from './baseline-file.js';
import type { PhaseListener } from './build.js';
import { optionsOfCheck } from './checked-repository.js';
import { fix } from './fix.js';
import { type Configured, configure, type Opened } from './opened.js';
import type { CheckRequest, FixedProblem } from './options.js';
import { parseSections } from './parse-sections.js';
import { type PathFilter, pathFilter } from './path-filter.js';
import { openStaged, type StagedRepository } from './staged.js';
import { templateProblems } from './template-problems.js';
import { removeLeftovers } from './temporary-files.js';
import { type SecondThread, withSecondThread } from './thread/second-thread.js';
import { UsageError } from './usage-error.js';

/** The problems that a check finds. */
export interface Found {
  /** Sorted by file and position; those with the same cause are one. */
  readonly diagnostics: readonly Diagnostic[];
  /** The number of problems in the baseline. */
  readonly known: number;
  /** The number of inspected items by kind. */
  readonly counts: ReadonlyMap<string, number>;
  /** Whether there are no errors, and no more warnings than tolerated. */
  readonly isPassed: boolean;
}

/** The files that a check reads, and how it opens the repository that they form. */
export interface Workspace {
  readonly reader: Reader;
  readonly open: (options: RepositoryOptions) => Repository;
}

/** What a check uses instead of its own. */
interface CheckInput {
  /** A worker that has been started already. */
  readonly worker?: Worker | undefined;
  readonly workspace?: Workspace;
}

/** Checks a repository, by default as it is on the disk. Throws a UsageError for invalid options, and a ConfigurationError. */
export async function findProblems(
  opened: Opened,
  request: CheckRequest,
  onPhase: PhaseListener = () => {},
  { worker, workspace }: CheckInput = {},
): Promise<Found> {
  if (workspace) return problems(await prepare(opened, request, onPhase, workspace));
  return withSecondThread(worker, async (thread) =>
    problems(await prepare(opened, request, onPhase), thread),
  );
}

async function problems(run: Run, thread?: SecondThread): Promise<Found> {
  if (run.request.anchors) requireAnchors(run.reader);
  const { diagnostics, counts } = await problemsOf(run, thread);
  const shown = await withoutEarlier(run, withoutBaseline(run, diagnostics));
  return found(run, shown, counts);
}

/** Fixes mechanical problems in the files until none is left. Returns the fixed problems. */
export async function fixProblems(opened: Opened, request: CheckRequest): Promise<readonly FixedProblem[]> {
  if (request.staged)
    throw new UsageError('The options `staged` and `fix` exclude each other. Remove one of them.');
  removeLeftovers(opened.root);
  const fixed: FixedProblem[] = [];
  for (let pass = 0; pass < mostPasses; pass++) {
    // Advice has fixes as well.
    const run = await prepare(opened, { ...request, external: false, info: true });
    const { diagnostics } = await problemsOf(run);
    const wanted = diagnostics.filter(({ span }) => run.isWanted(locationOf(span).file));
    const inPass = fix(opened.root, wanted);
    if (inPass.length === 0) break;
    fixed.push(...inPass);
  }
  return fixed;
}

/** Fixing one problem can reveal another; the number of passes is bounded. */
const mostPasses = 10;

/** What to write, and whether to drop the rule that a baseline never grows and a list of anchors never shrinks. */
export interface WriteRequest {
  /** The path of the baseline; default: the configured one. */
  readonly file?: string | undefined;
  readonly isForced: boolean;
}

/** Writes the baseline of a repository. The problems found are those that are not in it. */
export async function writeKnownProblems(
  opened: Opened,
  request: CheckRequest,
  { file, isForced }: WriteRequest,
): Promise<Found & { readonly written: WrittenBaseline }> {
  const run = await prepare(opened, request);
  const { diagnostics, counts } = await problemsOf(run);
  const { path, before } = baselineToWrite(opened.root, file, run.config);
  const problems = diagnostics.filter(({ severity }) => severity !== 'info');
  const written = updateBaseline(path, before, problems, rulesNotRun(run), isForced);
  const shown = sortDiagnostics([...written.fresh, ...adviceIn(run, diagnostics)]);
  return { ...found(run, { diagnostics: shown, known: written.listed }, counts), written };
}

/** Adds the ids of all pages to the list of anchors; returns a one-line summary. */
export async function writeAnchorList(opened: Opened, { isForced }: WriteRequest): Promise<string> {
  const run = await prepare(opened, {});
  const { anchors } = await problemsOf(run);
  return updateAnchors(opened.root, run.reader, anchors(), isForced);
}

/** Throws a UsageError if the paths of a request are invalid or the git index cannot be read. */
export function validatePaths(root: string, request: CheckRequest): void {
  filesOf(root, request);
}

/** The input of one check. */
interface Run extends Configured {
  readonly open: Workspace['open'];
  readonly opened: Opened;
  readonly request: CheckRequest;
  readonly onPhase: PhaseListener;
  readonly isWanted: PathFilter;
  /** With `staged`, the repository that `reader` reads. */
  readonly staged?: StagedRepository;
}

async function prepare(
  opened: Opened,
  request: CheckRequest,
  onPhase: PhaseListener = () => {},
  workspace?: Workspace,
): Promise<Run> {
  const files = filesOf(opened.root, request, workspace);
  return { ...files, ...(await configure(opened, files.reader)), opened, request, onPhase };
}

/** The reader of the sources, and the filter for the files to show. */
function filesOf(root: string, { paths = [], staged: isStaged }: CheckRequest, workspace?: Workspace) {
  const staged = isStaged ? openStaged(root) : undefined;
  const { reader, open } = staged ? opening(staged.reader) : (workspace ?? opening(fileReader(root)));
  return { reader, open, isWanted: pathFilter(root, paths, reader), ...(staged && { staged }) };
}

const opening = (reader: Reader): Workspace => ({
  reader,
  open: (options) => openRepository(new Graph(), reader, options),
});

/** Problems to show, with the number of known ones. */
type Shown = Pick<Found, 'diagnostics' | 'known'>;

function found({ request, config }: Run, shown: Shown, counts: Found['counts']): Found {
  const diagnostics = mergeSameCause(shown.diagnostics);
  const count = (severity: string): number => diagnostics.filter((d) => d.severity === severity).length;
  const mostWarnings = request.maxWarnings ?? config.maxWarnings ?? Number.POSITIVE_INFINITY;
  const isPassed = count('error') === 0 && count('warning') <= mostWarnings;
  return { diagnostics, known: shown.known, counts, isPassed };
}

/**
 * With `staged`, omits problems that the last commit has, too, except in staged files. A change can cause problems in
 * any file.
 */
async function withoutEarlier(run: Run, shown: Shown): Promise<Shown> {
  const { staged } = run;
  if (!staged) return shown;
  const isStaged = isInFiles(staged.changed);
  const head = shown.diagnostics.every(isStaged) ? undefined : staged.head();
  if (!head) return shown;
  const before = await runBefore(run, head);
  const { diagnostics } = await problemsOf(before);
  const earlier = new Map<string, number>();
  for (const name of withoutBaseline(before, diagnostics).diagnostics.map(nameOf))
    earlier.set(name, (earlier.get(name) ?? 0) + 1);
  const isNew = (diagnostic: Diagnostic): boolean => {
    const count = earlier.get(nameOf(diagnostic)) ?? 0;
    earlier.set(nameOf(diagnostic), count - 1);
    return count <= 0;
  };
  // Every problem is counted, so that an earlier one in a staged file does not hide a new one.
  const kept = shown.diagnostics.filter((diagnostic) => isNew(diagnostic) || isStaged(diagnostic));
  return { ...shown, diagnostics: kept };
}

/** The check of the last commit, with its configuration if that is valid. */
async function runBefore(run: Run, head: Reader): Promise<Run> {
  const { opened } = run;
  const configured = await configure(opened, head).catch(() => configure(opened, run.reader));
  return { ...run, ...configured, ...opening(head), request: { ...run.request, external: false } };
}

/** Rules that this check does not run: their problems would not be part of the result. */
function rulesNotRun({ request: { external, info, isCounted }, config }: Run): ReadonlySet<string> {
  const hidden = hiddenRules(rules, config.rules, Boolean(info || isCounted));
  return external ? hidden : new Set([...hidden, ...onDemand]);
}

/** All problems of a repository, with its configured severities. */
async function problemsOf(run: Run, thread?: SecondThread) {
  const { opened, reader, config, request, isWanted, staged } = run;
  const repository = run.open(optionsOfCheck(run, thread?.yaml.parse));
  thread?.yaml.begin(repository);
  const notRun = rulesNotRun(run);
  // The thread reads the files on the disk.
  const ofDataRules = staged ? undefined : thread?.checkDataRules(opened, notRun, repository);
  run.onPhase('checking');
  parseSections(repository, repository.graph.get(repository.targets, '').targets.values());
  const additional = [...(await templateProblems(reader)), ...(await problemsOfVersions(run))];
  let result = await runRules(repository, {
    diagnostics: additional,
    notRun: new Set([...notRun, ...onDemand]),
    ofDataRules,
  });
  if (request.external) {
    run.onPhase('requesting links');
    const { checkExternal } = await import('./check-external.js');
    const links = result.links().flatMap(({ uri, span: { source, start, end } }) => {
      const span = { source, start, end };
      const { file } = locationOf(span);
      return isWanted(file) && (staged?.changed.has(file) ?? true) ? [{ uri, span }] : [];
    });
    const broken = await checkExternal(links, config.external);
    result = await runRules(repository, {
      diagnostics: [...additional, ...broken],
      notRun,
      ofDataRules,
    });
  }
  return { ...result, diagnostics: withSeverities(result.diagnostics, config.rules) };
}

/** The problems of the list of versions; few repositories configure one. */
async function problemsOfVersions({ reader, config }: Run): Promise<readonly Diagnostic[]> {
  if (config.versions === undefined) return [];
  const { versionProblems } = await import('./versions-file.js');
  return versionProblems(reader, config.versions);
}

/** The problems to show: those accepted by the path filter and not in the baseline. */
function withoutBaseline(run: Run, diagnostics: readonly Diagnostic[]): Shown {
  const { opened, reader, request, config, isWanted } = run;
  const isShown = (diagnostic: Diagnostic): boolean => isWanted(locationOf(diagnostic.span).file);
  const advice = adviceIn(run, diagnostics);
  const problems = diagnostics.filter(({ severity }) => severity !== 'info');
  const baseline = loadBaseline(opened.root, reader, request.baseline, config);
  if (!baseline) return { diagnostics: sortDiagnostics([...problems.filter(isShown), ...advice]), known: 0 };
  const { fresh, known, gone } = applyBaseline(problems, baseline, rulesNotRun(run));
  const stale = staleEntries(baseline, gone).flatMap(({ file, diagnostic }) =>
    isWanted(file) ? withSeverities([diagnostic], config.rules) : [],
  );
  return {
    diagnostics: sortDiagnostics([...fresh.filter(isShown), ...stale, ...advice]),
    known: known.reduce((sum, { file, count }) => sum + (isWanted(file) ? count : 0), 0),
  };
}

/** The advice to show, if it is requested. */
const adviceIn = ({ request, isWanted }: Run, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  request.info
    ? diagnostics.filter(({ severity, span }) => severity === 'info' && isWanted(locationOf(span).file))
    : [];
