import { Graph } from '../graph/graph.js';
import { mergeSwagger } from '../openapi/merge.js';
import { jsonText } from '../schema/json-text.js';
import type { Reader } from '../source/reader.js';
import type { YamlValue } from '../yaml/value.js';
import type { ApiGroup, Protocol } from './protocol.js';
import { openRepository, type Repository, type RepositoryOptions } from './repository.js';

/** Opens a repository for `swaggerDocument`, in which the version in paths is the major version of the label, or `unstable`. */
export function openForSwagger(
  reader: Reader,
  protocol: Protocol,
  label: string,
  { conventions = {} }: Pick<RepositoryOptions, 'conventions'> = {},
): Repository {
  return openRepository(new Graph(), reader, {
    protocol: { ...protocol, majorVersion: { ...protocol.majorVersion, otherwise: label } },
    labels: Object.fromEntries(protocol.labels.map(({ name }) => [name, label])),
    gitVersion: () => undefined,
    raw: false,
    keepsTypeTitles: true,
    conventions,
  });
}

/** The APIs for which the repository has a folder. */
export const presentGroups = ({ sources, options }: Repository): readonly ApiGroup[] =>
  options.protocol.apiGroups.filter(({ folder }) => sources.reader.list(`api/${folder}`) !== undefined);

/**
 * Merges the files of an API into one Swagger 2.0 document, as JSON with sorted keys. The repository was opened by `openForSwagger`;
 * `version` is the release label.
 */
export function swaggerDocument(repository: Repository, group: ApiGroup, version: string): string {
  const { graph, sources, layout, options } = repository;
  const { swagger, name } = options.protocol;
  const resolved = (path: string): YamlValue => graph.get(sources.resolved, path)?.value ?? {};
  const files = layout
    .apiSources(sources.reader, options.protocol)
    .filter((source) => source.group === group.folder);
  const document = mergeSwagger(
    files.map(({ path }) => resolved(path)),
    {
      title: `${name} ${group.title}`,
      version,
      host: layout.conventions.hostHasPort ? `${swagger.host}:${swagger.earlyPort}` : swagger.host,
      // Only the default API requires tags; the others may have none at all.
      untagged: group.folder !== swagger.group,
      securityDefinitions: resolved(`api/${group.folder}/${swagger.securityDefinitions}`),
    },
  );
  return `${jsonText(document, { indent: 4, sorted: true })}\n`;
}
