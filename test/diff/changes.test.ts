import { describe, expect, test } from 'vitest';
import { plain } from '../../src/diagnostics/colors.js';
import { formatPretty } from '../../src/diff/format/pretty.js';
import { apiCases, type Case, changesOf, eventCases } from './cases.js';

/** `NAME.txt` lists the changes of a case, and those in the other direction. */
async function check(changeCase: Case): Promise<void> {
  const texts = changesOf(changeCase).map((changes) => formatPretty(changes, plain));
  await expect(texts.join('\nreversed:\n\n')).toMatchFileSnapshot(changeCase.expected);
}

describe('changes of operations', () => {
  test.each(apiCases())('$name', check);
});

describe('changes of events', () => {
  test.each(eventCases())('$name', check);
});
