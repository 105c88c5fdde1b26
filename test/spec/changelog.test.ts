import { expect, test } from 'vitest';
import { SourceText } from '../../src/source/text.js';
import { changelogVersions, versionText } from '../../src/spec/changelog.js';

test('lines may end in CR LF', () => {
  const text = 'r0.2.0\n======\n\nNew\n---\n\n.. A comment.\n\nA cow.\n\nr0.1.0\n======\n\nFirst.\n';
  const read = (written: string) => {
    const source = SourceText.file('changelogs/cows.rst', written);
    return changelogVersions(source).map((version) => [
      version.title,
      versionText(source, version).text.replaceAll('\r', ''),
    ]);
  };
  expect(read(text).map(([title]) => title)).toEqual(['r0.2.0', 'r0.1.0']);
  expect(read(text.replaceAll('\n', '\r\n'))).toEqual(read(text));
});
