import { isMap, mapAt, type YamlMap, type YamlValue } from '../yaml/value.js';

/**
 * How the toolchain of a repository's time rendered its pages. Titles determine anchors, and other sites link to the
 * anchors of published pages, so a repository keeps the conventions its pages were published with.
 */
export interface Conventions {
  /** Whether the title of a deprecated operation is `Deprecated: GET /x`. */
  readonly deprecatedInTitle: boolean;
  /** Which events have their variant in the title: `m.room.message (m.text)`. */
  readonly variantInTitle: 'none' | 'messages' | 'all';
  /** Whether the type of an `enum` is shown by its title. */
  readonly enumTitles: boolean;
  /** Whether the type of a map, an object without fixed keys, is shown by its title. */
  readonly mapTitles: boolean;
  /** The column headings of request tables; the template's by default. */
  readonly requestColumns?: readonly string[];
  /** The column headings of response tables; the template's by default. */
  readonly responseColumns?: readonly string[];
  /** Whether an example request shows only the method, path and body, without protocol and headers. */
  readonly bareRequests: boolean;
  /** Whether the host in merged Swagger documents has a port. */
  readonly hostHasPort: boolean;
  /** Whether the operations of an API file are sorted by path instead of kept in the order of the file. */
  readonly sortedOperations: boolean;
  /** Whether paths contain the release label itself (`unstable`) if it has no major version, instead of the protocol's default. */
  readonly labelInPaths: boolean;
  /** Whether a nested list in a changelog needs no blank line before it. */
  readonly denseChangelogLists: boolean;
  /** Whether the files in `supporting-docs/howtos/` are built to `howtos.html`. */
  readonly howTos: boolean;
}

export const conventions: Conventions = {
  deprecatedInTitle: true,
  variantInTitle: 'all',
  enumTitles: true,
  mapTitles: true,
  bareRequests: false,
  hostHasPort: false,
  sortedOperations: false,
  labelInPaths: false,
  denseChangelogLists: false,
  howTos: false,
};

/** The conventions up to early 2019, when file names of event variants contained a `#`. */
export const earlyConventions: Conventions = {
  deprecatedInTitle: false,
  variantInTitle: 'none',
  enumTitles: false,
  mapTitles: false,
  bareRequests: false,
  hostHasPort: true,
  sortedOperations: true,
  labelInPaths: true,
  denseChangelogLists: true,
  howTos: true,
};

/** The conventions of the layout of 2015. */
export const conventions2015: Conventions = {
  ...earlyConventions,
  requestColumns: ['Parameter', 'Value', 'Description'],
  responseColumns: ['Param', 'Type', 'Description'],
  bareRequests: true,
};

export type TypeNames = Pick<Conventions, 'enumTitles' | 'mapTitles'>;

/**
 * Removes the titles that the conventions do not show from the value itself, so that types get the names of their time: without a
 * title, a map is named by the types of its keys and values, an `enum` of one value by its type, and any other `enum` as `enum`.
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
