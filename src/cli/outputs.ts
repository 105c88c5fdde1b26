import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../api/usage-error.js';
import { toolVersion } from '../api/version.js';
import { writeAtomic } from '../api/write-atomic.js';
import { catalogue } from '../check/catalogue/index.js';
import { plain } from '../diagnostics/colors.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { formatGithub } from '../diagnostics/format/github.js';
import { formatJson } from '../diagnostics/format/json.js';
import { formatJunit } from '../diagnostics/format/junit.js';
import { formatReport } from '../diagnostics/format/report.js';
import { formatSarif } from '../diagnostics/format/sarif.js';
import { closest } from '../doc/closest.js';
import { colorsFor } from './terminal.js';

/** The formats of problems. */
export const formats = ['pretty', 'json', 'github', 'sarif', 'junit'] as const;
type Format = (typeof formats)[number];

/** An output format and its destination. */
export interface Output {
  readonly format: Format;
  /** `undefined`: standard output. */
  readonly file: string | undefined;
}

/** The content of outputs. */
export interface Shown {
  readonly diagnostics: readonly Diagnostic[];
  /** Number of problems in the baseline. */
  readonly known: number;
}

/** Parses `--format` options: `json`, `json=FILE`. Throws a UsageError if one is invalid. */
export function outputsOf(options: readonly string[]): Output[] {
  const outputs = (options.length > 0 ? options : ['pretty']).map((text): Output => {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    const file = equals < 0 ? undefined : text.slice(equals + 1);
    const format = formats.find((known) => known === name);
    if (!format) {
      const near = closest(name, formats);
      const hint = near ? `Did you mean "${near}"?` : `Formats: ${formats.join(', ')}.`;
      throw new UsageError(`Unknown format "${name}". ${hint}`);
    }
    if (file !== undefined) rejectUnwritable(text, file);
    return { format, file };
  });
  for (const [i, { file }] of outputs.entries()) {
    if (!outputs.slice(0, i).some((other) => other.file === file)) continue;
    throw new UsageError(
      file === undefined
        ? 'Only one format can be printed to standard output. Write the other one to a file, as in --format json=problems.json.'
        : `Two formats have the same file ${file}. Choose another file for one of them.`,
    );
  }
  return outputs;
}

function rejectUnwritable(option: string, file: string): void {
  if (file === '')
    throw new UsageError(`--format ${option} requires a file name, as in ${option}problems.txt.`);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) throw new UsageError(`--format ${option}: ${file} is a folder. Choose a file.`);
  try {
    accessSync(stat && !stat.isFile() ? file : dirname(file), constants.W_OK);
  } catch {
    const folder = dirname(file);
    const reason = statSync(folder, { throwIfNoEntry: false }) ? 'is not writable' : 'does not exist';
    throw new UsageError(`--format ${option}: the folder ${folder} ${reason}.`);
  }
}

/** How outputs are printed. */
export interface Printing {
  /** The path of the repository in its checkout, which formats for GitHub prepend to file names. */
  readonly folder: string;
  /** The number of problems to print; default: 200 on a terminal. Files have all of them. */
  readonly maxProblems: number | undefined;
}

/** Prints and writes outputs. Throws a UsageError if a file cannot be written. */
export function writeOutputs(outputs: readonly Output[], shown: Shown, printing: Printing): void {
  for (const { format, file } of outputs) {
    const text = render(format, shown, file === undefined, printing);
    if (file === undefined) process.stdout.write(text);
    else writeAtomic(file, text);
  }
}

function render(format: Format, shown: Shown, isPrinted: boolean, { folder, maxProblems }: Printing): string {
  const { diagnostics, known } = shown;
  switch (format) {
    case 'json':
      return formatJson(diagnostics, known);
    case 'github':
      return formatGithub(diagnostics, folder);
    case 'sarif':
      return formatSarif(diagnostics, catalogue, toolVersion, folder);
    case 'junit':
      return formatJunit(diagnostics);
    case 'pretty':
      return isPrinted ? printedReport(shown, maxProblems) : formatReport(diagnostics, { ...toFile, known });
  }
}

const toFile = { colors: plain, maxProblems: Number.POSITIVE_INFINITY };

/** The number of problems that a terminal shows by default. */
const mostInTerminal = 200;

function printedReport({ diagnostics, known }: Shown, maxProblems: number | undefined): string {
  const { stdout } = process;
  return formatReport(diagnostics, {
    colors: colorsFor(stdout),
    columns: stdout.isTTY ? stdout.columns || undefined : undefined,
    known,
    maxProblems: maxProblems ?? (stdout.isTTY ? mostInTerminal : Number.POSITIVE_INFINITY),
  });
}
