import { describe, expect, test } from 'vitest';
import type { EventDefinition } from '../../src/events/model.js';
import { eventProblems, readBaseEvent, readEvent, readEventExample } from '../../src/events/read-event.js';
import { repository, shown } from '../schema/repository.js';

const files = {
  'core/event.yaml':
    'title: Event\ndescription: All events.\ntype: object\nrequired: [type]\nproperties:\n  type: {type: string}\n',
  'core/room_event.yaml':
    'allOf: [{$ref: event.yaml}]\ntitle: Room Event\ntype: object\nproperties: {room_id: {type: string}}\n',
  'core/state_event.yaml':
    'allOf: [{$ref: room_event.yaml}]\ntype: object\nproperties: {state_key: {type: string, description: Of all.}}\n',
  'm.sheep': [
    'allOf: [{$ref: core/state_event.yaml}]',
    'title: A sheep.',
    'description: |-',
    '  It is *white*.',
    'type: object',
    'properties:',
    '  content:',
    '    type: object',
    '    required: [name]',
    '    properties:',
    '      name: {type: string}',
    '      wool: {type: object, title: Wool, properties: {length: {type: integer}}}',
    '  state_key: {type: string, description: The pen.}',
    '  type: {type: string, enum: [m.sheep]}',
    '  dogs: {type: array, items: {type: object, title: Dog, properties: {bark: {type: string}}}}',
    '  unsigned: {type: object, properties: {age: {type: integer}}}',
  ].join('\n'),
  'm.sheep$m.ram': [
    'allOf: [{$ref: core/room_event.yaml}]',
    'type: object',
    'properties:',
    '  content: {type: object, properties: {kind: {type: string, enum: [m.ram]}}}',
    '  type: {type: string, enum: [m.sheep]}',
  ].join('\n'),
  'm.no_key': 'allOf: [{$ref: core/state_event.yaml}]\ntype: object\nproperties: {type: {enum: [m.no_key]}}',
  'm.no_words':
    'allOf: [{$ref: core/state_event.yaml}]\nproperties:\n  state_key: {type: string}\n  type: {enum: [m.no_words]}',
  'm.plain': 'allOf: [{$ref: core/event.yaml}]\ntype: object\nproperties: {type: {enum: [m.plain]}}',
};
const { load, resolved } = repository(files);

function event(name: string, read = readEvent): EventDefinition {
  const document = load(name);
  const found =
    document && read(document, { name, resolved: resolved(name)?.value, variantProperty: 'kind' });
  if (!found) throw new Error(`no event ${name}`);
  return found;
}
const tables = (list: EventDefinition['content']): string[] =>
  list.map(
    ({ title, rows }) =>
      `${title ?? ''}: ${rows.map(({ key, required }) => key + (required ? '!' : '')).join(' ')}`,
  );

describe('an event', () => {
  test('has tables, a kind and the description of its state key', () => {
    const sheep = event('m.sheep');
    expect(sheep).toMatchObject({ name: 'm.sheep', type: 'm.sheep', variant: undefined, kind: 'state' });
    expect(sheep.title?.text).toBe('A sheep.');
    expect(sheep.stateKey?.text).toBe('The pen.');
    expect(shown(sheep.description?.locate(6, 13))).toBe('m.sheep:4:9 *white*');
    expect(tables(sheep.content)).toEqual([': name! wool', 'Wool: length']);
    expect(tables(sheep.otherTables)).toEqual(['Dog: bark', ': age']);
    expect(eventProblems(sheep)).toEqual([]);
  });

  test('of a type with variants has the value that identifies its variant', () => {
    expect(event('m.sheep$m.ram')).toMatchObject({ type: 'm.sheep', variant: 'm.ram', kind: 'message' });
  });

  test('that is a state event must describe its own state key', () => {
    expect(event('m.no_key').stateKey).toBeUndefined();
    expect(eventProblems(event('m.no_key')).map(({ rule }) => rule)).toEqual(['event/state-key']);
    const [undescribed] = eventProblems(event('m.no_words'));
    expect(shown(undescribed?.span)).toBe('m.no_words:3:3 state_key');
  });

  test('derived from neither base type has the kind "other" and no table of the common fields', () => {
    expect(event('m.plain')).toMatchObject({ kind: 'other', content: [], otherTables: [] });
  });

  test('that is a base type has the tables of the whole event', () => {
    expect(tables(event('core/room_event.yaml', readBaseEvent).content)).toEqual([
      'Room Event: type! room_id',
    ]);
  });
});

test('the keys of an example are sorted', () => {
  const { load: open, resolved: resolve } = repository({
    e: '{"b": {"$ref": "f"}, "a": [1]}',
    f: '{"z": 1, "y": "é"}',
  });
  const document = open('e');
  const value = resolve('e')?.value;
  if (!document || value === undefined) throw new Error('no example');
  const example = readEventExample(document, 'e', value);
  expect(example.text).toBe(
    '{\n    "a": [\n        1\n    ],\n    "b": {\n        "y": "\\u00e9",\n        "z": 1\n    }\n}',
  );
});
