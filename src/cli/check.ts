import { catalogue, ruleOf } from '../check/catalogue/index.js';
import { listRules } from '../check/catalogue/list.js';
import { onDemand, check as runRules } from '../check/run.js';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { plural } from '../diagnostics/format/pretty.js';
import { nameOf } from '../diagnostics/identity.js';
import { isInFiles, locationOf, sortDiagnostics } from '../diagnostics/order.js';
import { mergeSameCause } from '../diagnostics/same-cause.js';
import { closest } from '../doc/closest.js';
import { Graph } from '../graph/graph.js';
import { applyBaseline, staleEntries } from '../policy/baseline.js';
import type { Config } from '../policy/config.js';
import { withSeverities } from '../policy/severities.js';
import { fileReader } from '../source/file-reader.js';
import { pathInCheckout } from '../source/git.js';
import type { Reader } from '../source/reader.js';
import { openRepository } from '../spec/repository.js';
import { requireAnchors, updateAnchors } from './anchors-file.js';
import { baselineToWrite, loadBaseline, updateBaseline } from './baseline-file.js';
import { type CheckOptions, type CheckSettings, checkSettings, mostWarnings } from './check-settings.js';
import { configuredProtocol, loadConfig } from './config.js';
import { fix, mostPasses } from './fix.js';
import { releaseLabels } from './labels.js';
import { type Shown, writeOutputs } from './outputs.js';
import { type PathFilter, pathFilter } from './path-filter.js';
import { findRoot } from './root.js';
import { openStaged, type StagedRepository } from './staged.js';
import { templateProblems } from './template-problems.js';
import { removeLeftovers } from './temporary-files.js';
import { describeUsageError, UsageError } from './usage-error.js';
import { watchAndCheck } from './watch-check.js';

/** `spec check`: prints the problems of a repository. Returns the exit status. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  if (options.listRules) return print(listRules());
  if (options.explain !== undefined) return explain(options.explain);
  const settings = checkSettings(paths, options);
  const root = findRoot(options.root);
  if (options.watch) {
    // Report usage errors before watching.
    filesOf(root, paths, options);
    await watchAndCheck(root, settings.outputs, async () => {
      try {
        await checkOnce({ root, ...filesOf(root, paths, options), options, settings });
      } catch (error) {
        const message = describeUsageError(error);
        if (message === undefined) throw error;
        process.stderr.write(message);
      }
    });
    return 0;
  }
  if (options.fix) await applyAllFixes({ root, ...filesOf(root, paths, options), options, settings });
  return checkOnce({ root, ...filesOf(root, paths, options), options, settings });
}

/** Applies fixes until none is left. */
async function applyAllFixes({ reader, options: { external: _, ...options }, ...run }: Run): Promise<void> {
  removeLeftovers(run.root);
  const config = await loadConfig(reader);
  for (let pass = 0; pass < mostPasses; pass++) {
    const { diagnostics } = await problemsOf({ ...run, options, reader: fileReader(run.root) }, config);
    const lines = fix(
      run.root,
      diagnostics.filter(({ span }) => run.isWanted(locationOf(span).file)),
    );
    if (lines.length === 0) return;
    process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  }
}

/** The reader of the sources, and the filter for the files to show. */
function filesOf(root: string, paths: readonly string[], { staged }: CheckOptions) {
  if (!staged) {
    const reader = fileReader(root);
    return { reader, isWanted: pathFilter(root, paths, reader) };
  }
  const repository = openStaged(root);
  const { reader } = repository;
  return { reader, isWanted: pathFilter(root, paths, reader), staged: repository };
}

/** The input of one check. */
interface Run {
  readonly root: string;
  readonly reader: Reader;
  readonly isWanted: PathFilter;
  /** With `--staged`, the repository that `reader` reads. */
  readonly staged?: StagedRepository;
  readonly options: CheckOptions;
  readonly settings: CheckSettings;
}

async function checkOnce(run: Run): Promise<number> {
  const { root, reader, options, settings } = run;
  const config = await loadConfig(reader);
  if (options.anchors) requireAnchors(reader);
  const { diagnostics, counts, anchors } = await problemsOf(run, config);
  if (options.writeAnchors) {
    process.stderr.write(`${updateAnchors(root, reader, anchors(), options.force === true)}\n`);
    return 0;
  }
  const all = await withoutEarlier(run, withoutBaseline(run, config, diagnostics));
  const shown = { ...all, diagnostics: mergeSameCause(all.diagnostics) };
  writeOutputs(settings.outputs, shown, pathInCheckout(root));
  if (options.verbose)
    for (const [what, count] of counts) process.stderr.write(`${String(count).padStart(6)} ${what}\n`);
  const count = (severity: Severity): number =>
    shown.diagnostics.filter((d) => d.severity === severity).length;
  return count('error') > 0 || count('warning') > mostWarnings(settings, config) ? 1 : 0;
}

/**
 * With `--staged`, omits problems that the last commit has, too, except in staged files. A change can cause problems in
 * any file.
 */
async function withoutEarlier(run: Run, shown: Shown): Promise<Shown> {
  const { staged } = run;
  if (!staged) return shown;
  const isStaged = isInFiles(staged.changed);
  const head = shown.diagnostics.every(isStaged) ? undefined : staged.head();
  if (!head) return shown;
  const { external: _, ...options } = run.options;
  const before = { ...run, options, reader: head };
  const config = await loadConfig(head).catch(() => loadConfig(run.reader));
  const { diagnostics } = await problemsOf(before, config);
  const earlier = new Map<string, number>();
  for (const name of withoutBaseline(before, config, diagnostics).diagnostics.map(nameOf))
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

/** Rules that this check does not run. */
const notRun = ({ external }: CheckOptions): ReadonlySet<string> => (external ? new Set() : onDemand);

/** All problems of a repository, with its configured severities. */
async function problemsOf({ reader, options, isWanted, staged }: Run, config: Config) {
  const protocol = configuredProtocol(reader, config);
  const repository = openRepository(new Graph(), reader, {
    protocol,
    labels: releaseLabels(options, config, protocol),
    // No problem depends on the version, and reading it starts a process.
    gitVersion: () => undefined,
    raw: true,
    keepsTypeTitles: true,
    prose: config.prose,
    conventions: config.conventions,
  });
  const templates = await templateProblems(reader);
  let result = await runRules(repository, { diagnostics: templates, notRun: onDemand });
  if (options.external) {
    const { checkExternal } = await import('./check-external.js');
    const links = result.links().flatMap(({ uri, span: { source, start, end } }) => {
      const span = { source, start, end };
      const { file } = locationOf(span);
      return isWanted(file) && (staged?.changed.has(file) ?? true) ? [{ uri, span }] : [];
    });
    const broken = await checkExternal(links, config.external);
    result = await runRules(repository, {
      diagnostics: [...templates, ...broken],
      notRun: notRun(options),
    });
  }
  return { ...result, diagnostics: withSeverities(result.diagnostics, config.rules) };
}

/** The problems to show: those accepted by the path filter and not in the baseline. */
function withoutBaseline(
  { root, reader, options, isWanted }: Run,
  config: Config,
  diagnostics: readonly Diagnostic[],
): Shown {
  const isShown = (diagnostic: Diagnostic): boolean => isWanted(locationOf(diagnostic.span).file);
  const advice = options.info ? diagnostics.filter((d) => d.severity === 'info' && isShown(d)) : [];
  const problems = diagnostics.filter(({ severity }) => severity !== 'info');
  if (options.writeBaseline !== undefined) {
    const { path, before } = baselineToWrite(root, options, config);
    const { fresh, listed, removed } = updateBaseline(
      path,
      before,
      problems,
      notRun(options),
      options.force === true,
    );
    const fewer = removed === 0 ? '' : `, ${removed} fewer than before`;
    const left =
      fresh.length === 0
        ? ''
        : `; ${plural(fresh.length, 'new problem')} not added: fix them, or add them with --force`;
    process.stderr.write(
      `The baseline lists ${plural(listed, 'problem') || 'no problems'}${fewer}${left}.\n`,
    );
    return { diagnostics: sortDiagnostics([...fresh, ...advice]), known: listed };
  }
  const baseline = loadBaseline(root, reader, options, config);
  if (!baseline) return { diagnostics: sortDiagnostics([...problems.filter(isShown), ...advice]), known: 0 };
  const { fresh, known, gone } = applyBaseline(problems, baseline, notRun(options));
  const stale = staleEntries(baseline, gone).flatMap(({ file, diagnostic }) =>
    isWanted(file) ? withSeverities([diagnostic], config.rules) : [],
  );
  return {
    diagnostics: sortDiagnostics([...fresh.filter(isShown), ...stale, ...advice]),
    known: known.reduce((sum, { file, count }) => sum + (isWanted(file) ? count : 0), 0),
  };
}

function explain(id: string): number {
  const rule = ruleOf(id);
  if (rule) return print([`${rule.id} (${rule.severity})`, '', rule.summary, '', rule.explanation]);
  const near = closest(
    id,
    catalogue.map((known) => known.id),
  );
  throw new UsageError(
    `Unknown rule "${id}". ${near ? `Did you mean "${near}"?` : 'Run `spec check --list-rules` for a list.'}`,
  );
}

function print(lines: readonly string[]): number {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return 0;
}
