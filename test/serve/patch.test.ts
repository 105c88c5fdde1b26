import { expect, test } from 'vitest';
import { type LiveSection, type PageState, patchBetween } from '../../src/serve/patch.js';

const section = (key: string, html = `<p>${key}</p>`, isClosed = true, head = ''): LiveSection => ({
  key,
  ids: [key],
  level: 1,
  head,
  html: head + html,
  isClosed,
});
const numbered = (number: number, html: string) => section('a', html, true, `<h2>${number} A</h2>\n`);
const state = (...sections: LiveSection[]): PageState => ({
  frame: '<html><head><title>A</title></head><body></body></html>',
  style: undefined,
  contents: undefined,
  sections,
});
const [a, b, c] = [section('a'), section('b'), section('c')];
const open = section('open', '<b>', false);

test('equal pages need no patch', () => {
  expect(patchBetween(state(a, b), state(section('a'), section('b')))).toBeUndefined();
});

test('only the content of a changed section is replaced', () => {
  const patch = patchBetween(state(a, b), state(a, section('b', '<p>B</p>')));
  expect(patch).toEqual({ kind: 'replace', heads: [], sections: [{ key: 'b', html: '<p>B</p>' }] });
});

test('only the heading of a section is replaced whose number changes', () => {
  const patch = patchBetween(state(numbered(1, '<p>a</p>')), state(numbered(2, '<p>a</p>')));
  expect(patch).toEqual({ kind: 'replace', heads: [{ key: 'a', html: '<h2>2 A</h2>\n' }], sections: [] });
});

test.each([
  ['its content changes, too', numbered(1, '<p>a</p>'), numbered(2, '<p>b</p>')],
  ['it had no heading', section('a'), numbered(2, '<p>a</p>')],
  [
    'it has only further ids',
    section('a', '<p>a</p>', true, '<span id="x"></span>'),
    section('a', '<p>a</p>', true, '<span id="y"></span>'),
  ],
  ['its heading is removed', numbered(1, '<p>a</p>'), section('a')],
])('a whole section is replaced if %s', (_, before, after) => {
  expect(patchBetween(state(before), state(after))).toEqual({
    kind: 'replace',
    heads: [],
    sections: [{ key: 'a', html: after.html }],
  });
});

test('a removed section changes only the order', () => {
  const order = [
    ['a', 'a', 1],
    ['c', 'c', 1],
  ];
  expect(patchBetween(state(a, b, c), state(a, c))).toEqual({
    kind: 'replace',
    order,
    heads: [],
    sections: [],
  });
});

test.each([
  ['is removed', state(a, open, c), state(a, c)],
  ['is added', state(a, c), state(a, open, c)],
  ['moves', state(a, open, c), state(a, c, open)],
  ['follows a removed section', state(a, b, open), state(a, open)],
  ['changes', state(a, open), state(a, section('open', '<i>', false))],
  ['is fixed', state(a, open), state(a, section('open', '<b></b>'))],
])('the page is reloaded if a section with unclosed markup %s', (_, before, after) => {
  expect(patchBetween(before, after)).toEqual({ kind: 'reload' });
});
