import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DialectName, draft4, draft2020 } from '../../src/schema/dialects.js';
import { createResolver } from '../../src/schema/resolver.js';
import { validate } from '../../src/schema/validate.js';
import { SourceText } from '../../src/source/text.js';
import { parseYaml, type YamlDocument } from '../../src/yaml/parse.js';
import { isMap, type YamlMap, type YamlValue } from '../../src/yaml/value.js';
import { differences } from './json-schema-differences.js';
import { shared } from './shared.js';

const suite = join(shared, 'peer-suites/json-schema');

interface Group {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

/** A JSON value as a file of a repository whose root is that of the server of the suite: references name files, not addresses. */
const fileOf = (path: string, value: unknown): YamlDocument =>
  parseYaml(SourceText.file(path, JSON.stringify(value).replaceAll('http://localhost:1234/', 'file:///')));

const remotes = new Map<string, YamlDocument | undefined>();
/** A schema that the suite expects on its server. */
function remote(path: string): YamlDocument | undefined {
  const file = join(suite, 'remotes', path);
  if (!remotes.has(path))
    remotes.set(
      path,
      path.endsWith('.json') && existsSync(file)
        ? fileOf(path, JSON.parse(readFileSync(file, 'utf8')))
        : undefined,
    );
  return remotes.get(path);
}

/** A boolean is a schema only within another one. */
const asMap = (schema: YamlValue | undefined): YamlMap =>
  isMap(schema) ? schema : { allOf: [schema ?? null] };

/** Returns the tests of a group whose verdict is wrong. */
function wrongVerdicts({ schema, tests }: Group, dialect: DialectName): string[] {
  const file = fileOf('schema.json', schema);
  const resolved = createResolver((path) => (path === 'schema.json' ? file : remote(path))).resolved(
    'schema.json',
  );
  return tests
    .filter(({ data, valid }) => {
      const { value, span } = fileOf('data.json', data);
      return (validate(asMap(resolved?.value), value ?? null, span, dialect).length === 0) !== valid;
    })
    .map(({ description }) => description);
}

/** The official test suite, without its optional part. Groups with a wrong verdict are listed with the reason, and no others. */
describe.skipIf(!existsSync(suite))('the test suite of JSON Schema', () => {
  const suites = [
    { folder: 'draft4', dialect: draft4, right: 614, of: 618 },
    { folder: 'draft2020-12', dialect: draft2020, right: 1273, of: 1299 },
  ];
  test.each(suites)('$folder: $right of $of verdicts are right', ({ folder, dialect, right, of }) => {
    const known = new Set(
      differences.filter((one) => one.suite === folder).flatMap(({ groups: names }) => names),
    );
    const wrong: Record<string, string[]> = {};
    const unexpected: Record<string, string[]> = {};
    let count = 0;
    let countOfWrong = 0;
    for (const name of readdirSync(join(suite, folder)).filter((file) => file.endsWith('.json'))) {
      const content: Group[] = JSON.parse(readFileSync(join(suite, folder, name), 'utf8'));
      for (const group of content) {
        count += group.tests.length;
        const key = `${name}: ${group.description}`;
        const found = wrongVerdicts(group, dialect);
        countOfWrong += found.length;
        if (found.length > 0) wrong[key] = found;
        if (found.length > 0 && !known.has(key)) unexpected[key] = found;
      }
    }
    expect(unexpected).toEqual({});
    expect(Object.keys(wrong).sort()).toEqual([...known].sort());
    expect({ right: count - countOfWrong, of: count }).toEqual({ right, of });
  });
});
