import type { Context, Graph } from '../../graph/graph.js';
import type { Models } from '../models.js';
import type { Protocol } from '../protocol.js';
import type { Sources } from '../sources.js';
import type { BlockCall, ShortcodeContent } from './assemble-page.js';
import type { ShowingPage } from './showing-page.js';
import type { SiteQueries } from './site-queries.js';

/** The content of shortcodes that show API files, events and schemas. */
export interface DataContent {
  content(call: BlockCall, showing: ShowingPage, query: Context): ShortcodeContent | undefined;
}

export interface DataSources {
  readonly sources: Sources;
  readonly models: Models;
  readonly protocol: Protocol;
  readonly site: SiteQueries;
}

export function createDataContent(_graph: Graph, _sources: DataSources): DataContent {
  return { content: () => ({ kind: 'units', units: [] }) };
}
