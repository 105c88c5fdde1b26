import type { Context, Query } from '../graph/graph.js';
import { variantSeparator } from '../spec/models.js';
import type { Repository } from '../spec/repository.js';

/** The files of events, as queries with the key `''`. */
export interface EventFiles {
  /** The paths of event schemas, by the name of the event. */
  readonly schemas: Query<ReadonlyMap<string, string>>;
  /** The paths of example events, by name. */
  readonly examples: Query<ReadonlyMap<string, string>>;
}

/** Creates the queries for the files of events. Files that are only parts of others are left out. */
export function createEventFiles({ graph, models, layout }: Repository): EventFiles {
  const files =
    (names: Query<readonly string[]>, folder: string) =>
    (_: string, { get }: Context): ReadonlyMap<string, string> =>
      new Map(
        get(names, '').flatMap((file): [string, string][] => {
          const name = layout.eventName(file);
          return name === undefined ? [] : [[name, `${folder}/${file}`]];
        }),
      );
  const isSame = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): boolean =>
    JSON.stringify([...before]) === JSON.stringify([...after]);
  return {
    schemas: graph.query('event schemas by name', files(models.eventNames, layout.eventSchemas), isSame),
    examples: graph.query('example events by name', files(models.exampleNames, layout.eventExamples), isSame),
  };
}

/** The type of an event without its variant: `m.room.message` of `m.room.message$m.text`. */
export const eventTypeOf = (name: string): string => name.split(variantSeparator)[0] ?? name;
