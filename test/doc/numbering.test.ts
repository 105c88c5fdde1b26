import { expect, test } from 'vitest';
import { Ids } from '../../src/doc/ids.js';
import { makeId } from '../../src/doc/make-id.js';
import { sectionNumbers } from '../../src/doc/numbering.js';

test('sections are numbered by level; the document title is not numbered', () => {
  expect(sectionNumbers([0, 1, 2, 2, 3, 1, 2])).toEqual([undefined, '1', '1.1', '1.2', '1.2.1', '2', '2.1']);
});

test('depth, start, prefix and suffix', () => {
  const options = { depth: 1, start: 3, prefix: '§', suffix: '.' };
  expect(sectionNumbers([1, 2, 1], options)).toEqual(['§3.', undefined, '§4.']);
});

test.each([
  ['Client behaviour', 'client-behaviour'],
  ['PUT /_matrix/client/r0/x/{y}', 'put-matrix-client-r0-x-y'],
  ['  3.2  Größe & Maß ', 'grosze-masz'],
  ['m.room.message', 'm-room-message'],
  ['日本', ''],
])('the id of %j is %j', (name, id) => expect(makeId(name)).toBe(id));

test('ids that are taken are numbered; without a name they are derived from the type', () => {
  const ids = new Ids();
  expect([
    ids.assign('section', ['a b']),
    ids.assign('section', ['A b']),
    ids.assign('target', ['a b', 'c']),
    ids.assign('footnote_reference', []),
    ids.assign('target', ['日本']),
  ]).toEqual(['a-b', 'a-b-1', 'c', 'footnote-reference-1', 'target-1']);
});
