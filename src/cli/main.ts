import type { Worker } from 'node:worker_threads';
import { CommanderError } from 'commander';
import { UsageError } from '../api/usage-error.js';
import { toolVersion } from '../api/version.js';
import { reasonOf } from '../source/system-error.js';
import { describeUsageError } from './describe-error.js';
import { createProgram } from './program.js';

/** Exit status, a public interface: 0 success, 1 problems in the sources, 2 usage or configuration error, 3 internal error. */
enum Status {
  usage = 2,
  internalError = 3,
}

/** Runs a command line, given without the names of Node and the program. Sets `process.exitCode`. */
export async function main(args: readonly string[], worker?: Worker): Promise<void> {
  reportLostOutput();
  try {
    // The version is printed without loading anything else.
    if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
      process.stdout.write(`${toolVersion}\n`);
      return;
    }
    const { value: folder, others } = takeOption(args, '--cwd');
    if (folder !== undefined) enter(folder);
    const { knownLabels } = await import('./known-labels.js');
    const labels = await knownLabels(takeOption(others, '--root').value);
    await createProgram(labels, worker).parseAsync(others, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** Reports a failure of standard output once, at the end with a status of its own. */
function reportLostOutput(): void {
  let isLost = false;
  process.stdout.on('error', (error) => {
    if (isLost) return;
    isLost = true;
    process.stderr.write(`spec: Cannot write to standard output: ${reasonOf(error)}.\n`);
    process.on('exit', () => {
      process.exitCode = Status.usage;
    });
  });
  // There is no other stream to report a failure of standard error.
  process.stderr.on('error', () => undefined);
}

/** Takes an option with a value out of a command line; the last one counts. */
function takeOption(args: readonly string[], name: string) {
  const others: string[] = [];
  let value: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') return { value, others: [...others, ...args.slice(i)] };
    if (arg === name && i + 1 < args.length) value = args[++i];
    else if (arg.startsWith(`${name}=`)) value = arg.slice(name.length + 1);
    else others.push(arg);
  }
  return { value, others };
}

function enter(folder: string): void {
  try {
    process.chdir(folder);
  } catch (error) {
    throw new UsageError(`Cannot enter ${folder} (--cwd): ${reasonOf(error)}.`);
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : Status.usage;
  const message = describeUsageError(error);
  if (message !== undefined) {
    process.stderr.write(message);
    return Status.usage;
  }
  process.stderr.write(
    `spec: internal error. This is a bug in spec, not a problem in your sources; please report it with the details below.\n`,
  );
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return Status.internalError;
}
