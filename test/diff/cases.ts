import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type Comparison, compareSpecifications } from '../../src/diff/comparison.js';
import { readState, type SpecificationState } from '../../src/diff/specification-state.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';

/** A case: two states, each with one API file, one event, or one or two pages. */
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

const namesIn = (folder: string, extension: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(`.after${extension}`))
    .map((name) => name.slice(0, -`.after${extension}`.length));

/** The first of some files that exists. */
function readFirst(folder: string, ...names: readonly string[]): string {
  const name = names.find((file) => existsSync(join(folder, file)));
  if (name === undefined) throw new Error(`none of ${names.join(', ')} is in ${folder}`);
  return readFileSync(join(folder, name), 'utf8');
}

/** The cases in a folder: `NAME.after` is compared with `NAME.before`, or else with `before`. */
function casesIn(
  folder: string,
  extension: string,
  read: (before: readonly string[]) => SpecificationState,
): Case[] {
  return namesIn(folder, extension).map((name) => ({
    name,
    expected: join(folder, `${name}.txt`),
    states: [read([`${name}.before`, 'before']), read([`${name}.after`])],
  }));
}

const apiFolder = join(import.meta.dirname, 'cases');
const eventFolder = join(import.meta.dirname, 'event-cases');

export const apiCases = (): Case[] =>
  casesIn(apiFolder, '.yaml', (names) =>
    stateOf({
      'api/client-server/cows.yaml': readFirst(apiFolder, ...names.map((name) => `${name}.yaml`)),
    }),
  );

/** The name of an event is in its schema; its example is in a file `.json` beside it. */
export const eventCases = (): Case[] =>
  casesIn(eventFolder, '.yaml', (names) => {
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

const textFolder = join(import.meta.dirname, 'text-cases');

/** Each state is a page in Markdown, and optionally a second one, `NAME.after.other.md`. */
export const textCases = (): Case[] =>
  casesIn(textFolder, '.md', (names) => {
    const others = names
      .map((name) => join(textFolder, `${name}.other.md`))
      .filter((path) => existsSync(path));
    const other = others[0];
    return stateOf({
      'specification/index.md': readFirst(textFolder, ...names.map((name) => `${name}.md`)),
      ...(other !== undefined && { 'specification/other.md': readFileSync(other, 'utf8') }),
    });
  });

/** The comparison of a case, and that in the other direction. */
export const changesOf = ({ states: [before, after] }: Case): readonly [Comparison, Comparison] => [
  compareSpecifications(before, after),
  compareSpecifications(after, before),
];
