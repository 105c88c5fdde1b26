import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { catalogue } from '../check/catalogue/index.js';
import { plain } from '../diagnostics/colors.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { formatGithub } from '../diagnostics/format/github.js';
import { formatJson } from '../diagnostics/format/json.js';
import { formatJunit } from '../diagnostics/format/junit.js';
import { formatPretty, summarize } from '../diagnostics/format/pretty.js';
import { formatSarif } from '../diagnostics/format/sarif.js';
import { closest } from '../doc/closest.js';
import { colorsFor } from './terminal.js';
import { UsageError } from './usage-error.js';
import { toolVersion } from './version.js';
import { writeAtomic } from './write-atomic.js';

const formats = ['pretty', 'json', 'github', 'sarif', 'junit'] as const;
type Format = (typeof formats)[number];

/** A format with where it goes. */
export interface Output {
  readonly format: Format;
  /** Left out: standard output. */
  readonly file: string | undefined;
}

/** What outputs show. */
export interface Shown {
  readonly diagnostics: readonly Diagnostic[];
  /** How many problems the baseline knows. */
  readonly known: number;
}

/** Reads `--format` options: `json`, `json=FILE`. Throws a UsageError where one cannot be followed. */
export function outputsOf(wanted: readonly string[]): Output[] {
  const outputs = (wanted.length > 0 ? wanted : ['pretty']).map((text): Output => {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    const file = equals < 0 ? undefined : text.slice(equals + 1);
    const format = formats.find((known) => known === name);
    if (!format) {
      const near = closest(name, formats);
      const hint = near ? `did you mean ${near}?` : `the formats are ${formats.join(', ')}.`;
      throw new UsageError(`there is no format ${name}; ${hint}`);
    }
    if (file !== undefined) refuseUnwritable(text, file);
    return { format, file };
  });
  for (const [i, { file }] of outputs.entries()) {
    if (!outputs.slice(0, i).some((other) => other.file === file)) continue;
    throw new UsageError(
      file === undefined
        ? 'two formats cannot both go to standard output; give one of them a file, as in --format json=problems.json.'
        : `two formats cannot both go to ${file}; name another file for one of them.`,
    );
  }
  return outputs;
}

function refuseUnwritable(option: string, file: string): void {
  if (file === '') throw new UsageError(`--format ${option} names no file; write ${option}problems.txt.`);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) throw new UsageError(`--format ${option}: ${file} is a folder; name a file.`);
  try {
    accessSync(stat && !stat.isFile() ? file : dirname(file), constants.W_OK);
  } catch {
    const folder = dirname(file);
    const reason = statSync(folder, { throwIfNoEntry: false }) ? 'cannot be written to' : 'does not exist';
    throw new UsageError(`--format ${option}: the folder ${folder} ${reason}.`);
  }
}

/** Prints and writes what is shown. Throws a UsageError where a file cannot be written. */
export function writeOutputs(outputs: readonly Output[], shown: Shown): void {
  for (const { format, file } of outputs) {
    const text = render(format, shown, file === undefined);
    if (file === undefined) process.stdout.write(text);
    else writeAtomic(file, text);
  }
}

function render(format: Format, { diagnostics, known }: Shown, isTerminal: boolean): string {
  switch (format) {
    case 'json':
      return formatJson(diagnostics, known);
    case 'github':
      return formatGithub(diagnostics);
    case 'sarif':
      return formatSarif(diagnostics, catalogue, toolVersion);
    case 'junit':
      return formatJunit(diagnostics);
    case 'pretty': {
      const colors = isTerminal ? colorsFor(process.stdout) : plain;
      const also = known > 0 ? ` (${known} known in the baseline)` : '';
      return `${formatPretty(diagnostics, colors)}${summarize(diagnostics)}${also}\n`;
    }
  }
}
