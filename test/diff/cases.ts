import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Change } from '../../src/diff/change.js';
import { compareStates } from '../../src/diff/compare-states.js';
import { readState, type SpecificationState } from '../../src/diff/specification-state.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';

/** A case: two states, each with one API file or one event. */
export interface Case {
  readonly name: string;
  /** The file with the expected changes. */
  readonly expected: string;
  readonly states: readonly [before: SpecificationState, after: SpecificationState];
}

const stateOf = (files: Readonly<Record<string, string>>): SpecificationState =>
  readState(
    openRepository(new Graph(), memoryReader(files), {
      protocol: matrix,
      labels: {},
      gitVersion: () => undefined,
      raw: false,
      keepsTypeTitles: true,
    }),
  );

const namesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.after.yaml'))
    .map((name) => name.slice(0, -'.after.yaml'.length));

/** The first of some files that exists. */
function readFirst(folder: string, ...names: readonly string[]): string {
  const name = names.find((file) => existsSync(join(folder, file)));
  if (name === undefined) throw new Error(`none of ${names.join(', ')} is in ${folder}`);
  return readFileSync(join(folder, name), 'utf8');
}

/** The cases in a folder: `NAME.after.yaml` is compared with `NAME.before.yaml`, or else with `before.yaml`. */
function casesIn(
  folder: string,
  read: (before: readonly string[], name: string) => SpecificationState,
): Case[] {
  return namesIn(folder).map((name) => ({
    name,
    expected: join(folder, `${name}.txt`),
    states: [read([`${name}.before`, 'before'], name), read([`${name}.after`], name)],
  }));
}

const apiFolder = join(import.meta.dirname, 'cases');
const eventFolder = join(import.meta.dirname, 'event-cases');

export const apiCases = (): Case[] =>
  casesIn(apiFolder, (names) =>
    stateOf({
      'api/client-server/cows.yaml': readFirst(apiFolder, ...names.map((name) => `${name}.yaml`)),
    }),
  );

/** The name of an event is in its schema; its example is in a file `.json` beside it. */
export const eventCases = (): Case[] =>
  casesIn(eventFolder, (names) => {
    const text = readFirst(eventFolder, ...names.map((name) => `${name}.yaml`));
    const { type } = Object(load(text)).properties;
    return stateOf({
      [`event-schemas/schema/${type.enum[0]}.yaml`]: text,
      [`event-schemas/examples/${type.enum[0]}.json`]: readFirst(
        eventFolder,
        ...names.map((name) => `${name}.json`),
        'before.json',
      ),
    });
  });

/** The changes of a case, and those in the other direction. */
export const changesOf = ({
  states: [before, after],
}: Case): readonly [readonly Change[], readonly Change[]] => [
  compareStates(before, after),
  compareStates(after, before),
];
