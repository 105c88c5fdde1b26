import type { Span } from '../../source/text.js';
import { changelogVersions as versionsOf } from '../../spec/changelog.js';
import { compareVersions, type Version, versionIn } from '../../spec/version.js';
import { type Finding, layoutsOfSections } from '../finding.js';
import type { Rule } from '../rule.js';

export const changelogVersions: Rule = {
  id: 'changelog/versions',
  severity: 'error',
  layouts: layoutsOfSections,
  summary: 'A changelog has a title without a version, a duplicate version, or versions out of order.',
  explanation:
    'Each title of a changelog names a version (r0.6.1, v1.2), newest first; a section of unreleased changes may precede them. The section of a release is found by its title, and of two sections with the same title only the first is shown.',
  prepare({ repository: { graph, sources }, changelogs, byFile }) {
    const inFile = byFile('versions of a changelog', (path, { get }) => {
      const source = get(sources.text, path);
      return source ? problemsOf(versionsOf(source)) : [];
    });
    return ({ report }) => {
      for (const { path } of graph.get(changelogs, '')) for (const finding of inFile(path)) report(finding);
    };
  },
};

interface VersionTitle {
  readonly title: string;
  readonly name: string;
  readonly titleSpan: Span;
}

function* problemsOf(titles: readonly VersionTitle[]): Generator<Finding> {
  const known: { readonly version: Version; readonly span: Span }[] = [];
  for (const [i, { title, name, titleSpan: span }] of titles.entries()) {
    const version = versionIn(name);
    if (!version) {
      if (!(i === 0 && /unreleased|unstable/i.test(title)))
        yield {
          message: `The title "${title}" does not name a version.`,
          span,
          help: 'Write the version in the title, like r0.6.1 or v1.2.',
        };
      continue;
    }
    const same = known.find((before) => compareVersions(before.version, version) === 0);
    const newer = known.at(-1);
    if (same)
      yield {
        message: `Duplicate version "${version.text}"; only its first section is shown.`,
        span,
        related: [{ message: 'the first section is here', span: same.span }],
        help: 'Merge the two sections.',
      };
    else if (newer && compareVersions(version, newer.version) > 0)
      yield {
        message: `"${version.text}" is newer than "${newer.version.text}", which precedes it.`,
        span,
        related: [{ message: 'the older version is here', span: newer.span }],
        help: 'Sort the versions, newest first.',
      };
    known.push({ version, span });
  }
}
