import { expect, test } from 'vitest';
import { pageOfAddress, relativeAddress } from '../../../src/spec/names/page-address.js';

test.each([
  ['a.html', 'a.html', false, '#x'],
  ['a.html', 'b/c.html', false, 'b/c.html#x'],
  ['b/c.html', 'b/d.html', false, 'd.html#x'],
  ['b/c.html', 'a.html', false, '../a.html#x'],
  ['api/index.html', 'other/index.html', true, '../other/#x'],
  ['api/index.html', 'index.html', true, '../#x'],
  ['index.html', 'api/index.html', true, 'api/#x'],
])('the address on %s of an element of %s', (from, to, usesFolders, address) =>
  expect(relativeAddress(from, to, 'x', usesFolders)).toBe(address),
);

test.each([
  ['#x', 'a.html', 'a.html', 'x'],
  ['b.html#x', 'c/a.html', 'c/b.html', 'x'],
  ['../b.html#x', 'c/a.html', 'b.html', 'x'],
  ['/v1/api/#x', 'a/index.html', 'api/index.html', 'x'],
  ['/v1/#x', 'a/index.html', 'index.html', 'x'],
  ['/other/#x', 'a/index.html', undefined, 'x'],
  ['https://example.org/#x', 'a.html', undefined, 'x'],
])('%s on %s is on the page %s', (address, from, path, fragment) =>
  expect(pageOfAddress(address, from, '/v1')).toEqual({ path, fragment }),
);
