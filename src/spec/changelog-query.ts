import { type Element, isElement, type Node } from '../doc/nodes.js';
import type { Context, Graph, Query } from '../graph/graph.js';
import { type ParseOptions, parseBlocks } from '../rst/parse.js';
import { SourceText } from '../source/text.js';
import { changelogVersions, unreleasedName, versionFor, versionText } from './changelog.js';
import { inPage } from './describe.js';
import { type Fragment, unreleasedChanges } from './generate/changelog.js';
import { type ReleaseLabels, unstable } from './labels.js';
import type { ChangelogSource } from './layout.js';
import { variablePart } from './layouts/layout-2016.js';
import type { Sources } from './sources.js';
import { defaultIssueFormat, formatIssue } from './towncrier/issue-format.js';
import type { Newsfragments } from './towncrier/newsfragments.js';

export interface ChangelogOptions {
  /** The newsfragments of a changelog, by its folder. */
  readonly fragments: Query<Newsfragments | undefined>;
  readonly labels: ReleaseLabels;
  readonly options: (context: Context) => ParseOptions;
  /** Whether a list needs no blank line before it. */
  readonly denseLists: boolean;
}

/**
 * The blocks of a changelog, by template variable: the version of its release label, or the unreleased changes. `undefined` for an unknown
 * variable. Reports a label without a version (`changelog/missing-version`).
 */
export function createChangelogs(
  graph: Graph,
  sources: Sources,
  changelogs: ReadonlyMap<string, ChangelogSource>,
  { fragments, labels, options, denseLists }: ChangelogOptions,
): Query<readonly Element[] | undefined> {
  const blocksOf = (source: SourceText, context: Context): Element[] => {
    const { nodes, diagnostics } = parseBlocks(source, options(context));
    for (const diagnostic of diagnostics) context.report(inPage(diagnostic));
    return nodes.filter(isElement);
  };

  const released = (
    changelog: ChangelogSource,
    label: string | undefined,
    context: Context,
  ): Element[] | undefined => {
    const source = context.get(sources.text, changelog.path);
    if (!source) return undefined;
    const versions = changelogVersions(source);
    const version = label === undefined ? versions[0] : versionFor(versions, label);
    if (version) return blocksOf(versionText(source, version, { denseLists }), context);
    context.report({
      rule: 'changelog/missing-version',
      // An empty changelog before the first release leaves nothing out of the page.
      severity: label === undefined && source.text.trim() === '' ? 'warning' : 'error',
      message: label === undefined ? 'Changelog has no version.' : `Changelog has no version "${label}".`,
      span: versions[0]?.titleSpan ?? { source, start: 0, end: 0 },
      help:
        label === undefined
          ? 'Add a title with a version above the changes.'
          : `Add a section titled "${label}", or build another release label.`,
    });
    return [];
  };

  const unreleased = (folder: string, context: Context): Element[] => {
    const { get } = context;
    const newsfragments = get(fragments, folder);
    if (!newsfragments) return [];
    const { configuration, span } = newsfragments;
    const sections = newsfragments.sections.map(({ name, files }) => ({
      name,
      fragments: files.flatMap(({ path, fragment }): Fragment[] => {
        const source = fragment && get(sources.text, path);
        if (!fragment || !source) return [];
        const whole = { source, start: 0, end: source.text.length };
        return [{ ...fragment, span: whole, content: source.text.trim(), blocks: blocksOf(source, context) }];
      }),
    }));
    const issueLink = (issue: string): readonly Node[] => {
      const format = configuration.issueFormat;
      const shown = format ? formatIssue(format, issue) : defaultIssueFormat(issue);
      const [block] = blocksOf(SourceText.derived(span.source, shown, { from: [0], to: [0] }), context);
      return block?.children ?? [];
    };
    return unreleasedChanges(sections, configuration, span, issueLink);
  };

  const current = (changelog: ChangelogSource, context: Context): Element[] | undefined => {
    const label = changelog.label === undefined ? unstable : (labels[changelog.label] ?? unstable);
    if (label !== unstable) return released(changelog, label, context);
    return changelog.folder === undefined
      ? released(changelog, undefined, context)
      : unreleased(changelog.folder, context);
  };

  const named = (
    changelog: ChangelogSource,
    name: string,
    context: Context,
  ): readonly Element[] | undefined => {
    const source = context.get(sources.text, changelog.path);
    const version = source && changelogVersions(source).find((version) => inVariable(version.name) === name);
    if (source && version) return blocksOf(versionText(source, version, { denseLists }), context);
    const isUnreleased = name === unstable || (source && inVariable(unreleasedName(source) ?? '') === name);
    return isUnreleased && changelog.folder !== undefined ? unreleased(changelog.folder, context) : undefined;
  };

  return graph.query<readonly Element[] | undefined>('changelog', (variable, context) => {
    const changelog = changelogs.get(variable);
    if (changelog) return current(changelog, context) ?? [];
    const [, whole = '', name = ''] = versionVariable.exec(variable) ?? [];
    const versioned = changelogs.get(whole);
    return versioned && named(versioned, name, context);
  });
}

/** `rooms_changelog_v1`: one version of a changelog, regardless of the release label. */
const versionVariable = /^(\w+_changelog)_(\w+)$/;

/** The form of a version in a template variable. */
export const inVariable = (name: string): string => variablePart(name.toLowerCase());
