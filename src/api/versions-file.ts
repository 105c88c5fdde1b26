import { readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { configFile } from '../policy/config.js';
import type { Reader } from '../source/reader.js';
import { SourceText } from '../source/text.js';
import type { VersionList } from '../spec/published-versions.js';
import { readVersions } from '../spec/site-versions.js';
import { parseYaml } from '../yaml/parse.js';
import { ConfigurationError, UsageError } from './usage-error.js';

/** The file with the published versions of a site. */
export interface VersionsFile {
  /** The absolute path. */
  readonly path: string;
  /** The path relative to the root of the repository, with `/`. */
  readonly name: string;
  /** Where the file is named, for messages. */
  readonly origin: string;
}

/** The file of an option, relative to the working directory, or else the configured one; `undefined` if there is neither. */
export function versionsFile(
  root: string,
  option: string | undefined,
  config: { readonly versions?: string | undefined },
): VersionsFile | undefined {
  if (option === undefined && config.versions === undefined) return undefined;
  const path = option === undefined ? join(root, config.versions ?? '') : resolve(option);
  return {
    path,
    name: relative(root, path).split(sep).join('/'),
    origin: option === undefined ? configuredOrigin : '--versions',
  };
}

/** Reads a list of versions. Throws a UsageError if there is no such file, and a ConfigurationError if it has errors. */
export function readVersionsFile({ path, name, origin }: VersionsFile): VersionList {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw notFound(name, origin);
  const { versions, problems } = parseVersions(SourceText.file(name, readFileSync(path, 'utf8')));
  if (problems.some(({ severity }) => severity === 'error')) throw new ConfigurationError(problems);
  return versions;
}

/** Returns the problems of the configured list of versions. Throws a UsageError if there is no such file. */
export function versionProblems(reader: Reader, name: string): readonly Diagnostic[] {
  const text = reader.read(name);
  if (text === undefined) throw notFound(name, configuredOrigin);
  return parseVersions(SourceText.file(name, text)).problems;
}

const configuredOrigin = `versions in ${configFile}`;

const notFound = (name: string, origin: string): UsageError =>
  new UsageError(`File not found: ${name} (${origin}).`);

function parseVersions(source: SourceText): { versions: VersionList; problems: readonly Diagnostic[] } {
  const document = parseYaml(source);
  const problems: Diagnostic[] = [...document.diagnostics];
  const all = readVersions(document, (problem) => problems.push(problem));
  return { versions: { all, span: document.span }, problems };
}
