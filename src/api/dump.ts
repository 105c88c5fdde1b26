import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import { closest } from '../doc/closest.js';
import { unstable } from '../spec/labels.js';
import {
  mergedApi,
  openForMerge,
  presentGroups,
  publishedGroups,
  publishedPath,
  releaseOfSite,
} from '../spec/merged-api.js';
import type { ApiGroup, Protocol } from '../spec/protocol.js';
import type { Repository } from '../spec/repository.js';
import type { LabelChoice } from './labels.js';
import { configure, type Opened } from './opened.js';
import type { DumpedApi, DumpOptions } from './options.js';
import { siteAddress } from './site-address.js';
import { UsageError } from './usage-error.js';

export interface DumpedApis {
  /** Whether the documents have no errors. */
  readonly isValid: boolean;
  readonly documents: readonly DumpedApi[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Merges the files of APIs into documents. Throws a UsageError for invalid options, and a ConfigurationError. */
export async function dumpApis(opened: Opened, options: DumpOptions): Promise<DumpedApis> {
  if (options.all && options.api !== undefined)
    throw new UsageError('The options `all` and `api` exclude each other. Remove one of them.');
  const { baseUrl = '' } = siteAddress({ baseUrl: options.baseUrl });
  const merged = (await chosenApis(opened, options)).map(({ repository, group, label, path }) => ({
    api: group.folder,
    path,
    ...mergedApi(repository, group, { version: label, baseUrl }),
  }));
  const problems = merged.flatMap(({ diagnostics }) => diagnostics);
  if (options.validate !== false && !problems.some(isError)) {
    const { validateMerged } = await import('../openapi/validate-merged.js');
    for (const { document, text, span } of merged)
      if (span) problems.push(...(await validateMerged(document, text, span)));
  }
  return {
    isValid: !problems.some(isError),
    documents: merged.map(({ api, path, text }) => ({ api, path, text })),
    diagnostics: sortDiagnostics(problems),
  };
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** An API to merge, and the repository opened with its release label. */
interface Chosen {
  readonly group: ApiGroup;
  readonly path: string;
  readonly label: string;
  readonly repository: Repository;
}

/**
 * The APIs to merge. The label of an API is the one chosen for it or for all, or the configured one; in the layout of 2021, it is otherwise
 * the release of the site. For a single API without a label, the label of the default API applies.
 */
async function chosenApis(opened: Opened, options: DumpOptions): Promise<readonly Chosen[]> {
  const { reader, config, protocol, labels } = await configure(opened);
  const general = generalLabel(opened.labels, protocol);
  const repositories = new Map<string, Repository>();
  const open = (label: string): Repository => {
    const repository = repositories.get(label) ?? openForMerge(reader, protocol, label, config);
    repositories.set(label, repository);
    return repository;
  };
  const first = open(general ?? unstable);
  return chosenGroups(options, first).map((group) => {
    const own = group.label === undefined ? undefined : labels[group.label];
    const label = own ?? (options.all ? undefined : general) ?? releaseOfSite(first) ?? unstable;
    const path = publishedPath(first, group) ?? `${group.folder}.json`;
    return { group, label, repository: open(label), path };
  });
}

/** The label of an API without one of its own: the one chosen for the default API, or else the one for all. */
function generalLabel({ named, all }: LabelChoice, protocol: Protocol): string | undefined {
  const main = protocol.apiGroups.find(({ folder }) => folder === protocol.swagger.group)?.label;
  return (main === undefined ? undefined : named?.[main]) ?? all;
}

function chosenGroups({ api, all }: DumpOptions, repository: Repository): readonly ApiGroup[] {
  if (all) return publishedGroups(repository);
  const present = presentGroups(repository);
  const wanted = api ?? repository.options.protocol.swagger.group;
  const found = present.filter(({ folder }) => folder === wanted);
  if (found.length > 0) return found;
  if (present.length === 0) throw new UsageError('This repository describes no API.');
  const folders = present.map(({ folder }) => folder);
  const near = closest(wanted, folders);
  throw new UsageError(
    `Unknown API "${wanted}". ${near ? `Did you mean "${near}"? ` : ''}APIs: ${folders.join(', ')}.`,
  );
}
