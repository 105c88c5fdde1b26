import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { summarize } from '../diagnostics/format/pretty.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import { fileReader } from '../source/file-reader.js';
import { type ReleaseLabels, unstable } from '../spec/labels.js';
import {
  type MergedApiDocument,
  mergedApi,
  openForMerge,
  presentGroups,
  publishedGroups,
  publishedPath,
  releaseOfSite,
} from '../spec/merged-api.js';
import type { ApiGroup, Protocol } from '../spec/protocol.js';
import type { Repository } from '../spec/repository.js';
import { configuredProtocol, loadConfig } from './config.js';
import { type LabelOptions, labelForAll, releaseLabels } from './labels.js';
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
 * the release of the site. For a single API without a label, the label of the default API applies.
 */
async function chosenApis(root: string, options: DumpSwaggerOptions): Promise<readonly Chosen[]> {
  const reader = fileReader(root);
  const config = await loadConfig(reader);
  const protocol = configuredProtocol(reader, config);
  const labels = releaseLabels(options, config, protocol);
  const general = generalLabel(options, labels, protocol);
  const repositories = new Map<string, Repository>();
  const open = (label: string): Repository => {
    const repository = repositories.get(label) ?? openForMerge(reader, protocol, label, config);
    repositories.set(label, repository);
    return repository;
  };
  const first = open(general ?? unstable);
  const out = options.out === toStandardOutput ? options.out : outputPath(options.out, root);
  return chosenGroups(options, first).map((group) => {
    const own = group.label === undefined ? undefined : labels[group.label];
    const label = own ?? (options.all ? undefined : general) ?? releaseOfSite(first) ?? unstable;
    const file = publishedPath(first, group) ?? `${group.folder}.json`;
    return { group, label, repository: open(label), path: options.all ? join(dirname(out), file) : out };
  });
}

/** The label of an API without one of its own: that of the default API on the command line, or else the one for all. */
function generalLabel(options: LabelOptions, labels: ReleaseLabels, protocol: Protocol): string | undefined {
  const main = protocol.apiGroups.find(({ folder }) => folder === protocol.swagger.group)?.label;
  const isGiven =
    main !== undefined &&
    (options.labels?.[main] !== undefined || options.release?.some((text) => text.startsWith(`${main}=`)));
  return isGiven ? labels[main] : labelForAll(options);
}

function chosenGroups({ api, all }: DumpSwaggerOptions, repository: Repository): readonly ApiGroup[] {
  if (all) return publishedGroups(repository);
  const present = presentGroups(repository);
  const wanted = api ?? repository.options.protocol.swagger.group;
  const found = present.filter(({ folder }) => folder === wanted);
  if (found.length > 0) return found;
  throw new UsageError(`Unknown API "${wanted}". APIs: ${present.map(({ folder }) => folder).join(', ')}.`);
}
