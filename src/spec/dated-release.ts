import type { Element } from '../doc/nodes.js';

/** A release whose date is known. */
export interface DatedRelease {
  readonly title: string;
  /** Identifies the release whatever the address of the site: `changelog/v1.2`. */
  readonly key: string;
  /** `2026-05-05`. */
  readonly date: string;
  /** The path of the page with its changelog. */
  readonly page: string | undefined;
  /** Its changes; absent: the changes on the page. */
  readonly changes?: readonly Element[];
  /** The sections of the page with its changes, and the id of the first; absent: the whole page. */
  readonly part?: { readonly id: string | undefined; readonly keys: ReadonlySet<string> };
}

/** The dates of releases by label, for releases whose changelog has none. */
export type ReleaseDates = ReadonlyMap<string, string>;
