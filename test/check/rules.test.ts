import { describe, expect, test } from 'vitest';
import { rules } from '../../src/check/rules/index.js';
import { check } from '../../src/check/run.js';
import { locationOf } from '../../src/diagnostics/order.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { matrix } from '../../src/spec/matrix.js';
import { openRepository } from '../../src/spec/repository.js';
import { farm } from './farm.js';

async function found(files: Readonly<Record<string, string>>): Promise<string[]> {
  const repository = openRepository(new Graph(), memoryReader(files), {
    protocol: matrix,
    labels: {},
    gitVersion: () => undefined,
    raw: true,
    asWritten: true,
  });
  const { diagnostics } = await check(repository);
  return diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, span }) => {
      const { file, start } = locationOf(span);
      return `${rule} ${file}:${start.line}:${start.column}`;
    });
}

/** The farm with a text replaced in one file; a file whose text becomes empty of it all is taken away. */
function with_(path: string, from: string | undefined, to: string): Record<string, string> {
  const files = { ...farm };
  files[path] = from === undefined ? to : (files[path] ?? '').replace(from, to);
  return files;
}

function without(path: string): Record<string, string> {
  const { [path]: _, ...files } = farm;
  return files;
}

const cows = 'api/client-server/cows.yaml';
const example = 'event-schemas/examples/m.cow';

const faults: readonly (readonly [
  title: string,
  files: Record<string, string>,
  expected: readonly string[],
])[] = [
  ['YAML that cannot be read', with_(cows, 'info:\n', 'info: [\n'), ['yaml/syntax', cows]],
  [
    'a key that stands twice',
    with_(cows, '      operationId: getCow\n', '      operationId: getCow\n      summary: Again.\n'),
    [`yaml/duplicate-key ${cows}:11:7`],
  ],
  [
    'a reference to nowhere',
    with_('event-schemas/schema/m.cow', 'event.yaml', 'evnt.yaml'),
    ['ref/missing event-schemas/schema/m.cow:2:11'],
  ],
  [
    'an example event without a required property',
    with_(example, '"sound"', '"sounds"'),
    [`example/event ${example}:3:14`, `example/undocumented ${example}:4:5`],
  ],
  ['a response that does not fit', with_(cows, 'name: Bessie', 'name: 3'), [`example/api ${cows}:24:21`]],
  [
    'a parameter that does not fit',
    with_(cows, 'x-example: bessie', 'x-example: [1]'),
    [`example/api ${cows}:18:22`],
  ],
  [
    'a misspelt optional property',
    with_(cows, 'name: Bessie', 'nmae: Bessie'),
    [`example/undocumented ${cows}:24:15`],
  ],
  ['what is no Swagger', with_(cows, 'required: true', 'required: maybe'), [`openapi/swagger ${cows}:16:21`]],
  ['an operation without tags', with_(cows, '      tags: [Cows]\n', ''), [`openapi/operation ${cows}:8:5`]],
  [
    'a path parameter that is not declared',
    with_(cows, '/cows/{cowId}:', '/cows/{cowId}/{hoof}:'),
    [`openapi/operation ${cows}:8:5`],
  ],
  ['an event without an example', without(example), ['event/coverage event-schemas/schema/m.cow:1:1']],
  [
    'an example without a schema',
    with_('event-schemas/examples/m.pig', undefined, '{"type": "m.pig"}'),
    ['event/coverage event-schemas/examples/m.pig:1:1'],
  ],
  [
    'a section that no document has',
    with_('specification/pigs.rst', undefined, 'Pigs\n====\n'),
    ['spec/unused specification/pigs.rst:1:1'],
  ],
  [
    'an API that no section shows',
    with_('specification/index.rst', '{{cows_cs_http_api}}\n\n', ''),
    [`spec/unused ${cows}:1:1`],
  ],
  [
    'an unknown variable',
    with_('specification/index.rst', 'm_cow_event', 'm_cwo_event'),
    ['spec/unknown-variable specification/index.rst:6:1'],
  ],
  [
    'a newsfragment of an unknown kind',
    with_('changelogs/client_server/newsfragments/13.nwe', undefined, 'Pigs.\n'),
    ['changelog/newsfragments changelogs/client_server/newsfragments/13.nwe:1:1'],
  ],
  [
    'an empty newsfragment',
    with_('changelogs/client_server/newsfragments/12.new', 'A second cow.\n', '\n'),
    ['changelog/newsfragments changelogs/client_server/newsfragments/12.new:1:1'],
  ],
  [
    'an emoji that is another',
    with_('data-definitions/sas-emoji.json', '1F404', '1F437'),
    ['data/emoji data-definitions/sas-emoji.json:2:65'],
  ],
  [
    'markup in a description',
    with_(cows, 'Fetch a cow.', 'Fetch *a cow.'),
    [`rst/inline-unclosed ${cows}:9:22`],
  ],
  [
    'a reference to no target',
    with_('specification/index.rst', '{{m_cow', 'See barn_.\n\n{{m_cow'),
    ['rst/unknown-target specification/index.rst:6:5'],
  ],
];

describe('spec check', () => {
  test('finds nothing in a repository in which nothing is wrong', async () => {
    expect(await found(farm)).toEqual([]);
  });

  test.each(faults)('%s', async (_, files, expected) => {
    const problems = await found(files);
    for (const one of expected) expect(problems.join('\n')).toContain(one);
  });

  test('a suppression with a reason accepts a problem, one that nothing needs is reported', async () => {
    const accepted = with_(
      cows,
      '        - in: path\n          name: cowId\n          type: string\n          required: true',
      '        - in: path\n          name: cowId\n          type: string\n          # spec-ignore openapi/swagger: a test\n          required: maybe',
    );
    expect(await found(accepted)).toEqual([]);
    const unneeded = with_(
      cows,
      '      summary',
      '      # spec-ignore openapi/swagger: a test\n      summary',
    );
    expect(await found(unneeded)).toEqual([`suppression/unused ${cows}:9:7`]);
    const withoutReason = with_(cows, '      summary', '      # spec-ignore openapi/swagger\n      summary');
    expect(await found(withoutReason)).toEqual([`suppression/no-reason ${cows}:9:7`]);
  });
});

test('every rule says what it is for', () => {
  for (const { id, summary, explanation } of rules) {
    expect(id).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(summary.endsWith('.')).toBe(true);
    expect(explanation.length).toBeGreaterThan(60);
  }
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
