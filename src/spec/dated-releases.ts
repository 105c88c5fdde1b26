import { nameOf } from '../source/reader.js';
import { type ChangelogVersion, changelogVersions } from './changelog.js';
import { inVariable } from './changelog-query.js';
import { releasesInSections } from './changelog-sections.js';
import { dateInText } from './date-in-text.js';
import type { DatedRelease, ReleaseDates } from './dated-release.js';
import { isUnreleased } from './pages/changelog-blocks.js';
import { linkTitleOf } from './pages/page-tree.js';
import type { Repository } from './repository.js';
import { pagePath } from './targets.js';

/** The releases in the changelogs of a repository, the newest first. */
export function datedReleases(repository: Repository, dates: ReleaseDates): DatedRelease[] {
  const releases = repository.site
    ? releasesOfPages(repository, repository.site, dates)
    : releasesInFiles(repository, dates);
  return releases.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
}

/** The path of the changelog in a site of pages. */
const changelogFolder = 'changelog/';

/** The pages of changelogs that have a date; if there are none, the sections of the changelog that is one page. */
function releasesOfPages(
  repository: Repository,
  site: NonNullable<Repository['site']>,
  dates: ReleaseDates,
): DatedRelease[] {
  const { graph } = repository;
  const { queries } = site;
  const found = [...graph.get(queries.tree, '').pages.values()].flatMap((page) => {
    const { metadata, path } = page;
    const name = linkTitleOf(page);
    const date = dateIn(metadata.date) ?? dates.get(name);
    if (metadata.layout !== 'changelog' || isUnreleased(metadata) || date === undefined) return [];
    return [{ title: metadata.title ?? name, key: `changelog/${name}`, date, page: `${path}index.html` }];
  });
  return found.length > 0
    ? found
    : releasesInSections(repository, site, `${changelogFolder}index.html`, dates);
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
      const name = dateInText(version.name)?.rest ?? version.name;
      const title = `${subject} ${name}`;
      return [{ title, key: `${file}/${name}`, date, page: target && pagePath(target), changes }];
    });
  });
}

const dateComment = /^\.\. date: +(\S+)\s*$/m;

function dateOf({ title, titleSpan: { source }, start, end }: ChangelogVersion): string | undefined {
  return dateIn(title) ?? dateIn(dateComment.exec(source.text.slice(start, end))?.[1]);
}

const dateIn = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : dateInText(text)?.date;
