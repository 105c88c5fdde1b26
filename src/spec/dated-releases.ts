import type { Element } from '../doc/nodes.js';
import { nameOf } from '../source/reader.js';
import { type ChangelogVersion, changelogVersions } from './changelog.js';
import { inVariable } from './changelog-query.js';
import { isUnreleased } from './pages/changelog-blocks.js';
import { linkTitleOf } from './pages/page-tree.js';
import type { Repository } from './repository.js';
import { pagePath } from './targets.js';

/** A release whose date is known. */
export interface DatedRelease {
  readonly title: string;
  /** Identifies the release whatever the address of the site: `changelog/v1.2`. */
  readonly key: string;
  /** `2026-05-05`. */
  readonly date: string;
  /** The path of the page with its changelog. */
  readonly page: string | undefined;
  /** Its changes; absent: those of the page. */
  readonly changes?: readonly Element[];
}

/** The dates of releases by label, for releases whose changelog has none. */
export type ReleaseDates = ReadonlyMap<string, string>;

/** The releases in the changelogs of a repository, the newest first. */
export function datedReleases(repository: Repository, dates: ReleaseDates): DatedRelease[] {
  const releases = repository.site
    ? releasesOfPages(repository, repository.site, dates)
    : releasesInFiles(repository, dates);
  return releases.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
}

/** The pages of changelogs that have a date. */
function releasesOfPages(
  { graph }: Repository,
  { queries }: NonNullable<Repository['site']>,
  dates: ReleaseDates,
): DatedRelease[] {
  return [...graph.get(queries.tree, '').pages.values()].flatMap((page) => {
    const { metadata, path } = page;
    const name = linkTitleOf(page);
    const date = dateIn(metadata.date) ?? dates.get(name);
    if (metadata.layout !== 'changelog' || isUnreleased(metadata) || date === undefined) return [];
    return [{ title: metadata.title ?? name, key: `changelog/${name}`, date, page: `${path}index.html` }];
  });
}

/** The versions in the files of changelogs whose date is in their title or in a comment below it. */
function releasesInFiles(
  { graph, sources, layout, options, targets, changelog, document }: Repository,
  dates: ReleaseDates,
): DatedRelease[] {
  const documents = graph.get(targets, '').targets;
  return layout.changelogs(sources.reader, options.protocol).flatMap(({ path, variable }) => {
    const source = graph.get(sources.text, path);
    if (!source) return [];
    const file = nameOf(path).replace(/\.rst$/, '');
    const target = documents.get(file);
    const subject = target ? graph.get(document, file).title : file.replaceAll(/[_-]/g, ' ');
    return changelogVersions(source).flatMap((version): DatedRelease[] => {
      const date = dateOf(version) ?? dates.get(version.name);
      const changes = date && graph.get(changelog, `${variable}_${inVariable(version.name)}`);
      if (date === undefined || !changes) return [];
      const name = version.name.replace(/\s*\(?\b\d{4}-\d\d-\d\d\)?/, '');
      const title = `${subject} ${name}`;
      return [{ title, key: `${file}/${name}`, date, page: target && pagePath(target), changes }];
    });
  });
}

const dateComment = /^\.\. date: +(\S+)\s*$/m;

function dateOf({ title, titleSpan: { source }, start, end }: ChangelogVersion): string | undefined {
  return dateIn(title) ?? dateIn(dateComment.exec(source.text.slice(start, end))?.[1]);
}

/** The first valid date in a text. */
function dateIn(text: string | undefined): string | undefined {
  const date = text === undefined ? undefined : /\b\d{4}-\d\d-\d\d(?!\d)/.exec(text)?.[0];
  return date === undefined || Number.isNaN(Date.parse(date)) ? undefined : date;
}
