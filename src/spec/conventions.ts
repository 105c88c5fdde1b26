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
  /** Whether types are called by their titles wherever they have one. */
  readonly typeTitles: boolean;
  /** Heads of the tables of requests and of responses; left out: those of the template. */
  readonly requestColumns?: readonly string[];
  readonly responseColumns?: readonly string[];
  /** Whether an example of a request is its method, path and body, without protocol and headers. */
  readonly bareRequests: boolean;
  /** Whether the host of merged Swagger documents has a port. */
  readonly hostHasPort: boolean;
}

export const conventions: Conventions = {
  deprecatedInTitle: true,
  variantInTitle: true,
  typeTitles: true,
  bareRequests: false,
  hostHasPort: false,
};

/** Those of the time when variants of events had a `#` in their file names: up to 2018. */
export const earlyConventions: Conventions = {
  deprecatedInTitle: false,
  variantInTitle: false,
  typeTitles: false,
  bareRequests: false,
  hostHasPort: true,
};

/** Those of the first repositories. */
export const conventions2015: Conventions = {
  ...earlyConventions,
  requestColumns: ['Parameter', 'Value', 'Description'],
  responseColumns: ['Param', 'Type', 'Description'],
  bareRequests: true,
};

/**
 * Names types as they were named then: objects whose keys are not known by what they hold, an `enum` of one value by its type, and any other
 * `enum` just that.
 */
export function nameTypesAsEarly(value: YamlValue | undefined): void {
  if (Array.isArray(value)) value.forEach(nameTypesAsEarly);
  else if (isMap(value)) {
    if (typeof value.title === 'string' && isMap(value.additionalProperties) && !mapAt(value, 'properties'))
      delete value.title;
    if (Array.isArray(value.enum) && typeof value.type === 'string') {
      if (value.enum.length === 1) value.title = value.type;
      else delete value.title;
    }
    Object.values(value).forEach(nameTypesAsEarly);
  }
}
