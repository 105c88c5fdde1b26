import type { Query } from '../graph/graph.js';
import { joinPath } from '../source/reader.js';
import type { Repository } from '../spec/repository.js';
import { variablesIn } from '../spec/section.js';

/** What the documents are made of. */
export interface Usage {
  /** Section files that targets name. */
  readonly sections: ReadonlySet<string>;
  /** Files that sections include. */
  readonly included: ReadonlySet<string>;
  /** Template variables that sections show. */
  readonly variables: ReadonlySet<string>;
  /** Whether there may be more, in sections that are not found: what is unused cannot be told. */
  readonly isIncomplete: boolean;
}

const inclusion = /^[ \t]*\.\. include::[ \t]*(\S+)/gm;

/** Which sections and variables the targets use. */
export function createUsage({ graph, targets, section, sources }: Repository): Query<Usage> {
  const inSection = graph.query<{ variables: readonly string[]; included: readonly string[] }>(
    'used by a section',
    (path, { get }) => {
      const units = get(section, path)?.units ?? [];
      const text = get(sources.file, path)?.text ?? '';
      const folder = path.slice(0, path.lastIndexOf('/'));
      return {
        variables: units.flatMap(({ body }) => variablesIn(body).map(({ name }) => name)),
        included: [...text.matchAll(inclusion)].flatMap(([, file = '']) => joinPath(folder, file) ?? []),
      };
    },
    (before, after) => JSON.stringify(before) === JSON.stringify(after),
  );
  return graph.query<Usage>('used by documents', (_, { get }) => {
    const sections = new Set<string>();
    const included = new Set<string>();
    const variables = new Set<string>();
    const { targets: known, isIncomplete } = get(targets, '');
    let isLacking = isIncomplete || known.size === 0;
    const paths = [...known.values()].flatMap(({ files }) =>
      files.flatMap(({ path }) => joinPath('specification', path) ?? []),
    );
    for (const path of paths) {
      if (sections.has(path)) continue;
      sections.add(path);
      if (get(sources.canonical, path) === undefined) isLacking = true;
      const used = get(inSection, path);
      for (const name of used.variables) variables.add(name);
      for (const file of used.included) included.add(file);
    }
    return { sections, included, variables, isIncomplete: isLacking };
  });
}
