import { writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { catalogue, ruleOf } from '../check/catalogue.js';
import { check as runRules } from '../check/run.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { formatGithub } from '../diagnostics/format/github.js';
import { formatJson } from '../diagnostics/format/json.js';
import { formatJunit } from '../diagnostics/format/junit.js';
import { formatPretty, summarise } from '../diagnostics/format/pretty.js';
import { formatSarif } from '../diagnostics/format/sarif.js';
import { locationOf } from '../diagnostics/order.js';
import { plain } from '../diagnostics/paint.js';
import { Graph } from '../graph/graph.js';
import { fileReader } from '../source/file-reader.js';
import { matrix } from '../spec/matrix.js';
import { openRepository } from '../spec/repository.js';
import { type LabelOptions, releaseLabels } from './labels.js';
import { findRoot } from './root.js';
import { paintFor } from './terminal.js';
import { UsageError } from './usage-error.js';
import { toolVersion } from './version.js';

export interface CheckOptions extends LabelOptions {
  readonly root?: string;
  readonly format: readonly string[];
  readonly maxWarnings?: string;
  readonly listRules?: boolean;
  readonly explain?: string;
  readonly verbose?: boolean;
}

/** `spec check`: prints what is wrong in a repository. Gives the exit status. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  if (options.listRules)
    return print(
      catalogue.map(({ id, severity, summary }) => `${id.padEnd(30)} ${severity.padEnd(8)} ${summary}`),
    );
  if (options.explain !== undefined) return explain(options.explain);
  const most = mostWarnings(options.maxWarnings);
  const outputs = outputsOf(options.format.length > 0 ? options.format : ['pretty']);
  const root = findRoot(options.root);
  const repository = openRepository(new Graph(), fileReader(root), {
    protocol: matrix,
    labels: releaseLabels(options),
    // No problem depends on it, and asking git takes a process.
    gitVersion: () => undefined,
    raw: true,
    asWritten: true,
  });
  const { diagnostics, counts } = await runRules(repository);
  const wanted = paths.map((path) => relative(root, resolve(path)));
  const shown = diagnostics.filter(
    (diagnostic) => diagnostic.severity !== 'info' && (wanted.length === 0 || liesIn(diagnostic, wanted)),
  );
  for (const { format, file } of outputs) {
    const text = render(format, shown, file === undefined);
    if (file === undefined) process.stdout.write(text);
    else writeFileSync(file, text);
  }
  if (options.verbose)
    for (const [what, count] of counts) process.stderr.write(`${String(count).padStart(6)} ${what}\n`);
  const count = (severity: Diagnostic['severity']): number =>
    shown.filter((d) => d.severity === severity).length;
  return count('error') > 0 || count('warning') > most ? 1 : 0;
}

const formats = ['pretty', 'json', 'github', 'sarif', 'junit'] as const;
type Format = (typeof formats)[number];

interface Output {
  readonly format: Format;
  /** Left out: standard output. */
  readonly file: string | undefined;
}

function outputsOf(wanted: readonly string[]): Output[] {
  return wanted.map((text) => {
    const [name = '', file] = text.split('=', 2);
    const format = formats.find((known) => known === name);
    if (!format) throw new UsageError(`there is no format ${name}; the formats are ${formats.join(', ')}.`);
    return { format, file: file === '' ? undefined : file };
  });
}

function render(format: Format, diagnostics: readonly Diagnostic[], isTerminal: boolean): string {
  switch (format) {
    case 'json':
      return formatJson(diagnostics);
    case 'github':
      return formatGithub(diagnostics);
    case 'sarif':
      return formatSarif(diagnostics, catalogue, toolVersion);
    case 'junit':
      return formatJunit(diagnostics);
    case 'pretty':
      return `${formatPretty(diagnostics, isTerminal ? paintFor(process.stdout) : plain)}${summarise(diagnostics)}\n`;
  }
}

const liesIn = ({ span }: Diagnostic, paths: readonly string[]): boolean => {
  const { file } = locationOf(span);
  return paths.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
};

function mostWarnings(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(text)) throw new UsageError(`--max-warnings ${text} is no number.`);
  return Number(text);
}

function explain(id: string): number {
  const rule = ruleOf(id);
  if (!rule) throw new UsageError(`there is no rule ${id}; --list-rules lists them.`);
  return print([`${rule.id} (${rule.severity})`, '', rule.summary, '', rule.explanation]);
}

function print(lines: readonly string[]): number {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return 0;
}
