import { describe, expect, test } from 'vitest';
import { plain } from '../../src/diagnostics/colors.js';
import { formatMarkdown } from '../../src/diff/format/markdown.js';
import { formatPretty } from '../../src/diff/format/pretty.js';
import { apiCases, type Case, changesOf, eventCases, textCases } from './cases.js';

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

describe('changes of text', () => {
  test.each(textCases())('$name', check);
});

test('text in Markdown contains no markup of the sources', async () => {
  const untrusted = textCases().find(({ name }) => name === 'untrusted-markup');
  if (!untrusted) throw new Error('no case');
  const [comparison] = changesOf(untrusted);
  await expect(formatMarkdown(comparison)).toMatchFileSnapshot(
    untrusted.expected.replace(/\.txt$/, '.expected.md'),
  );
});
