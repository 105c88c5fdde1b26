import type { Report } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';
import { unstable } from './labels.js';
import { releaseName } from './pages/changelog-blocks.js';
import type { Repository } from './repository.js';
import { ownVersion, type SiteVersion, type SiteVersions } from './site-versions.js';

/** A list of the published versions of a site. */
export interface VersionList {
  readonly all: readonly SiteVersion[];
  /** The whole list. */
  readonly span: Span;
}

/** The versions with the one that is built. Reports `config/wrong-value` if none is; the result is then `undefined`. */
export function siteVersions(
  { all, span }: VersionList,
  repository: Repository,
  report: Report,
): SiteVersions | undefined {
  const { graph, site, options } = repository;
  const release = site && graph.get(site.queries.configuration, '').release;
  const labels = site ? [release ? releaseName(release) : unstable] : labelsOf(repository);
  const { baseUrl, basePath = '' } = options.address ?? {};
  const own = ownVersion(all, { baseUrl, basePath, labels });
  if (own) return { all, own };
  report({
    rule: 'config/wrong-value',
    severity: 'error',
    message: `None of the versions is this site: its label is ${labels.join(', ')}.`,
    span,
    help: 'Add it, or give its address with --base-url.',
  });
  return undefined;
}

/** The release labels, or `unstable` if nothing is released; in a protocol without labels, the labels of the documents. */
function labelsOf({ graph, targets, options: { protocol, labels } }: Repository): string[] {
  const all =
    protocol.labels.length > 0
      ? protocol.labels.map(({ name }) => labels[name] ?? unstable)
      : [...graph.get(targets, '').targets.values()].flatMap(({ versionLabel }) => versionLabel ?? []);
  const released = new Set(all.filter((label) => label !== unstable));
  return released.size === 0 ? [unstable] : [...released];
}
