import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { summarize } from '../diagnostics/format/pretty.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import { fileReader } from '../source/file-reader.js';
import { type ReleaseLabels, unstable } from '../spec/labels.js';
import { matrix } from '../spec/matrix.js';
import {
  type MergedApiDocument,
  mergedApi,
  openForMerge,
  presentGroups,
  publishedGroups,
  publishedPath,
  releaseOfSite,
} from '../spec/merged-api.js';
import type { ApiGroup } from '../spec/protocol.js';
import type { Repository } from '../spec/repository.js';
import { loadConfig } from './config.js';
import { type LabelOptions, releaseLabels } from './labels.js';
import { findRoot } from './root.js';
import { outputPath } from './site/output-path.js';
import { siteAddress } from './site-address.js';
import { formatFor } from './terminal.js';
import { UsageError } from './usage-error.js';
import { writeAtomic } from './write-atomic.js';

export interface DumpSwaggerOptions extends LabelOptions {
  readonly root?: string;
  readonly out: string;
  readonly api?: string;
  readonly all?: boolean;
  /** The label of all APIs that have no label of their own. */
  readonly release?: string;
  readonly baseUrl?: string;
  readonly validate: boolean;
}

/** An API to write, its file, and the repository opened with its release label. */
interface Chosen {
  readonly group: ApiGroup;
  readonly path: string;
  readonly label: string;
  readonly repository: Repository;
}

const toStandardOutput = '-';

/**
 * `spec dump-swagger`: writes merged API documents. If the sources or the documents have errors, prints them and writes nothing. Returns the
 * exit status.
 */
export async function dumpSwagger(options: DumpSwaggerOptions): Promise<number> {
  if (options.out === '') throw new UsageError('--out requires a file name; `-` prints the document.');
  if (options.all && options.out === toStandardOutput)
    throw new UsageError('--all writes several files and cannot print them. Give a file name with --out.');
  if (options.all && options.api !== undefined)
    throw new UsageError('--all and --api exclude each other. Remove one of them.');
  const root = findRoot(options.root);
  const { baseUrl = '' } = siteAddress(options);
  const documents = new Map<string, MergedApiDocument>();
  const problems: Diagnostic[] = [];
  for (const { repository, group, label, path } of await chosenApis(root, options)) {
    const merged = mergedApi(repository, group, { version: label, baseUrl });
    documents.set(path, merged);
    problems.push(...merged.diagnostics);
  }
  if (options.validate && !problems.some(isError)) {
    const { validateMerged } = await import('../openapi/validate-merged.js');
    for (const { document, text, span } of documents.values())
      if (span) problems.push(...(await validateMerged(document, text, span)));
  }
  if (problems.length > 0) process.stderr.write(formatFor(process.stderr, sortDiagnostics(problems)));
  if (problems.some(isError)) {
    process.stderr.write(`${summarize(problems)}; nothing was written.\n`);
    return 1;
  }
  for (const [path, { text }] of documents) {
    if (path === toStandardOutput) process.stdout.write(text);
    else writeAtomic(path, text);
  }
  return 0;
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/**
 * The APIs to write. The label of an API is given by its option, by `--release` or by the configuration; in the layout of 2021, it is otherwise
 * the release of the site. For a single API without a label, `--client-release` applies.
 */
async function chosenApis(root: string, options: DumpSwaggerOptions): Promise<readonly Chosen[]> {
  const reader = fileReader(root);
  const config = await loadConfig(reader);
  const labels = releaseLabels(withRelease(options), config);
  const repositories = new Map<string, Repository>();
  const open = (label: string): Repository => {
    const repository = repositories.get(label) ?? openForMerge(reader, matrix, label, config);
    repositories.set(label, repository);
    return repository;
  };
  const first = open(options.clientRelease ?? options.release ?? unstable);
  const out = options.out === toStandardOutput ? options.out : outputPath(options.out, root);
  return chosenGroups(options, first).map((group) => {
    const label = labelOf(group, labels, options) ?? releaseOfSite(first) ?? unstable;
    const file = publishedPath(first, group) ?? `${group.folder}.json`;
    return { group, label, repository: open(label), path: options.all ? join(dirname(out), file) : out };
  });
}

/** The label options with `--release` for those that are not given. */
const withRelease = ({ release, ...given }: DumpSwaggerOptions): LabelOptions =>
  release === undefined
    ? given
    : {
        clientRelease: release,
        serverRelease: release,
        appserviceRelease: release,
        pushGatewayRelease: release,
        identityRelease: release,
        ...given,
      };

const labelOf = (
  { label }: ApiGroup,
  labels: ReleaseLabels,
  { all, clientRelease }: DumpSwaggerOptions,
): string | undefined => labels[label] ?? (all ? undefined : clientRelease);

function chosenGroups({ api, all }: DumpSwaggerOptions, repository: Repository): readonly ApiGroup[] {
  if (all) return publishedGroups(repository);
  const present = presentGroups(repository);
  const wanted = api ?? matrix.swagger.group;
  const found = present.filter(({ folder }) => folder === wanted);
  if (found.length > 0) return found;
  throw new UsageError(`Unknown API "${wanted}". APIs: ${present.map(({ folder }) => folder).join(', ')}.`);
}
