import { type Element, element, type Node, text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { compareIssues, type FragmentKind } from '../newsfragments.js';
import { paragraph } from './generated.js';

/** A newsfragment: its issue and kind, and its text as blocks. */
export interface Fragment {
  readonly issue: string;
  readonly kind: string;
  readonly span: Span;
  /** The text, to detect fragments with the same text. */
  readonly content: string;
  readonly blocks: readonly Element[];
}

const nothing = 'No significant changes.';

/**
 * The unreleased changes as towncrier renders them: kinds in the order of the configuration, fragments by issue number;
 * fragments with the same text become one entry with several issues. `issueLink` renders a reference to an issue, `kindHeading` the
 * name of a kind.
 */
export function unreleasedChanges(
  fragments: readonly Fragment[],
  kinds: readonly FragmentKind[],
  span: Span,
  issueLink: (issue: string) => readonly Node[],
  kindHeading: (kind: FragmentKind) => Element = ({ name }) => paragraph(span, name),
): Element[] {
  const blocks: Element[] = [];
  for (const kind of kinds) {
    const ofKind = fragments.filter((fragment) => fragment.kind === kind.directory);
    if (ofKind.length === 0) continue;
    blocks.push(kindHeading(kind));
    const items = mergeFragments(ofKind).map((entry) => entryItem(entry, kind.showContent, issueLink));
    blocks.push(element('bullet_list', span, items, { bullet: '-' }));
  }
  return blocks.length > 0 ? blocks : [paragraph(span, nothing)];
}

/** Fragments with the same text. */
export interface Entry {
  /** One of them. */
  readonly fragment: Fragment;
  readonly issues: string[];
}

/** The entries of a list of changes: fragments by issue number, those with the same text merged. */
export function mergeFragments(fragments: readonly Fragment[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const fragment of [...fragments].sort((a, b) => compareIssues(a.issue, b.issue))) {
    const entry = entries.get(fragment.content) ?? { fragment, issues: [] };
    entries.set(fragment.content, entry);
    // towncrier's orphans belong to no issue.
    if (!fragment.issue.startsWith('+')) entry.issues.push(fragment.issue);
  }
  return [...entries.values()];
}

function entryItem(
  { fragment, issues }: Entry,
  showContent: boolean,
  issueLink: (issue: string) => readonly Node[],
): Element {
  const { span, blocks } = fragment;
  const links = issues.flatMap((issue, i): Node[] => [
    ...(i > 0 ? [text(', ', span)] : []),
    ...issueLink(issue),
  ]);
  if (!showContent) return element('list_item', span, [element('paragraph', span, links)]);
  const note: Node[] = links.length > 0 ? [text(' (', span), ...links, text(')', span)] : [];
  const last = blocks.at(-1);
  const children =
    last?.type === 'paragraph'
      ? [...blocks.slice(0, -1), { ...last, children: [...last.children, ...note] }]
      : [...blocks, ...(note.length > 0 ? [element('paragraph', span, note)] : [])];
  return element('list_item', span, children);
}
