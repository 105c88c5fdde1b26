import type { Report } from '../../diagnostics/diagnostic.js';
import { type Element, element, text } from '../../doc/nodes.js';
import type { Context, Graph, Query } from '../../graph/graph.js';
import type { MarkdownOptions } from '../../markdown/options.js';
import { SourceText, type Span } from '../../source/text.js';
import { type Fragment, mergeFragments, unreleasedChanges } from '../generate/changelog.js';
import type { ModernConventions } from '../layouts/release-conventions.js';
import type { Protocol } from '../protocol.js';
import type { Sources } from '../sources.js';
import { type FragmentKind, readConfiguration } from '../towncrier/configuration.js';
import { fragmentName } from '../towncrier/fragment-name.js';
import { markdownBlocks } from './markdown-blocks.js';

/** The changes of one area since the last release. */
export interface UnreleasedArea {
  readonly title: string;
  readonly span: Span;
  readonly fragments: readonly Fragment[];
  readonly kinds: readonly FragmentKind[];
  /** The changes as blocks, as in a released changelog. */
  readonly blocks: readonly Element[];
  /** The same as Markdown. */
  readonly markdown: string;
}

const changelogs = 'changelogs';
const configurationFile = `${changelogs}/pyproject.toml`;

export interface UnreleasedSources {
  readonly sources: Sources;
  readonly protocol: Protocol;
  readonly conventions: Query<ModernConventions>;
  readonly dialect: Query<MarkdownOptions>;
}

/** The changes since the last release, by area; `undefined` for a repository without newsfragments. Reports an invalid configuration. */
export function createUnreleased(
  graph: Graph,
  { sources, protocol, conventions, dialect }: UnreleasedSources,
): Query<readonly UnreleasedArea[] | undefined> {
  const issueUrl = (issue: string, repository: string): string =>
    `${protocol.site.organization}${repository}/issues/${issue}`;

  const area = (
    { folder, title }: Protocol['site']['changelogAreas'][number],
    kinds: readonly FragmentKind[],
    context: Context,
  ): UnreleasedArea => {
    const { get, report } = context;
    const path = `${changelogs}/${folder}/newsfragments`;
    const span = { source: SourceText.file(path, ''), start: 0, end: 0 };
    const { repository } = get(conventions, '').changelog;
    const kindNames = kinds.map(({ directory }) => directory);
    const fragments = (get(sources.folder, path) ?? []).flatMap(({ name, kind }): Fragment[] => {
      const parts = kind === 'file' ? fragmentName(name, kindNames, '+') : undefined;
      const source = parts && get(sources.file, `${path}/${name}`);
      if (!parts || !source) return [];
      const blocks = markdownBlocks(source, get(dialect, ''), report);
      const whole = { source, start: 0, end: source.text.length };
      return [{ ...parts, span: whole, content: source.text.trim(), blocks }];
    });
    const blocks = unreleasedChanges(
      [{ name: '', fragments }],
      { kinds, allBullets: true },
      span,
      (issue) => [
        element('reference', span, [text(`#${issue}`, span)], { refuri: issueUrl(issue, repository) }),
      ],
      ({ name }) => element('paragraph', span, [element('strong', span, [text(name, span)])]),
    );
    const link = (issue: string): string => `[#${issue}](${issueUrl(issue, repository)})`;
    return { title, span, fragments, kinds, blocks, markdown: markdownOf(fragments, kinds, link) };
  };

  return graph.query<readonly UnreleasedArea[] | undefined>('unreleased changes', (_, context) => {
    const { get, report } = context;
    const { omittedAreas } = get(conventions, '').changelog;
    const areas = protocol.site.changelogAreas.filter(({ folder }) => !omittedAreas.includes(folder));
    const exist = areas.some(({ folder }) => get(sources.folder, `${changelogs}/${folder}/newsfragments`));
    if (!exist) return undefined;
    const configuration = get(sources.file, configurationFile);
    const kinds = configuration ? kindsOf(configuration, report) : [];
    return areas.map((one) => area(one, kinds, context));
  });
}

function kindsOf(configuration: SourceText, report: Report): readonly FragmentKind[] {
  // The template of the layout is built in, so that only errors matter.
  const errors: Report = (diagnostic) => {
    if (diagnostic.severity === 'error') report(diagnostic);
  };
  const kinds = readConfiguration(configuration, errors)?.kinds ?? [];
  return kinds.map((kind) => ({ ...kind, name: kind.name.replace(/<\/?strong>/g, '') }));
}

function markdownOf(
  fragments: readonly Fragment[],
  kinds: readonly FragmentKind[],
  link: (issue: string) => string,
): string {
  const parts = kinds.flatMap(({ directory, name }) => {
    const entries = mergeFragments(fragments.filter(({ kind }) => kind === directory));
    if (entries.length === 0) return [];
    const items = entries.map(({ fragment, issues }) => {
      const note = issues.length > 0 ? ` (${issues.map(link).join(', ')})` : '';
      return `- ${fragment.content.replaceAll('\n', '\n  ')}${note}\n`;
    });
    return [`**${name}**\n\n${items.join('')}`];
  });
  return parts.length > 0 ? parts.join('\n') : 'No significant changes.\n';
}
