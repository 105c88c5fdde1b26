import { closest } from '../doc/closest.js';
import type { Context, Query } from '../graph/graph.js';
import { type Schema, withParents } from '../schema/inherit.js';
import type { Repository } from '../spec/repository.js';
import { rangeOf, spanOf } from '../yaml/ranges.js';
import { isCollection, isMap, listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { FindEventProblems } from './embedded-events.js';
import type { Finding } from './finding.js';
import { partMismatches } from './part-mismatches.js';

/** Schemas by the value that they require of a property. */
type ByValue = ReadonlyMap<string, readonly Schema[]>;

/**
 * Creates the function that checks objects within examples whose schema is named by one of their properties, as ephemeral messages are by
 * their type. `dataFiles` are the files with definitions.
 */
export function createDiscriminatedObjects(
  { graph, sources, layout, options }: Repository,
  dataFiles: Query<readonly string[]>,
): FindEventProblems {
  const { discriminators } = options.protocol;
  const ofFile: Query<readonly Schema[]> = graph.query('discriminated schemas of a file', (path, { get }) => {
    const text = get(sources.file, path)?.text ?? '';
    if (!discriminators.some((name) => text.includes(name))) return [];
    return schemasIn(get(sources.resolved, path)?.value);
  });
  const schemas: Query<ByValue> = graph.query('schemas by discriminator', (property, { get }) => {
    const found = new Map<string, Schema[]>();
    for (const path of get(dataFiles, '')) {
      if (path.startsWith(`${layout.eventExamples}/`)) continue;
      for (const schema of get(ofFile, path)) {
        const value = onlyValue(mapAt(mapAt(withParents(schema), 'properties'), property));
        if (value === undefined) continue;
        const known = found.get(value);
        if (known) known.push(schema);
        else found.set(value, [schema]);
      }
    }
    return found;
  });

  const problemsOf = (property: string, map: YamlMap, isAbridged: boolean, context: Context): Finding[] => {
    const value = stringAt(map, property);
    const range = rangeOf(map, property);
    const span = spanOf(map) ?? range?.value;
    if (value === undefined || !range || !span) return [];
    const known = context.get(schemas, property);
    const candidates = known.get(value);
    if (candidates) {
      const subject = `the object with the ${property} ${value}`;
      const found = candidates.map((schema) =>
        partMismatches(schema, { value: map, span, subject }, { isAbridged, help }),
      );
      return found.some((findings) => findings.length === 0) ? [] : (found[0] ?? []);
    }
    if (known.size === 0) return [];
    const near = closest(value, known.keys());
    return [
      {
        ...(near === undefined && { severity: 'info' }),
        message: `Unknown ${property} "${value}".`,
        span: range.value,
        help:
          near === undefined
            ? `Define a schema with this ${property}, or correct it.`
            : `Did you mean "${near}"?`,
      },
    ];
  };

  return ({ value, isAbridged = false }, context) =>
    discriminators.length === 0
      ? []
      : [...mapsIn(value)].flatMap((map) =>
          discriminators.flatMap((property) => problemsOf(property, map, isAbridged, context)),
        );
}

const help = 'Correct the object, or its schema.';

/** The schema that a file is, and those that it defines by name. */
function schemasIn(file: YamlValue | undefined): Schema[] {
  if (!isMap(file)) return [];
  const named = [
    mapAt(file, 'definitions'),
    mapAt(file, '$defs'),
    mapAt(mapAt(file, 'components'), 'schemas'),
  ];
  return [file, ...named.flatMap((schemas) => Object.values(schemas ?? {}).filter(isMap))];
}

/** The value that a schema requires: `const`, or the only value of `enum`. */
function onlyValue(schema: YamlMap | undefined): string | undefined {
  const values = listAt(schema, 'enum') ?? [];
  const value = stringAt(schema, 'const') ?? (values.length === 1 ? values[0] : undefined);
  return typeof value === 'string' ? value : undefined;
}

/** Yields the maps within a value, at any depth. */
function* mapsIn(value: YamlValue, seen = new Set<YamlValue>()): Generator<YamlMap> {
  if (!isCollection(value) || seen.has(value)) return;
  seen.add(value);
  if (isMap(value)) yield value;
  for (const item of Object.values(value)) if (isCollection(item)) yield* mapsIn(item, seen);
}
