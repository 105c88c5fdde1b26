import { dirname, join } from 'node:path';
import { summarize } from '../diagnostics/format/pretty.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import { fileReader } from '../source/file-reader.js';
import { unstable } from '../spec/labels.js';
import { matrix } from '../spec/matrix.js';
import type { ApiGroup } from '../spec/protocol.js';
import type { Repository } from '../spec/repository.js';
import { openForSwagger, presentGroups, swaggerDocument } from '../spec/swagger-document.js';
import { loadConfig } from './config.js';
import { type LabelOptions, releaseLabels } from './labels.js';
import { findRoot } from './root.js';
import { outputPath } from './site/output-path.js';
import { formatFor } from './terminal.js';
import { UsageError } from './usage-error.js';
import { writeAtomic } from './write-atomic.js';

export interface DumpSwaggerOptions extends LabelOptions {
  readonly root?: string;
  readonly out: string;
  readonly api?: string;
  readonly all?: boolean;
}

/** An API to write, and the repository opened with its release label. */
interface Chosen {
  readonly group: ApiGroup;
  readonly label: string;
  readonly repository: Repository;
}

const toStandardOutput = '-';

/** `spec dump-swagger`: writes merged Swagger documents; if there are errors, prints them and writes nothing. Returns the exit status. */
export async function dumpSwagger(options: DumpSwaggerOptions): Promise<number> {
  if (options.out === '') throw new UsageError('--out requires a file name; `-` prints the document.');
  if (options.all && options.out === toStandardOutput)
    throw new UsageError('--all writes several files and cannot print them. Give a file name with --out.');
  if (options.all && options.api !== undefined)
    throw new UsageError('--all and --api exclude each other. Remove one of them.');
  const root = findRoot(options.root);
  const out = options.out === toStandardOutput ? options.out : outputPath(options.out, root);
  const chosen = await chosenApis(root, options);
  const files = chosen.map(({ repository, group, label }) => {
    const text = swaggerDocument(repository, group, label);
    return { path: options.all ? join(dirname(out), `${group.folder}.json`) : out, text };
  });
  if (reportProblems(chosen)) return 1;
  for (const { path, text } of files) {
    if (path === toStandardOutput) process.stdout.write(text);
    else writeAtomic(path, text);
  }
  return 0;
}

/**
 * The APIs to write. The label of an API is given by its option or by the configuration. For a single API without a label,
 * `--client-release` applies.
 */
async function chosenApis(root: string, options: DumpSwaggerOptions): Promise<readonly Chosen[]> {
  const reader = fileReader(root);
  const config = await loadConfig(reader);
  const labels = releaseLabels(options, config);
  const repositories = new Map<string, Repository>();
  const open = (label: string): Repository => {
    const repository = repositories.get(label) ?? openForSwagger(reader, matrix, label, config);
    repositories.set(label, repository);
    return repository;
  };
  return chosenGroups(options, presentGroups(open(options.clientRelease ?? unstable))).map((group) => {
    const label = labels[group.label] ?? (options.all ? undefined : options.clientRelease) ?? unstable;
    return { group, label, repository: open(label) };
  });
}

function chosenGroups({ api, all }: DumpSwaggerOptions, present: readonly ApiGroup[]): readonly ApiGroup[] {
  if (all) return present;
  const wanted = api ?? matrix.swagger.group;
  const found = present.filter(({ folder }) => folder === wanted);
  if (found.length > 0) return found;
  throw new UsageError(`Unknown API "${wanted}". APIs: ${present.map(({ folder }) => folder).join(', ')}.`);
}

function reportProblems(chosen: readonly Chosen[]): boolean {
  const found = chosen.flatMap(({ group, repository: { graph, layout, sources, options } }) =>
    layout
      .apiSources(sources.reader, options.protocol)
      .filter((source) => source.group === group.folder)
      .flatMap(({ path }) => graph.diagnostics(sources.resolved, path)),
  );
  const problems = sortDiagnostics(found);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (problems.length > 0) process.stderr.write(formatFor(process.stderr, problems));
  if (errors.length > 0) process.stderr.write(`${summarize(problems)}; nothing was written.\n`);
  return errors.length > 0;
}
