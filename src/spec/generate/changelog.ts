import { type Element, element, type Node, text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { FragmentKind, TowncrierConfiguration } from '../towncrier/configuration.js';
import { compareIssues, type FragmentName } from '../towncrier/fragment-name.js';
import { paragraph } from './generated.js';

/** A newsfragment with its text as blocks. */
export interface Fragment extends FragmentName {
  readonly span: Span;
  /** The text, to detect fragments with the same text. */
  readonly content: string;
  readonly blocks: readonly Element[];
}

/** The newsfragments of a section of the changelog. */
export interface ChangelogSection {
  /** The heading; empty for the default section. */
  readonly name: string;
  readonly fragments: readonly Fragment[];
}

const nothing = 'No significant changes.';

/**
 * The unreleased changes as towncrier renders them: sections and kinds in the order of the configuration, fragments by issue;
 * fragments with the same text become one entry with several issues. `issueLink` renders a reference to an issue, `kindHeading` the
 * name of a kind.
 */
export function unreleasedChanges(
  sections: readonly ChangelogSection[],
  { kinds, allBullets }: Pick<TowncrierConfiguration, 'kinds' | 'allBullets'>,
  span: Span,
  issueLink: (issue: string) => readonly Node[],
  kindHeading: (kind: FragmentKind) => Element = ({ name }) => paragraph(span, name),
): Element[] {
  return sections.flatMap(({ name, fragments }) => {
    const blocks = kinds.flatMap((kind): Element[] => {
      const ofKind = fragments.filter((fragment) => fragment.kind === kind.directory);
      if (ofKind.length === 0) return [];
      const entries = mergeFragments(ofKind, kind).map((entry) => entryBlocks(entry, issueLink));
      const items = entries.map((content) => element('list_item', content[0] ?? span, content));
      return [
        kindHeading(kind),
        ...(allBullets ? [element('bullet_list', span, items, { bullet: '-' })] : entries.flat()),
      ];
    });
    const heading = name === '' ? [] : [sectionHeading(name, span)];
    return [...heading, ...(blocks.length > 0 ? blocks : [paragraph(span, nothing)])];
  });
}

const sectionHeading = (name: string, span: Span): Element =>
  element('paragraph', span, [element('strong', span, [text(name, span)])]);

/** Fragments with the same text. */
export interface Entry {
  /** One of them. */
  readonly fragment: Fragment;
  /** The text; empty for a kind whose fragments are shown by their issues only. */
  readonly content: string;
  readonly issues: string[];
}

/** The entries of a list of changes: fragments by issue number, those with the same text merged. */
export function mergeFragments(
  fragments: readonly Fragment[],
  { showContent }: Pick<FragmentKind, 'showContent'> = { showContent: true },
): Entry[] {
  const entries = new Map<string, Entry>();
  for (const fragment of fragments) {
    const content = showContent || fragment.issue === '' ? fragment.content : '';
    const entry = entries.get(content) ?? { fragment, content, issues: [] };
    entries.set(content, entry);
    if (fragment.issue !== '') entry.issues.push(fragment.issue);
  }
  for (const { issues } of entries.values()) issues.sort(compareIssues);
  return [...entries.values()].sort(compareEntries);
}

/** Entries by their issues; those without an issue follow, by their text. */
function compareEntries(a: Entry, b: Entry): number {
  if (a.issues.length === 0 || b.issues.length === 0) {
    if (a.issues.length > 0 || b.issues.length > 0) return b.issues.length - a.issues.length;
    return a.content < b.content ? -1 : a.content > b.content ? 1 : 0;
  }
  for (const [i, issue] of a.issues.entries()) {
    const other = b.issues[i];
    const difference = other === undefined ? 1 : compareIssues(issue, other);
    if (difference !== 0) return difference;
  }
  return a.issues.length - b.issues.length;
}

function entryBlocks(
  { fragment, content, issues }: Entry,
  issueLink: (issue: string) => readonly Node[],
): Element[] {
  const { span, blocks } = fragment;
  const links = issues.flatMap((issue, i): Node[] => [
    ...(i > 0 ? [text(', ', span)] : []),
    ...issueLink(issue),
  ]);
  if (content === '') return [element('paragraph', span, links)];
  if (links.length === 0) return [...blocks];
  const note: Node[] = [text(' (', span), ...links, text(')', span)];
  const last = blocks.at(-1);
  return last?.type === 'paragraph'
    ? [...blocks.slice(0, -1), { ...last, children: [...last.children, ...note] }]
    : [...blocks, element('paragraph', span, note)];
}
