import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Graph } from '../graph/graph.js';
import { mergeSwagger } from '../openapi/merge.js';
import { mergeOpenApi, mergePlainSwagger } from '../openapi/merge-openapi.js';
import { isOpenApi } from '../openapi/read-api.js';
import { jsonText } from '../schema/json-text.js';
import type { Reader } from '../source/reader.js';
import type { Span } from '../source/text.js';
import { isMap, type YamlMap, type YamlValue } from '../yaml/value.js';
import { type MergedApiConventions, modernConventions } from './layouts/release-conventions.js';
import { portableTexts } from './merged-texts.js';
import { releaseName } from './pages/changelog-blocks.js';
import type { ApiGroup, Protocol } from './protocol.js';
import { openRepository, type Repository, type RepositoryOptions } from './repository.js';

/** The merged document of an API. */
export interface MergedApiDocument {
  /** Its entries keep their positions in the sources. */
  readonly document: YamlMap;
  /** The document as JSON. */
  readonly text: string;
  /** Where to report a problem of a part that is not from a file. */
  readonly span: Span | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface MergedApiOptions {
  /** The release label. */
  readonly version: string;
  /** The address of the site, without a slash at the end, which links that begin with `/` get in front; empty to keep them as written. */
  readonly baseUrl: string;
}

/** Opens a repository for `mergedApi`, in which the version in paths is the major version of the label, or `unstable`. */
export function openForMerge(
  reader: Reader,
  protocol: Protocol,
  label: string,
  { conventions = {} }: Pick<RepositoryOptions, 'conventions'> = {},
): Repository {
  return openRepository(new Graph(), reader, {
    protocol: {
      ...protocol,
      majorVersion: protocol.majorVersion && { ...protocol.majorVersion, otherwise: label },
    },
    labels: Object.fromEntries(protocol.labels.map(({ name }) => [name, label])),
    gitVersion: () => undefined,
    raw: false,
    keepsTypeTitles: true,
    conventions,
  });
}

/** The APIs for which the repository has a folder. */
export const presentGroups = ({ sources, options, layout }: Repository): readonly ApiGroup[] =>
  options.protocol.apiGroups.filter(
    ({ folder }) => sources.reader.list(`${layout.apiRoot}/${folder}`) !== undefined,
  );

/** The APIs of the repository whose merged document its release publishes. */
export function publishedGroups(repository: Repository): readonly ApiGroup[] {
  const published = siteConventions(repository)?.published;
  return presentGroups(repository).filter(({ folder }) => published?.includes(folder) ?? true);
}

/** The release of a repository of the layout of 2021, as in `v1.19`; `undefined` if it has none, and in other layouts. */
export function releaseOfSite({ site, graph }: Repository): string | undefined {
  const release = site && graph.get(site.queries.configuration, '').release;
  return release && releaseName(release);
}

/** The path of the document of an API in the site of the layout of 2021; `undefined` in other layouts. */
export const publishedPath = ({ site }: Repository, { changelog }: ApiGroup): string | undefined =>
  site && `${changelog.replaceAll('_', '-')}-api/api.json`;

const siteConventions = ({ site, graph }: Repository): MergedApiConventions | undefined =>
  site && graph.get(site.queries.conventions, '').mergedApi;

/**
 * Merges the files of an API into one document, as JSON with sorted keys. It has the format of the files. The repository was opened by
 * `openForMerge`. Problems of the sources are included; files without a map, and files of different formats, are reported as
 * `openapi/merged-document`.
 */
export function mergedApi(
  repository: Repository,
  group: ApiGroup,
  { version, baseUrl }: MergedApiOptions,
): MergedApiDocument {
  const { graph, sources, layout, options } = repository;
  const { swagger, name } = options.protocol;
  const resolved = (path: string): YamlValue | undefined => graph.get(sources.resolved, path)?.value;
  const paths = layout
    .apiSources(sources.reader, options.protocol)
    .filter((source) => source.group === group.folder)
    .map(({ path }) => path);
  const diagnostics = paths.flatMap((path) => graph.diagnostics(sources.resolved, path));
  const report = (problem: Diagnostic): number => diagnostics.push(problem);
  for (const path of paths) {
    const file = graph.get(sources.yaml, path);
    if (file && file.value !== undefined && !isMap(file.value)) report(noMap(file.span));
  }
  const files = paths.map((path) => resolved(path) ?? {});
  const security = resolved(`${layout.apiRoot}/${group.folder}/${swagger.securityDefinitions}`);
  const site = siteConventions(repository);
  const { requiresTags, ...texts } = site ?? {
    ...modernConventions(undefined, options.protocol.site).mergedApi,
    expandsShortcodes: false,
  };
  const api = {
    title: group.title.startsWith(name) ? group.title : `${name} ${group.title}`,
    version,
    security,
    requiresTags,
    ...swagger,
  };
  const span = paths.flatMap((path) => graph.get(sources.yaml, path)?.span ?? [])[0];

  if (!files.some(isOpenApi) && !site) {
    const document = mergeSwagger(files, {
      title: api.title,
      version,
      host:
        layout.conventions.hostHasPort && swagger.earlyPort !== undefined
          ? `${swagger.host}:${swagger.earlyPort}`
          : swagger.host,
      // Only the default API requires tags; the others may have none at all.
      untagged: group.folder !== swagger.group,
      securityDefinitions: security ?? {},
    });
    return { document, text: `${jsonText(document, { indent: 4, sorted: true })}\n`, span, diagnostics };
  }
  if (files.some(isOpenApi)) {
    for (const [i, path] of paths.entries()) {
      const document = graph.get(sources.yaml, path);
      if (isMap(document?.value) && !isOpenApi(files[i])) report(differentFormat(document.span));
    }
  }
  const merged = files.some(isOpenApi) ? mergeOpenApi(files, api) : mergePlainSwagger(files, api);
  const document = portableTexts(merged, { ...texts, baseUrl }, report);
  return { document, text: jsonText(document, { indent: 4, sorted: true, ascii: true }), span, diagnostics };
}

const noMap = ({ source, start }: Span): Diagnostic => ({
  rule: 'openapi/merged-document',
  severity: 'error',
  message: 'This file of the API contains no operations: it is not a map.',
  span: { source, start, end: start },
  help: 'Restore its content, or remove the file.',
});

const differentFormat = ({ source, start }: Span): Diagnostic => ({
  rule: 'openapi/merged-document',
  severity: 'error',
  message:
    'This file is not OpenAPI 3, but other files of the API are; they cannot be merged into one document.',
  span: { source, start, end: start },
  help: 'Convert the file to OpenAPI 3.',
});
