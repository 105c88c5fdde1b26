import type { Span } from '../../source/text.js';
import { changelogVersions as versionsOf } from '../../spec/changelog.js';
import { compareVersions, type Version, versionIn } from '../../spec/version.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

export const changelogVersions: Rule = {
  id: 'changelog/versions',
  severity: 'error',
  summary: 'A changelog has a title that is no version, a version twice, or versions out of order.',
  explanation:
    'Each title of a changelog names a version (r0.6.1, v1.2), the newest first; changes that are not released yet may stand before them. A version is found by its title, and of two with one title the first counts.',
  prepare({ repository: { graph, sources }, changelogs, byFile }) {
    const inFile = byFile('versions of a changelog', (path, { get }) => {
      const source = get(sources.text, path);
      return source ? faults(versionsOf(source)) : [];
    });
    return ({ report }) => {
      for (const { path } of graph.get(changelogs, '')) for (const finding of inFile(path)) report(finding);
    };
  },
};

interface Titled {
  readonly title: string;
  readonly name: string;
  readonly titleSpan: Span;
}

function* faults(titles: readonly Titled[]): Generator<Finding> {
  const known: { readonly version: Version; readonly span: Span }[] = [];
  for (const [i, { title, name, titleSpan: span }] of titles.entries()) {
    const version = versionIn(name);
    if (!version) {
      if (!(i === 0 && /unreleased|unstable/i.test(title)))
        yield {
          message: `${title} is no version.`,
          span,
          help: 'Name the version in the title, like r0.6.1 or v1.2.',
        };
      continue;
    }
    const same = known.find((before) => compareVersions(before.version, version) === 0);
    const newer = known.at(-1);
    if (same)
      yield {
        message: `The version ${version.text} stands here twice.`,
        span,
        related: [{ message: 'the first one is here', span: same.span }],
        help: 'Put the changes of a version under one title.',
      };
    else if (newer && compareVersions(version, newer.version) > 0)
      yield {
        message: `${version.text} is newer than ${newer.version.text}, which stands before it.`,
        span,
        related: [{ message: 'the older one is here', span: newer.span }],
        help: 'Put the newest version first.',
      };
    known.push({ version, span });
  }
}
