import type { Reader } from '../source/reader.js';

/** The kind of repository that a folder contains. */
export type RepositoryKind = 'specification' | 'later-layout' | 'none';

/**
 * Distinguishes a specification repository (`specification/targets.yaml`) from one in the later layout (Markdown pages
 * in `content/`, OpenAPI files in `data/api/`), which is not supported.
 */
export function repositoryKind(reader: Reader): RepositoryKind {
  if (reader.canonical('specification/targets.yaml') !== undefined) return 'specification';
  if (reader.list('content') !== undefined && reader.list('data/api') !== undefined) return 'later-layout';
  return 'none';
}
