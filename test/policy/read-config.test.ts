import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/policy/read-config.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { SourceText } from '../../src/source/text.js';
import { matrix, protocolFor } from '../../src/spec/presets.js';

const root = join(import.meta.dirname, '../..');
const json = (path: string): object => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Reads a configuration; returns it with its problems. */
function read(text: string) {
  const problems: string[] = [];
  const source = SourceText.file('spec.config.yaml', text);
  const config = readConfig(source, { rules: [], preset: 'none' }, ({ rule, message, span }) => {
    const { line, column } = span.source.position(span.start);
    problems.push(`${line}:${column} ${rule} ${message}`);
  });
  return { config, problems };
}

test('the preset and the examples in the schema are valid', () => {
  const validate = new Ajv.default({ strict: false, validateFormats: false }).compile(
    json('schemas/spec.config.json'),
  );
  validate(json('presets/matrix.json'));
  expect(validate.errors).toBeNull();
  const { problems } = read(readFileSync(join(root, 'presets/matrix.json'), 'utf8'));
  expect(problems).toEqual([]);
});

test.each([
  ['extends: other', '1:10 config/wrong-value `extends` must be matrix or none, got "other".'],
  ['protocol: Courier', '1:11 config/wrong-value `protocol` must contain a map of settings.'],
  ['protocol: { nam: x }', '1:13 config/unknown-key Unknown setting "nam" in `protocol`.'],
  ['protocol: { name: 3 }', '1:19 config/wrong-value `name` must be a string, got 3.'],
  ['protocol: { apis: [{ title: T }] }', '1:20 config/wrong-value An entry of `apis` has no `folder`.'],
  [
    'protocol: { apis: [{ folder: a }, { folder: a, suffix: s, changelog: c }] }',
    '1:45 config/wrong-value Two APIs have the folder "a".',
  ],
  [
    'protocol: { apis: [{ folder: a, label: b }] }',
    '1:40 config/wrong-value Unknown release label "b" of an API.',
  ],
  [
    'protocol: { apis: [{ folder: a }], labels: [{ name: b }] }',
    '1:53 config/wrong-value No API has the release label "b".',
  ],
  [
    'protocol: { apis: [{ folder: a }], merged-api: { api: b } }',
    '1:55 config/wrong-value No API has the folder "b".',
  ],
  ['releases: { b: v1 }', '1:13 config/unknown-key Unknown setting "b" in `releases`.'],
])('%s is reported', (text, problem) => {
  expect(read(text).problems).toEqual([problem]);
});

test('settings of a protocol extend a preset', () => {
  const { config } = read('protocol: { name: Courier, events: { prefix: c. } }');
  const reader = memoryReader({});
  const extended = protocolFor(reader, 'matrix', config.protocol);
  expect(extended).toMatchObject({ name: 'Courier', eventPrefix: 'c.', labels: matrix.labels });
  expect(extended.eventGroups).toEqual(matrix.eventGroups);
  expect(protocolFor(reader, 'none', config.protocol)).toMatchObject({ labels: [], eventGroups: [] });
});

test('without configured APIs, each folder of API files is one', () => {
  const reader = memoryReader({
    'api/mail/send.yaml': 'openapi: 3.1.0\ninfo: { title: Mail API }\n',
    'api/definitions/item.yaml': 'type: object\n',
    'api/sort-office/route.yaml': 'swagger: "2.0"\n',
  });
  expect(protocolFor(reader).apiGroups.map(({ folder, title, suffix }) => [folder, title, suffix])).toEqual([
    ['mail', 'Mail API', 'mail'],
    ['sort-office', 'sort-office', 'sort_office'],
  ]);
});

test('a repository of a layout of the Matrix specification extends its preset', () => {
  expect(protocolFor(memoryReader({ 'specification/targets.yaml': '' }))).toBe(matrix);
  expect(protocolFor(memoryReader({ 'specification/index.md': '' })).name).toBe('');
});
