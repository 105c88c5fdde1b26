import { mergeSwagger } from '../openapi/merge.js';
import { sortKeys } from '../schema/sort-keys.js';
import type { YamlValue } from '../yaml/value.js';
import type { ApiGroup } from './protocol.js';
import type { Repository } from './repository.js';

/** One Swagger 2.0 document of all files of an API, keys sorted. `version` is the release label. */
export function swaggerDocument(repository: Repository, group: ApiGroup, version: string): YamlValue {
  const { graph, sources, layout, options } = repository;
  const { swagger, name } = options.protocol;
  const resolved = (path: string): YamlValue => graph.get(sources.resolved, path)?.value ?? {};
  const files = layout
    .apiSources(sources.reader, options.protocol)
    .filter((source) => source.group === group.folder);
  return sortKeys(
    mergeSwagger(
      files.map(({ path }) => resolved(path)),
      {
        title: `${name} ${group.title}`,
        version,
        host: layout.conventions.hostHasPort ? `${swagger.host}:${swagger.earlyPort}` : swagger.host,
        securityDefinitions: resolved(`api/${group.folder}/${swagger.securityDefinitions}`),
      },
    ),
  );
}
