import { expect, test } from 'vitest';
import { nameTypes } from '../../src/spec/conventions.js';
import type { YamlValue } from '../../src/yaml/value.js';

const schema = (): YamlValue => ({
  type: 'object',
  title: 'Cow',
  properties: {
    kind: { type: 'string', enum: ['red', 'black'], title: 'Kind' },
    only: { type: 'string', enum: ['cow'], title: 'Only' },
    ages: { type: 'object', title: 'Ages', additionalProperties: { type: 'integer' } },
  },
});

test('types lose the titles that pages of their time did not show', () => {
  const named = (enumTitles: boolean, mapTitles: boolean): YamlValue => {
    const value = schema();
    nameTypes(value, { enumTitles, mapTitles });
    return value;
  };
  expect(named(true, true)).toEqual(schema());
  expect(named(true, false)).toMatchObject({ title: 'Cow', properties: { kind: { title: 'Kind' } } });
  expect(named(true, false)).not.toHaveProperty('properties.ages.title');
  expect(named(false, true)).not.toHaveProperty('properties.kind.title');
  expect(named(false, true)).toMatchObject({
    properties: { only: { title: 'string' }, ages: { title: 'Ages' } },
  });
});
