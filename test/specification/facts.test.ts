import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shared } from '../conformance/shared.js';
import { deviations, differences, type Expectation } from './compare-facts.js';
import { type Facts, factsOf } from './facts.js';

const root = resolve(import.meta.dirname, '../..');

/** The official specification of the release that ours restates. */
const official = join(shared, 'corpora/cs-r0.6.1');

const table: readonly { readonly reason: string; readonly differences: readonly Expectation[] }[] =
  JSON.parse(readFileSync(join(import.meta.dirname, 'facts-differences.json'), 'utf8'));

describe.skipIf(!existsSync(official))('facts of the official specification', () => {
  test('agree with ours, except for the listed differences', () => {
    const facts = factsOf(official);
    expect(facts.size).toBeGreaterThan(11_500);
    const expected = table.flatMap((group) => group.differences);
    expect(deviations(differences(facts, factsOf(root)), expected)).toEqual([]);
  });
});

test('facts of operations, events and included schemas are collected', () => {
  const facts = factsOf(root);
  const values = [
    'PUT /_matrix/federation/v1/send/{txnId}',
    'PUT /_matrix/federation/v1/send/{txnId} (security)',
    'PUT /_matrix/federation/v1/send/{txnId} path txnId (required)',
    'PUT /_matrix/federation/v1/send/{txnId} 200 body.pdus.{}.error (type)',
    'PUT /_matrix/federation/v1/send/{txnId} body.edus[].edu_type (required)',
    'm.room.member.content.membership (enum)',
    'm.room.encrypted.content.ciphertext (type)',
    'server-server/definitions/pdu.yaml.prev_events[][0] (type)',
  ].map((path) => facts.get(path)?.value);
  expect(values).toEqual([
    'present',
    'signedRequest',
    'true',
    'string',
    'true',
    '"ban", "invite", "join", "knock", "leave"',
    'object or string',
    'string',
  ]);
});

describe('comparison of facts', () => {
  const factsWith = (entries: readonly (readonly [path: string, value: string, parent?: string])[]): Facts =>
    new Map(entries.map(([path, value, parent]) => [path, { value, parent }]));
  const one = factsWith([
    ['a', 'present'],
    ['a (type)', 'string', 'a'],
    ['a.b', 'present', 'a'],
    ['a.b (type)', 'string', 'a.b'],
  ]);
  const other = factsWith([
    ['a', 'present'],
    ['a (type)', 'object', 'a'],
  ]);
  const found = [
    { fact: 'a (type)', official: 'string', ours: 'object' },
    { fact: 'a.b', official: 'present', ours: 'absent' },
  ];

  test('finds changed and absent facts, but not the facts about absent parts', () => {
    expect(differences(one, other)).toEqual(found);
    expect(differences(one, one)).toEqual([]);
  });

  test('reports unexpected differences', () => {
    expect(deviations(found, [{ facts: 'a.*', official: 'present', ours: 'absent' }])).toEqual([
      'unexpected: a (type): official string, ours object',
    ]);
  });

  test('reports expectations that are not needed, or match another number of differences', () => {
    const expected = [
      { facts: 'a (type)', official: 'string', ours: 'object' },
      { facts: 'a.*', official: 'present', ours: 'absent', count: 2 },
      { facts: 'a.b (enum)', official: 'absent', ours: '"x"' },
    ];
    expect(deviations(found, expected)).toEqual([
      '1 instead of 2: a.*: official present, ours absent',
      '0 instead of 1: a.b (enum): official absent, ours "x"',
    ]);
  });
});
