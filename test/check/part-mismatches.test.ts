import { expect, test } from 'vitest';
import { partMismatches } from '../../src/check/part-mismatches.js';
import { SourceText } from '../../src/source/text.js';
import { parseYaml } from '../../src/yaml/parse.js';
import { isMap, type YamlMap } from '../../src/yaml/value.js';

function mapOf(path: string, text: string): YamlMap {
  const { value } = parseYaml(SourceText.file(path, text));
  if (!isMap(value)) throw new Error(`not a map: ${text}`);
  return value;
}

const schema = mapOf(
  'schema.yaml',
  'type: object\nrequired: [sound, name]\nproperties: {sound: {type: string}, name: {type: string}}\n',
);

/** The missing properties of a value: the message, the severity, and whether the schema may be the cause. */
const missing = (text: string, isAbridged: boolean): unknown[] => {
  const value = mapOf('example.yaml', text);
  const span = { source: SourceText.file('example.yaml', text), start: 0, end: text.length };
  return partMismatches(schema, { value, span, subject: 'the cow' }, { isAbridged, help: 'Correct it.' })
    .filter(({ message }) => message.includes('missing'))
    .map(({ message, severity, commonCause }) => [message, severity, commonCause !== undefined]);
};

test('a missing property may be due to the schema, but not in an abridged example', () => {
  expect(missing('sound: moo\n', false)).toEqual([['The cow: missing property "name".', undefined, true]]);
  expect(missing('sound: moo\n', true)).toEqual([['The cow: missing property "name".', 'info', false]]);
});

test('several missing properties are one problem', () => {
  const message = 'The cow: missing properties "sound", "name".';
  expect(missing('colour: brown\n', false)).toEqual([[message, undefined, false]]);
});

test('a placeholder is an abridged example', () => {
  const message = 'The cow: missing properties "sound", "name".';
  expect(missing('key: value\n', false)).toEqual([[message, 'info', false]]);
});
