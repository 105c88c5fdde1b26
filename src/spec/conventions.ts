import type { YamlValue } from '../yaml/value.js';
import { isMap, mapAt } from '../yaml/value.js';

/**
 * What the toolchain of a repository's time put on its pages. Titles are anchors, and those of published pages are linked to: a
 * repository keeps what its pages were published with.
 */
export interface Conventions {
  /** `Deprecated: GET /x` as title of an operation. */
  readonly deprecatedInTitle: boolean;
  /** `m.room.message (m.text)` as title of an event. */
  readonly variantInTitle: boolean;
  /** Whether an object whose keys are not known is called by its own title, or by what it holds: `{string: Device}`. */
  readonly mapTitles: boolean;
}

export const conventions: Conventions = { deprecatedInTitle: true, variantInTitle: true, mapTitles: true };

/** Those of the time when variants of events had a `#` in their file names: up to 2018. */
export const earlyConventions: Conventions = { deprecatedInTitle: false, variantInTitle: false, mapTitles: false };

/** Takes away the titles of objects that are shown by what they hold. */
export function dropMapTitles(value: YamlValue | undefined): void {
  if (Array.isArray(value)) value.forEach(dropMapTitles);
  else if (isMap(value)) {
    if (typeof value.title === 'string' && isMap(value.additionalProperties) && !mapAt(value, 'properties')) delete value.title;
    Object.values(value).forEach(dropMapTitles);
  }
}
