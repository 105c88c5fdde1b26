import { isMap, mapAt, type YamlMap, type YamlValue } from '../yaml/value.js';

/**
 * What the toolchain of a repository's time put on its pages. Titles are anchors, and those of published pages are linked to: a
 * repository keeps what its pages were published with.
 */
export interface Conventions {
  /** `Deprecated: GET /x` as title of an operation. */
  readonly deprecatedInTitle: boolean;
  /** Of which events the variant is in the title: `m.room.message (m.text)`. */
  readonly variantInTitle: 'none' | 'messages' | 'all';
  /** Whether an `enum` is called by its title. */
  readonly enumTitles: boolean;
  /** Whether an object whose keys are not known is called by its title. */
  readonly mapTitles: boolean;
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
  variantInTitle: 'all',
  enumTitles: true,
  mapTitles: true,
  bareRequests: false,
  hostHasPort: false,
};

/** Those of the time when variants of events had a `#` in their file names: up to the beginning of 2019. */
export const earlyConventions: Conventions = {
  deprecatedInTitle: false,
  variantInTitle: 'none',
  enumTitles: false,
  mapTitles: false,
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

export type TypeNames = Pick<Conventions, 'enumTitles' | 'mapTitles'>;

/**
 * Names types as they were named then. Without their titles objects whose keys are not known are named by what they hold, an `enum` of one value
 * by its type, and any other `enum` just that.
 */
export function nameTypes(value: YamlValue | undefined, names: TypeNames): void {
  if (names.enumTitles && names.mapTitles) return;
  if (Array.isArray(value)) for (const item of value) nameTypes(item, names);
  else if (isMap(value)) {
    if (!names.mapTitles && typeof value.title === 'string' && isKeyless(value)) delete value.title;
    if (!names.enumTitles && Array.isArray(value.enum) && typeof value.type === 'string') {
      if (value.enum.length === 1) value.title = value.type;
      else delete value.title;
    }
    for (const inner of Object.values(value)) nameTypes(inner, names);
  }
}

const isKeyless = (schema: YamlMap): boolean =>
  isMap(schema.additionalProperties) && !mapAt(schema, 'properties');
