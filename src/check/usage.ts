import type { Query } from '../graph/graph.js';
import { joinPath } from '../source/reader.js';
import type { Repository } from '../spec/repository.js';
import { isEmptySection, variablesIn } from '../spec/section.js';
import { sectionPath } from '../spec/targets.js';
import { unexpandedVariables } from '../spec/unexpanded-variables.js';

/** The files and variables that the documents use. */
export interface Usage {
  /** Section files listed in targets.yaml. */
  readonly sections: ReadonlySet<string>;
  /** Files that sections include. */
  readonly included: ReadonlySet<string>;
  /** Template variables in sections. */
  readonly variables: ReadonlySet<string>;
  /** Whether a section is missing or empty, so that unused files cannot be determined. */
  readonly isIncomplete: boolean;
}

const inclusion = /^[ \t]*\.\. include::[ \t]*(\S+)/gm;

/** Creates a query for the sections, included files and variables that the documents use. */
export function createUsage({ graph, targets, section, sources }: Repository): Query<Usage> {
  const inSection = graph.query<{ variables: readonly string[]; included: readonly string[] }>(
    'usage of a section',
    (path, { get }) => {
      const units = get(section, path)?.units ?? [];
      const text = get(sources.file, path)?.text ?? '';
      const folder = path.slice(0, path.lastIndexOf('/'));
      return {
        // A variable that is not expanded is reported as such; its content is in use.
        variables: units.flatMap((unit) => [
          ...variablesIn(unit.body).map(({ name }) => name),
          ...unexpandedVariables(unit).map(({ name }) => name),
        ]),
        included: [...text.matchAll(inclusion)].flatMap(([, file = '']) => joinPath(folder, file) ?? []),
      };
    },
    (before, after) => JSON.stringify(before) === JSON.stringify(after),
  );
  const isAbsent = graph.query<boolean>(
    'absence of a section',
    (path, { get }) =>
      get(sources.canonicalFile, path) === undefined || isEmptySection(get(section, path)?.units ?? []),
  );
  return graph.query<Usage>('usage of all documents', (_, { get }) => {
    const sections = new Set<string>();
    const included = new Set<string>();
    const variables = new Set<string>();
    const { targets: documents, isIncomplete: lacksTargets } = get(targets, '');
    let isIncomplete = lacksTargets || documents.size === 0;
    const paths = [...documents.values()].flatMap(({ files }) =>
      files.flatMap((file) => sectionPath(file) ?? []),
    );
    for (const path of paths) {
      if (sections.has(path)) continue;
      sections.add(path);
      if (get(isAbsent, path)) isIncomplete = true;
      const used = get(inSection, path);
      for (const name of used.variables) variables.add(name);
      for (const file of used.included) included.add(file);
    }
    return { sections, included, variables, isIncomplete };
  });
}
