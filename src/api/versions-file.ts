import { readFileSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { SourceText } from '../source/text.js';
import { unstable } from '../spec/labels.js';
import { releaseName } from '../spec/pages/changelog-blocks.js';
import type { Repository } from '../spec/repository.js';
import { ownVersion, readVersions, type SiteVersion, type SiteVersions } from '../spec/site-versions.js';
import { parseYaml } from '../yaml/parse.js';
import { ConfigurationError, UsageError } from './usage-error.js';

/**
 * Reads a list of versions (`--versions`), relative to the working directory. Throws a UsageError if there is no such file, and a
 * ConfigurationError if it has problems.
 */
export function readVersionsFile(root: string, file: string): readonly SiteVersion[] {
  const path = resolve(file);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new UsageError(`File not found: ${file} (--versions).`);
  const shown = relative(root, path).split(sep).join('/');
  const document = parseYaml(SourceText.file(shown, readFileSync(path, 'utf8')));
  const problems: Diagnostic[] = [...document.diagnostics];
  const versions = readVersions(document, (problem) => problems.push(problem));
  if (problems.some(({ severity }) => severity === 'error')) throw new ConfigurationError(problems);
  return versions;
}

/** The versions with the one that is built. Throws a UsageError if none is. */
export function versionsOf(versions: readonly SiteVersion[], repository: Repository): SiteVersions {
  const { graph, site, options } = repository;
  const release = site && graph.get(site.queries.configuration, '').release;
  const labels = site ? [release ? releaseName(release) : unstable] : labelsOf(repository);
  const { baseUrl, basePath = '' } = options.address ?? {};
  const own = ownVersion(versions, { baseUrl, basePath, labels });
  if (own) return { all: versions, own };
  throw new UsageError(
    `None of the versions (--versions) is this site: its label is ${labels.join(', ')}. Add it, or give its address with --base-url.`,
  );
}

/** The release labels, or `unstable` if nothing is released; those of the documents in a protocol without labels. */
function labelsOf({ graph, targets, options: { protocol, labels } }: Repository): string[] {
  const all =
    protocol.labels.length > 0
      ? protocol.labels.map(({ name }) => labels[name] ?? unstable)
      : [...graph.get(targets, '').targets.values()].flatMap(({ versionLabel }) => versionLabel ?? []);
  const released = new Set(all.filter((label) => label !== unstable));
  return released.size === 0 ? [unstable] : [...released];
}
