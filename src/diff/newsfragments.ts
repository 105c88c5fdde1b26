import { nameOf } from '../source/reader.js';
import type { Repository } from '../spec/repository.js';
import type { Change } from './change.js';
import type { SectionChange } from './text/changes.js';

/** A newsfragment: an entry of the changelog for the next release. */
export interface Fragment {
  readonly path: string;
  /** The folder of its changelog: `client_server`. */
  readonly area: string;
  readonly text: string;
}

/** The newsfragments of a state. */
export interface Fragments {
  /** The folders of all changelogs, also of those without newsfragments. */
  readonly areas: readonly string[];
  readonly list: readonly Fragment[];
}

/** The disagreements between the changes and the newsfragments. */
export interface FragmentProblems {
  /** The operations, events and pages with changes that no newsfragment describes. */
  readonly undescribed: readonly string[];
  /** The newsfragments that describe no change. */
  readonly unmatched: readonly string[];
}

/** Reads the newsfragments of a repository. */
export function readFragments({
  graph,
  layout,
  sources,
  options,
  newsfragments,
  site,
}: Repository): Fragments {
  const folders = site
    ? (sources.reader.list('changelogs') ?? []).map(({ name }) => `changelogs/${name}`)
    : layout.changelogs(sources.reader, options.protocol).flatMap(({ folder }) => folder ?? []);
  const unique = [...new Set(folders)];
  const list = unique.flatMap((folder) => {
    const paths = site
      ? filesIn(`${folder}/newsfragments`, sources.reader.list(`${folder}/newsfragments`) ?? [])
      : (graph.get(newsfragments, folder)?.sections ?? []).flatMap(({ files }) =>
          files.map(({ path }) => path),
        );
    return paths.map((path) => ({ path, area: nameOf(folder), text: sources.reader.read(path) ?? '' }));
  });
  return { areas: unique.map(nameOf), list };
}

const filesIn = (
  folder: string,
  entries: readonly { readonly name: string; readonly kind: string }[],
): string[] =>
  entries
    .filter(({ name, kind }) => kind === 'file' && !/^(?:\.|readme)/i.test(name))
    .map(({ name }) => `${folder}/${name}`);

/**
 * Compares the changes with the newsfragments that are new. A newsfragment describes a change of an operation or event if its text
 * contains the name of what has changed; changes of documentation and text are described by any newsfragment of the same area.
 */
export function compareFragments(
  before: Fragments,
  after: Fragments,
  { changes, sections }: { readonly changes: readonly Change[]; readonly sections: readonly SectionChange[] },
): FragmentProblems {
  const known = new Set(before.list.map(({ path, text }) => `${path} ${text}`));
  const fragments = after.list.filter(({ path, text }) => !known.has(`${path} ${text}`));
  const byArea = new Map<string, { readonly all: Fragment[]; readonly byName: Map<string, Fragment[]> }>();
  for (const fragment of fragments) {
    const area = areaOf(fragment.area);
    const { all, byName } = byArea.get(area) ?? { all: [], byName: new Map<string, Fragment[]>() };
    byArea.set(area, { all, byName });
    all.push(fragment);
    for (const name of namesIn(fragment.text)) {
      const list = byName.get(name);
      if (list) list.push(fragment);
      else byName.set(name, [fragment]);
    }
  }
  const all = after.areas.map(areaOf);
  const used = new Set<Fragment>();
  const usedAreas = new Set<string>();
  const undescribed = new Set<string>();
  const checkArea = (place: string, areas: readonly string[]): void => {
    const found = areas.filter((area) => byArea.has(area));
    for (const area of found) usedAreas.add(area);
    if (found.length === 0) undescribed.add(place);
  };
  for (const change of changes) {
    const { group, name: place } = change.subject;
    const areas = group === undefined ? all : all.filter((area) => isAreaOf(area, areaOf(group)));
    if (change.impact.isDocumentation) {
      checkArea(place, areas);
      continue;
    }
    const names = namesOf(change);
    const found = areas.flatMap((area) => names.flatMap((name) => byArea.get(area)?.byName.get(name) ?? []));
    for (const fragment of found) used.add(fragment);
    if (found.length === 0) undescribed.add(place);
  }
  for (const section of sections) {
    const page = pageOf(section);
    const name = areaOf(page.replace(/[./].*$/, '').replace(/[-_]api$/, ''));
    const areas = all.filter((area) => isAreaOf(area, name));
    // Pages such as the index belong to no changelog.
    if (areas.length > 0) checkArea(page, areas);
  }
  const isUsed = (fragment: Fragment): boolean => used.has(fragment) || usedAreas.has(areaOf(fragment.area));
  return {
    undescribed: [...undescribed],
    unmatched: fragments.filter((fragment) => !isUsed(fragment)).map(({ path }) => path),
  };
}

/** The name of an API without differences of separators: `client-server` for `client_server`. */
const areaOf = (name: string): string => name.replaceAll('_', '-').toLowerCase();

/** Whether a changelog belongs to an API: `identity-service` belongs to `identity`. */
const isAreaOf = (area: string, name: string): boolean =>
  area === name || area.startsWith(`${name}-`) || name.startsWith(`${area}-`);

const pageOf = ({ before, after }: SectionChange): string => (after ?? before)?.page ?? '';

/** The words of a text, and the ends of the paths in it: `/rooms/{}/join` and `/join`. */
function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [word] of text.matchAll(/[\w.$:/{}-]*\w[\w.$:/{}-]*/g)) {
    const trimmed = word.replace(/^[.:-]+|[.:-]+$/g, '');
    if (trimmed.includes('/')) for (const end of endsOf(trimmed)) names.add(end);
    else names.add(trimmed);
  }
  return names;
}

/** A path and the paths that it ends in, with anonymous parameters; one that consists of parameters is left out. */
function endsOf(path: string): string[] {
  const segments = path
    .replace(/\{[^{}]*\}/g, '{}')
    .split('/')
    .filter((segment) => segment !== '');
  return segments.map((_, i) => `/${segments.slice(i).join('/')}`).filter((end) => /[^/{}]/.test(end));
}

/** The names of what has changed: the operation or event, and the property or parameter. */
function namesOf({ subjects, part, path }: Change): string[] {
  const own = path
    .split(/[.[\]()*]+/)
    .filter(Boolean)
    .at(-1);
  const parameter = / parameter (.+)$/.exec(part)?.[1];
  return [
    ...subjects.flatMap(({ kind, name }) =>
      kind === 'event'
        ? [name, name.split('$')[0] ?? name, name.split('$')[1] ?? name]
        : endsOf(name.slice(name.indexOf('/'))),
    ),
    ...(own === undefined ? [] : [own]),
    ...(parameter === undefined ? [] : [parameter]),
  ];
}
