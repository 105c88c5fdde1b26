import type { Reader } from '../source/reader.js';
import type { Conventions } from './conventions.js';
import type { Protocol } from './protocol.js';

/** An API file with the template variable that shows it. */
export interface ApiSource {
  readonly path: string;
  /** Folder of its API below `api/`. */
  readonly group: string;
  readonly variable: string;
  /** Name by which `operationOrder` of the protocol knows it. */
  readonly orderKey: string;
}

/** A schema of `definitions/` with its template variable. */
export interface DefinitionSource {
  readonly path: string;
  readonly group: string;
  readonly variable: string;
}

/** Where a changelog's texts stand. */
export interface ChangelogSource {
  /** Template variable. */
  readonly variable: string;
  /** The released versions. */
  readonly path: string;
  /** Folder of what is not released yet; `undefined` where the layout has none. */
  readonly newsfragments: string | undefined;
  /** towncrier's configuration. */
  readonly configuration: string | undefined;
  /** The release label whose version is shown; `undefined`: always what is not released yet, or the newest. */
  readonly label: string | undefined;
}

/** A layout's folders, and how what is in them is shown. */
export interface Layout extends Folders {
  readonly conventions: Conventions;
}

/** What a layout of specification repositories has where. Everything after it is the same for all. */
export interface Folders {
  readonly name: string;
  apiSources(reader: Reader, protocol: Protocol): readonly ApiSource[];
  definitionSources(reader: Reader, protocol: Protocol): readonly DefinitionSource[];
  /** Whether operations are shown in the order of their paths, and not of the file. */
  readonly sortsOperations: boolean;
  readonly eventSchemas: string;
  readonly eventExamples: string;
  changelogs(reader: Reader, protocol: Protocol): readonly ChangelogSource[];
  /** A changelog whose newest version `{{spec_version}}` is. */
  readonly versionFrom: string | undefined;
}
