import { expect, test } from 'vitest';
import { type LiveSection, type PageState, patchBetween } from '../../src/serve/patch.js';

const section = (key: string, html = `<p>${key}</p>`, isClosed = true): LiveSection => ({
  key,
  ids: [key],
  level: 1,
  html,
  isClosed,
});
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
  expect(patch).toEqual({ kind: 'replace', sections: [{ key: 'b', html: '<p>B</p>' }] });
});

test('a removed section changes only the order', () => {
  const order = [
    ['a', 'a', 1],
    ['c', 'c', 1],
  ];
  expect(patchBetween(state(a, b, c), state(a, c))).toEqual({ kind: 'replace', order, sections: [] });
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
