import type { Reader } from '../source/reader.js';
import { hasImplicitTargets } from './implicit-targets.js';
import { hasLayout2021 } from './layouts/layout-2021.js';

/** The kind of repository that a folder contains. */
export type RepositoryKind = 'specification' | 'none';

/**
 * Detects a specification repository: one with `specification/targets.yaml` or sections in `specification/`, or one of the layout of 2021 (Markdown pages in `content/`,
 * API files in `data/api/`, and the configuration of a site).
 */
export const repositoryKind = (reader: Reader): RepositoryKind =>
  reader.canonical('specification/targets.yaml') !== undefined ||
  (hasImplicitTargets(reader) && reader.canonical('content/_index.md') === undefined) ||
  hasLayout2021(reader)
    ? 'specification'
    : 'none';
