import { dirname, join } from 'node:path';
import { formatPretty, summarise } from '../diagnostics/format/pretty.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import { fileReader } from '../source/file-reader.js';
import { matrix } from '../spec/matrix.js';
import type { ApiGroup } from '../spec/protocol.js';
import type { Repository } from '../spec/repository.js';
import { openForSwagger, presentGroups, swaggerDocument } from '../spec/swagger-document.js';
import { findRoot } from './root.js';
import { errorPaint } from './terminal.js';
import { UsageError } from './usage-error.js';
import { writeWhole } from './write-whole.js';

export interface DumpSwaggerOptions {
  readonly root?: string;
  readonly out: string;
  readonly clientRelease: string;
  readonly api?: string;
  readonly all?: boolean;
}

const toStandardOutput = '-';

/** `spec dump-swagger`: writes merged Swagger documents, or says what is wrong and writes nothing. Gives the exit status. */
export function dumpSwagger(options: DumpSwaggerOptions): number {
  const label = options.clientRelease;
  if (options.all && options.out === toStandardOutput)
    throw new UsageError('--all writes several files; name one with --out.');
  if (options.all && options.api !== undefined)
    throw new UsageError('--all is for every API; leave out --api.');
  const repository = openForSwagger(fileReader(findRoot(options.root)), matrix, label);
  const groups = chosenGroups(repository, options);
  const files = groups.map((group) => {
    const text = `${JSON.stringify(swaggerDocument(repository, group, label), null, 4)}\n`;
    return { path: options.all ? join(dirname(options.out), `${group.folder}.json`) : options.out, text };
  });
  if (reportProblems(repository, groups)) return 1;
  for (const { path, text } of files) {
    if (path === toStandardOutput) process.stdout.write(text);
    else writeWhole(path, text);
  }
  return 0;
}

function chosenGroups(repository: Repository, { api, all }: DumpSwaggerOptions): readonly ApiGroup[] {
  const present = presentGroups(repository);
  if (all) return present;
  const wanted = api ?? repository.options.protocol.swagger.group;
  const found = present.filter(({ folder }) => folder === wanted);
  if (found.length > 0) return found;
  throw new UsageError(
    `there is no API ${wanted}; this repository has ${present.map(({ folder }) => folder).join(', ')}.`,
  );
}

function reportProblems(
  { graph, layout, sources, options }: Repository,
  groups: readonly ApiGroup[],
): boolean {
  const files = layout
    .apiSources(sources.reader, options.protocol)
    .filter(({ group }) => groups.some(({ folder }) => folder === group));
  const problems = sortDiagnostics(files.flatMap(({ path }) => graph.diagnostics(sources.resolved, path)));
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (problems.length > 0) process.stderr.write(formatPretty(problems, errorPaint()));
  if (errors.length > 0) process.stderr.write(`${summarise(problems)}; nothing was written.\n`);
  return errors.length > 0;
}
