import type { Reader } from '../source/reader.js';
import type { Conventions } from './conventions.js';
import type { Protocol } from './protocol.js';

/** An API file and the template variable that shows it. */
export interface ApiSource {
  readonly path: string;
  /** The folder of its API, below `apiRoot`. */
  readonly group: string;
  readonly variable: string;
  /** The key of the file in the protocol's `operationOrder`. */
  readonly orderKey: string;
}

/** A schema in `definitions/` and its template variable. */
export interface DefinitionSource {
  readonly path: string;
  readonly group: string;
  readonly variable: string;
}

/** The files of a changelog. */
export interface ChangelogSource {
  /** The template variable that shows the changelog. */
  readonly variable: string;
  /** The file with the released versions. */
  readonly path: string;
  /** The folder with the newsfragments, which describe unreleased changes, and towncrier's configuration; `undefined` if there is none. */
  readonly folder: string | undefined;
  /** The release label that selects the version to show; without one, the unreleased changes or the newest version. */
  readonly label: string | undefined;
}

/** The layouts of repositories, by the year in which they were introduced. */
export type LayoutName = '2015' | '2016' | '2021';

/** The folders of a layout and the conventions of its pages. */
export interface Layout extends Folders {
  readonly conventions: Conventions;
}

/** The locations of files in a layout. Later stages do not depend on the layout. */
export interface Folders {
  readonly name: LayoutName;
  /** The folder that has a folder for each API. */
  readonly apiRoot: string;
  apiSources(reader: Reader, protocol: Protocol): readonly ApiSource[];
  definitionSources(reader: Reader, protocol: Protocol): readonly DefinitionSource[];
  /** Whether pages of the layout's time were built without resolving `$ref`, so that a missing file did not stop a build. */
  readonly toleratesMissingReferences: boolean;
  /** The folders of YAML and JSON files, including the folders below them. */
  readonly dataFolders: readonly string[];
  readonly eventSchemas: string;
  readonly eventExamples: string;
  /** A folder of schemas that are shown on their own; schemas are also in `definitions/` and in the folder of event schemas. */
  readonly otherSchemas?: string;
  /** The name of the event that a file of these two folders describes; `undefined` for a part of other files. */
  eventName(file: string): string | undefined;
  changelogs(reader: Reader, protocol: Protocol): readonly ChangelogSource[];
}
