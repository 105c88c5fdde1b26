import { textOf } from '../doc/nodes.js';
import { dateInText } from './date-in-text.js';
import type { DatedRelease, ReleaseDates } from './dated-release.js';
import type { DocumentUnit } from './document.js';
import { changesKey, releaseName } from './pages/changelog-blocks.js';
import { contentFolder } from './pages/page-tree.js';
import type { Repository } from './repository.js';
import { pagePath } from './targets.js';

/** The releases in the sections of a changelog that is one page: those with a date in their title or in their file. */
export function releasesInSections(
  { graph, targets, document, index }: Repository,
  { queries }: NonNullable<Repository['site']>,
  page: string,
  dates: ReleaseDates,
): DatedRelease[] {
  const target = [...graph.get(targets, '').targets.values()].find((one) => pagePath(one) === page);
  if (!target) return [];
  const { title: subject, units } = graph.get(document, target.name);
  const { partIds } = graph.get(index, target.name);
  const { release, releaseDate = '' } = graph.get(queries.configuration, '');
  const file = graph.get(queries.tree, '').pages.get(page.replace(/index\.html$/, ''))?.file;
  const found: DatedRelease[] = [];
  for (let i = 0; i < units.length; i++) {
    const unit = units[i];
    if (!unit?.title || unit.level === 0) continue;
    const text = textOf(unit.title).trim();
    const own = unit.key === changesKey && release ? releaseName(release) : undefined;
    const inTitle = dateInText(text);
    const name = own ?? inTitle?.rest ?? text;
    const date =
      inTitle?.date ?? dateInText((own ? releaseDate : fileDate(unit)) ?? '')?.date ?? dates.get(name);
    if (date === undefined || name === '') continue;
    const end = endOf(units, i);
    const keys = new Set(units.slice(i, end).map(({ key }) => key));
    found.push({
      title: `${subject} ${name}`,
      key: `changelog/${name}`,
      date,
      page,
      part: { id: partIds[i]?.[0], keys },
    });
    i = end - 1;
  }
  return found;

  /** The date in the front matter of the file of a release, if it differs from the date of the page. */
  function fileDate({ title }: DocumentUnit): string | undefined {
    const path = title?.source.path ?? '';
    return path.startsWith(`${contentFolder}/`) && path !== file
      ? graph.get(queries.metadata, path)?.date
      : undefined;
  }
}

/** The index of the unit after the sections of a unit. */
function endOf(units: readonly DocumentUnit[], start: number): number {
  const level = units[start]?.level ?? 0;
  let end = start + 1;
  for (; end < units.length; end++) {
    const unit = units[end];
    if (unit?.title !== undefined && unit.level <= level) break;
  }
  return end;
}
