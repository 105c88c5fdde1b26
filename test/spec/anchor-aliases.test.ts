import { describe, expect, test } from 'vitest';
import { SourceText } from '../../src/source/text.js';
import { formerAnchors } from '../../src/spec/anchor-aliases.js';
import { readAnchors } from '../../src/spec/anchors.js';

const formerAnchorsIn = (...lines: string[]) =>
  formerAnchors(readAnchors(SourceText.file('anchors.txt', lines.join('\n')), () => {}));

describe('the locations of former anchors', () => {
  test('an alias of an alias has the location of the last one', () => {
    const { ids } = formerAnchorsIn('a.html#1 -> b.html#2', 'b.html#2 -> 3', 'b.html#3 -> c.html#4');
    const last = { page: 'c.html', id: '4' };
    expect(ids.get('a.html')?.elsewhere).toEqual(new Map([['1', last]]));
    expect(ids.get('b.html')?.elsewhere).toEqual(
      new Map([
        ['2', last],
        ['3', last],
      ]),
    );
  });

  test('an anchor of a page that moved is on the new page', () => {
    const { pages, ids } = formerAnchorsIn(
      'a.html#1 -> old.html#2',
      'old.html -> new.html',
      'new.html -> b.html',
    );
    expect(pages.get('old.html')).toEqual({ page: 'b.html', id: '' });
    expect(ids.get('a.html')?.elsewhere.get('1')).toEqual({ page: 'b.html', id: '2' });
  });

  test('the end of a circular alias is one of its anchors', () => {
    const { ids } = formerAnchorsIn('a.html#0 -> 1', 'a.html#1 -> b.html#2', 'b.html#2 -> a.html#1');
    expect(ids.get('a.html')?.elsewhere.get('0')).toEqual({ page: 'b.html', id: '2' });
  });

  test('an alias of itself has no other location', () => {
    const { ids } = formerAnchorsIn('a.html#1 -> 1');
    expect(ids.get('a.html')).toEqual({ onPage: new Map(), elsewhere: new Map() });
  });

  test('the end of a circular move is one of its pages', () => {
    const { pages } = formerAnchorsIn('a.html -> b.html', 'b.html -> c.html', 'c.html -> b.html');
    expect([...pages.values()].every(({ page }) => page !== 'a.html')).toBe(true);
  });
});
