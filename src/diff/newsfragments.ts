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
}: Repository): Fragment[] {
  const folders = site
    ? (sources.reader.list('changelogs') ?? []).map(({ name }) => `changelogs/${name}`)
    : layout.changelogs(sources.reader, options.protocol).flatMap(({ folder }) => folder ?? []);
  return [...new Set(folders)].flatMap((folder) => {
    const paths = site
      ? filesIn(`${folder}/newsfragments`, sources.reader.list(`${folder}/newsfragments`) ?? [])
      : (graph.get(newsfragments, folder)?.sections ?? []).flatMap(({ files }) =>
          files.map(({ path }) => path),
        );
    return paths.map((path) => ({ path, area: nameOf(folder), text: sources.reader.read(path) ?? '' }));
  });
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
  before: readonly Fragment[],
  after: readonly Fragment[],
  { changes, sections }: { readonly changes: readonly Change[]; readonly sections: readonly SectionChange[] },
): FragmentProblems {
  const known = new Set(before.map(({ path, text }) => `${path} ${text}`));
  const fragments = after
    .filter(({ path, text }) => !known.has(`${path} ${text}`))
    .map((fragment) => ({ ...fragment, names: namesIn(fragment.text) }));
  const used = new Set<Fragment>();
  const undescribed = new Set<string>();
  const check = (place: string, describes: (fragment: (typeof fragments)[number]) => boolean): void => {
    const found = fragments.filter(describes);
    for (const fragment of found) used.add(fragment);
    if (found.length === 0) undescribed.add(place);
  };
  for (const change of changes) {
    const names = namesOf(change);
    check(change.subject.name, ({ area, names: named }) => {
      const isInArea = change.subject.group === undefined || isSameArea(change.subject.group, area);
      return isInArea && (change.impact.isDocumentation || names.some((name) => named.has(name)));
    });
  }
  for (const section of sections) {
    const page = pageOf(section);
    check(page, ({ area }) => isSameArea(page.replace(/[./].*$/, '').replace(/[-_]api$/, ''), area));
  }
  return {
    undescribed: [...undescribed],
    unmatched: fragments.filter((fragment) => !used.has(fragment)).map(({ path }) => path),
  };
}

/** Whether two names of an API are equal except for separators: `client-server` and `client_server`. */
const isSameArea = (a: string, b: string): boolean =>
  a.replaceAll('_', '-').toLowerCase() === b.replaceAll('_', '-').toLowerCase();

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
