import type { Context, Graph, Query } from '../graph/graph.js';
import { splitFrontMatter } from '../markdown/front-matter.js';
import type { Reader } from '../source/reader.js';
import { SourceText } from '../source/text.js';
import { parseYaml } from '../yaml/parse.js';
import { valueAt } from '../yaml/value.js';
import type { Sources } from './sources.js';
import { defaultStyles, type Target, type TargetFile, type Targets } from './targets.js';

const root = 'specification';

/** A section: a file name without a leading dot or underscore. */
const sectionFile = /^(?!readme\.)[^._].*\.(?:md|rst)$/i;

/** Whether a folder has sections for pages although it has no `targets.yaml`. */
export const hasImplicitTargets = (reader: Pick<Reader, 'list'>): boolean =>
  (reader.list(root) ?? []).some(({ name, kind }) => kind === 'file' && sectionFile.test(name));

/** `02-mail.md` is `mail`. */
const nameOf = (file: string): string => file.replace(/^\d+[-_.]\s*/, '').replace(/\.(?:md|rst)$/, '');

/**
 * The documents of a repository without `targets.yaml`: each file directly in `specification/` is a page. The sections in a folder with the
 * name of a page follow its own, one level below; a folder without a page is a page of its own. `index` comes first; then the number in front of
 * a name or `order` in the front matter of Markdown decides, then the name.
 */
export function createImplicitTargets(
  graph: Graph,
  sources: Pick<Sources, 'folder' | 'file'>,
): (context: Context) => Targets {
  const order: Query<number | undefined> = graph.query('order of a section', (path, { get }) => {
    const source = path.endsWith('.md') ? get(sources.file, path) : undefined;
    const { frontMatter } = source ? splitFrontMatter(source) : {};
    const value = frontMatter && valueAt(parseYaml(frontMatter).value ?? null, 'order');
    return typeof value === 'number' ? value : undefined;
  });

  const sorted = (paths: readonly string[], { get }: Context): string[] => {
    const rank = (path: string): number => {
      const file = path.slice(path.lastIndexOf('/') + 1);
      if (nameOf(file) === 'index') return Number.NEGATIVE_INFINITY;
      const number = /^\d+(?=[-_.])/.exec(file)?.[0];
      return get(order, `${root}/${path}`) ?? (number === undefined ? Number.MAX_VALUE : Number(number));
    };
    const ranked = paths.map((path) => ({ path, rank: rank(path) }));
    return ranked
      .sort((a, b) => (a.rank === b.rank ? (a.path < b.path ? -1 : 1) : a.rank < b.rank ? -1 : 1))
      .map(({ path }) => path);
  };
  const filesIn = (folder: string, context: Context): string[] =>
    (context.get(sources.folder, folder === '' ? root : `${root}/${folder}`) ?? []).flatMap((entry) =>
      entry.kind === 'file' && sectionFile.test(entry.name)
        ? [folder === '' ? entry.name : `${folder}/${entry.name}`]
        : [],
    );

  return (context) => {
    const pages = sorted(filesIn('', context), context);
    const folders = (context.get(sources.folder, root) ?? []).flatMap(({ name, kind }) =>
      kind === 'directory' && filesIn(name, context).length > 0 ? [name] : [],
    );
    const targets = new Map<string, Target>();
    const add = (name: string, own: readonly string[], folder: string | undefined): void => {
      const below = folder === undefined ? [] : sorted(filesIn(folder, context), context);
      const opening =
        own[0] ?? below.find((path) => nameOf(path.slice(path.lastIndexOf('/') + 1)) === 'index');
      const files = [...new Set([...own, ...below])].map((path): TargetFile => {
        const depth = opening === undefined || path === opening ? 0 : 1;
        return { path, depth, span: startOf(`${root}/${path}`) };
      });
      const span = files[0]?.span ?? startOf(root);
      targets.set(name, { name, files, versionLabel: undefined, span, isIncomplete: false });
    };
    for (const path of pages) {
      const name = nameOf(path);
      const before = targets.get(name)?.files.map((file) => file.path) ?? [];
      add(
        name,
        [...before, path],
        folders.find((folder) => nameOf(folder) === name),
      );
    }
    for (const folder of folders) if (!targets.has(nameOf(folder))) add(nameOf(folder), [], folder);
    return { targets, styles: defaultStyles, isIncomplete: false };
  };
}

const startOf = (path: string) => ({ source: SourceText.file(path, ''), start: 0, end: 0 });
