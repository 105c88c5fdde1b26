import type { Reader } from '../source/reader.js';

/** What a folder holds, as far as this tool can tell. */
export type RepositoryKind = 'specification' | 'later-layout' | 'none';

/**
 * Tells a specification repository (`specification/targets.yaml`) from one of the later layout (Markdown pages in
 * `content/`, OpenAPI files in `data/api/`), which this tool does not build.
 */
export function repositoryKind(reader: Reader): RepositoryKind {
  if (reader.canonical('specification/targets.yaml') !== undefined) return 'specification';
  if (reader.list('content') !== undefined && reader.list('data/api') !== undefined) return 'later-layout';
  return 'none';
}
