import type { Worker } from 'node:worker_threads';
import type { PhaseListener } from '../api/build.js';
import { type Found, findProblems, fixProblems, writeAnchorList, writeKnownProblems } from '../api/check.js';
import type { Opened } from '../api/opened.js';
import type { CheckRequest } from '../api/options.js';
import { RepeatedCheck } from '../api/repeated-check.js';
import { findRoot } from '../api/root.js';
import { UsageError } from '../api/usage-error.js';
import { catalogue, ruleOf } from '../check/catalogue/index.js';
import { listRules } from '../check/catalogue/list.js';
import { plural } from '../diagnostics/format/pretty.js';
import { closest } from '../doc/closest.js';
import { pathInCheckout } from '../source/git.js';
import { type CheckOptions, checkSettings } from './check-settings.js';
import { describeUsageError } from './describe-error.js';
import { labelChoice } from './label-options.js';
import { type Output, writeOutputs } from './outputs.js';
import { Progress } from './progress.js';
import { watchAndCheck } from './watch-check.js';

/** `spec check`: prints the problems of a repository. Returns the exit status. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  worker?: Worker,
): Promise<number> {
  if (options.listRules) return print(listRules());
  if (options.explain !== undefined) return explain(options.explain);
  const { outputs, maxWarnings, maxProblems } = checkSettings(paths, options);
  const opened = { root: findRoot(options.root), labels: labelChoice(options) };
  const request: CheckRequest = { ...options, paths, maxWarnings, isCounted: options.verbose };
  const run: Run = {
    opened,
    request,
    options,
    outputs,
    maxProblems,
    find: (onPhase) => findProblems(opened, request, onPhase, { worker }),
  };
  if (options.watch) {
    // It would be idle from the second check on.
    void worker?.terminate();
    const repeated = new RepeatedCheck(opened, request);
    await watchAndCheck(opened.root, outputs, async (changes) => {
      try {
        await checkOnce({ ...run, find: (onPhase) => repeated.findProblems(changes, onPhase) });
      } catch (error) {
        const message = describeUsageError(error);
        if (message === undefined) throw error;
        process.stderr.write(message);
      }
    });
    return 0;
  }
  if (options.fix)
    for (const { path, line, message } of await fixProblems(opened, run.request))
      process.stderr.write(`fixed ${path}:${line}: ${message}\n`);
  return checkOnce(run);
}

interface Run {
  readonly opened: Opened;
  readonly request: CheckRequest;
  readonly options: CheckOptions;
  readonly outputs: readonly Output[];
  readonly maxProblems: number | undefined;
  readonly find: (onPhase: PhaseListener) => Promise<Found>;
}

async function checkOnce(run: Run): Promise<number> {
  const { opened, options, outputs, maxProblems } = run;
  if (options.writeAnchors) {
    const summary = await writeAnchorList(opened, { isForced: options.force === true });
    process.stderr.write(`${summary}\n`);
    return 0;
  }
  const progress = new Progress('normal');
  const found = await (options.writeBaseline === undefined
    ? run.find((name) => progress.phase(name))
    : writeBaseline(run, options.writeBaseline)
  ).finally(() => progress.clear());
  writeOutputs(outputs, found, { folder: pathInCheckout(opened.root), maxProblems });
  if (options.verbose)
    for (const [what, count] of found.counts) process.stderr.write(`${String(count).padStart(6)} ${what}\n`);
  return found.isPassed ? 0 : 1;
}

async function writeBaseline({ opened, request, options }: Run, named: string | true): Promise<Found> {
  const found = await writeKnownProblems(opened, request, {
    file: named === true ? undefined : named,
    isForced: options.force === true,
  });
  const { fresh, listed, removed } = found.written;
  const fewer = removed === 0 ? '' : `, ${removed} fewer than before`;
  const left =
    fresh.length === 0
      ? ''
      : `; ${plural(fresh.length, 'new problem')} not added: fix them, or add them with --force`;
  process.stderr.write(`The baseline lists ${plural(listed, 'problem') || 'no problems'}${fewer}${left}.\n`);
  return found;
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
