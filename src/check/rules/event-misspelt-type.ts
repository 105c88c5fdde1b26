import { closest } from '../../doc/closest.js';
import { type Element, isElement, type Node, textOf } from '../../doc/nodes.js';
import type { Query } from '../../graph/graph.js';
import { variantSeparator } from '../../spec/models.js';
import { listAt, mapAt, stringAt } from '../../yaml/value.js';
import { descriptionsIn } from '../description-texts.js';
import type { Finding } from '../finding.js';
import { createParseDescription } from '../parse-description.js';
import type { Rule } from '../rule.js';

export const eventMisspeltType: Rule = {
  id: 'event/misspelt-type',
  severity: 'info',
  summary: 'A literal in the text resembles an event type that exists.',
  explanation:
    'Event types in the text are literals, which nothing links to their definitions, so that a misspelt one goes unnoticed. A literal with the prefix of event types is reported if it resembles the type or the variant of an event, and no schema contains it as a value or as the name of a property.',
  prepare({ repository, usage, dataFiles, keywordMaps, byFile }) {
    const { graph, sources, section, models, layout, options } = repository;
    const { eventPrefix } = options.protocol;
    const describe = createParseDescription(repository);
    const types: Query<ReadonlySet<string>> = graph.query(
      'event types and variants in the text',
      (_, { get }) => new Set(get(models.eventNames, '').flatMap((name) => name.split(variantSeparator))),
    );
    const isData = (path: string): boolean => !path.startsWith(`${layout.eventExamples}/`);
    const namesInFile: Query<readonly string[]> = graph.query(
      'names in a data file',
      (path, { get }) =>
        get(keywordMaps, path)
          .flatMap((map) => [
            ...(listAt(map, 'enum') ?? []).filter((value) => typeof value === 'string'),
            stringAt(map, 'const') ?? '',
            ...Object.keys(mapAt(map, 'properties') ?? {}),
          ])
          .filter((name) => name.startsWith(eventPrefix)),
      (before, after) => before.join('\n') === after.join('\n'),
    );
    const documented: Query<ReadonlySet<string>> = graph.query(
      'names in data files',
      (_, { get }) =>
        new Set(
          get(dataFiles, '')
            .filter(isData)
            .flatMap((path) => get(namesInFile, path)),
        ),
    );
    const inSection = byFile('literals of a section', (path, { get }) =>
      (get(section, path)?.units ?? [])
        .flatMap(({ heading, body }) => literalsIn(heading ? [heading.title, ...body] : body, eventPrefix))
        .flatMap((literal) => findings(literal, get(types, ''), () => get(documented, ''))),
    );
    const inDescriptions = byFile('literals of descriptions', (path, context) => {
      const { get } = context;
      const document = get(sources.yaml, path);
      if (!document?.source.text.includes(`\`${eventPrefix}`)) return [];
      return [...descriptionsIn(document.value, literalStart)]
        .flatMap((text) => literalsIn(describe(text, context), eventPrefix))
        .flatMap((literal) => findings(literal, get(types, ''), () => get(documented, '')));
    });
    return ({ report }) => {
      for (const path of graph.get(usage, '').sections) inSection(path).forEach(report);
      for (const path of graph.get(dataFiles, '')) if (isData(path)) inDescriptions(path).forEach(report);
    };
  },
};

const literalStart = /`[^`\s]+`/;

/** Returns the literals that start with the prefix of event types and consist of names and dots. */
function literalsIn(nodes: readonly Node[], prefix: string, found: Element[] = []): Element[] {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (node.type !== 'literal') literalsIn(node.children, prefix, found);
    else if (isName(textOf(node), prefix)) found.push(node);
  }
  return found;
}

const isName = (text: string, prefix: string): boolean =>
  text.startsWith(prefix) && /^\w+(?:\.\w+)+$/.test(text);

function findings(
  literal: Element,
  types: ReadonlySet<string>,
  documented: () => ReadonlySet<string>,
): Finding[] {
  const name = textOf(literal);
  if (types.has(name) || documented().has(name)) return [];
  // A namespace is the start of several types.
  const near = [...types].some((type) => type.startsWith(`${name}.`)) ? undefined : nearest(name, types);
  return near === undefined
    ? []
    : [
        {
          message: `"${name}" resembles the event type "${near}".`,
          span: literal,
          help: `Did you mean "${near}"?`,
        },
      ];
}

/** Returns the type that a name resembles: one that it continues after an underscore (`m.room.member_event`), or the closest one. */
function nearest(name: string, types: ReadonlySet<string>): string | undefined {
  const starts = [...types].filter((type) => name.startsWith(`${type}_`));
  return starts.sort((a, b) => b.length - a.length)[0] ?? closest(name, types);
}
