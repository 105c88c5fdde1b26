import type { Span } from '../../source/text.js';
import type { Block } from './blocks.js';
import type { SectionAddress, SectionChange, SectionChangeKind } from './changes.js';
import { compareBlocks, wholeBlock } from './compare-blocks.js';
import { type MatchedSections, matchSections } from './match-sections.js';
import { movedItems } from './moved-items.js';
import type { Page, Section } from './section.js';

/** Whether content is generated from data whose changes are reported as such. */
export type IsReported = (span: Span) => boolean;

/**
 * Compares the sections of two states. Sections and blocks that are generated from data whose changes are reported are left
 * out. Changes are in the order of the new state; removals come last.
 */
export function compareSections(
  before: readonly Page[],
  after: readonly Page[],
  isReported: IsReported,
): { readonly changes: readonly SectionChange[]; readonly matched: MatchedSections } {
  const matched = matchSections(before, after);
  const moved = movedSections(before, after, matched);
  const shown = (blocks: readonly Block[]): readonly Block[] =>
    blocks.filter(({ element }) => !isReported(element));
  const changes: SectionChange[] = [];
  for (const { sections } of after)
    for (const [i, section] of sections.entries()) {
      if (isReported(section.span)) continue;
      const old = matched.before.get(section);
      if (old) {
        const change = changeBetween(old, section, moved.has(section), matched, shown);
        if (change) changes.push(change);
      } else if (!isNested(section, matched.before, isReported))
        changes.push(wholeSection(sections, i, matched.before, 'added', shown));
    }
  for (const { sections } of before)
    for (const [i, section] of sections.entries()) {
      if (matched.after.has(section) || isReported(section.span)) continue;
      if (!isNested(section, matched.after, isReported))
        changes.push(wholeSection(sections, i, matched.after, 'removed', shown));
    }
  return { changes, matched };
}

const addressOf = ({ page, ids, title }: Section): SectionAddress => ({ page, id: ids[0], title });

function changeBetween(
  before: Section,
  after: Section,
  isMoved: boolean,
  { pages }: MatchedSections,
  shown: (blocks: readonly Block[]) => readonly Block[],
): SectionChange | undefined {
  const blocks = compareBlocks(shown(before.blocks), shown(after.blocks));
  const kinds: SectionChangeKind[] = [];
  if (before.title !== after.title) kinds.push('renamed');
  if (isMoved) kinds.push('moved');
  if (blocks.length > 0) kinds.push('changed');
  if (kinds.length === 0) return undefined;
  const above = (section: Section): string => section.parent?.title || section.page;
  const isElsewhere = pages.get(before.page) !== after.page || above(before) !== above(after);
  return {
    kinds,
    before: addressOf(before),
    after: addressOf(after),
    ...(isMoved && isElsewhere && { above: { before: above(before), after: above(after) } }),
    subsections: 0,
    blocks,
    beforeSpan: before.span,
    afterSpan: after.span,
  };
}

/** Whether a section without a counterpart is within another one. */
const isNested = (
  { parent }: Section,
  counterparts: ReadonlyMap<Section, Section>,
  isReported: IsReported,
): boolean => parent !== undefined && !counterparts.has(parent) && !isReported(parent.span);

/** The change of the section at an index without a counterpart, with its subsections without one. */
function wholeSection(
  sections: readonly Section[],
  index: number,
  counterparts: ReadonlyMap<Section, Section>,
  kind: 'added' | 'removed',
  shown: (blocks: readonly Block[]) => readonly Block[],
): SectionChange {
  const section = sections[index];
  if (!section) throw new RangeError(`no section ${index}`);
  const whole = new Set([section]);
  const below = new Set([section]);
  for (let i = index + 1; i < sections.length; i++) {
    const next = sections[i];
    if (!next?.parent || !below.has(next.parent)) break;
    below.add(next);
    if (whole.has(next.parent) && !counterparts.has(next)) whole.add(next);
  }
  const blocks = [...whole].flatMap((part) => shown(part.blocks));
  const subsections = whole.size - 1;
  return kind === 'added'
    ? {
        kinds: [kind],
        after: addressOf(section),
        subsections,
        blocks: blocks.map((block) => wholeBlock(block, 'inserted')),
        afterSpan: section.span,
      }
    : {
        kinds: [kind],
        before: addressOf(section),
        subsections,
        blocks: blocks.map((block) => wholeBlock(block, 'deleted')),
        beforeSpan: section.span,
      };
}

/** The new sections whose place among those that are in both states has changed. */
export function movedSections(
  old: readonly Page[],
  after: readonly Page[],
  { before, after: newOf, pages }: MatchedSections,
): ReadonlySet<Section> {
  const moved = new Set<Section>();
  const siblings = new Map<Section | string, Section[]>();
  for (const { sections } of after)
    for (const section of sections) {
      const previous = before.get(section);
      if (!previous) continue;
      const hasMoved =
        pages.get(previous.page) !== section.page ||
        parentOf(previous, newOf) !== knownParent(section, before);
      if (hasMoved) moved.add(section);
      else {
        const key = knownParent(section, before) ?? section.page;
        const list = siblings.get(key);
        if (list) list.push(section);
        else siblings.set(key, [section]);
      }
    }
  const positions = new Map(old.flatMap(({ sections }) => sections).map((section, i) => [section, i]));
  for (const list of siblings.values()) {
    const ranks = list.map((section) => positions.get(before.get(section) ?? section) ?? 0);
    for (const i of movedItems(ranks)) {
      const section = list[i];
      if (section) moved.add(section);
    }
  }
  return moved;
}

/** The new version of the closest section above that has one. */
function parentOf({ parent }: Section, newOf: ReadonlyMap<Section, Section>): Section | undefined {
  return parent && (newOf.get(parent) ?? parentOf(parent, newOf));
}

/** The closest section above that is in both states. */
function knownParent({ parent }: Section, before: ReadonlyMap<Section, Section>): Section | undefined {
  return parent && (before.has(parent) ? parent : knownParent(parent, before));
}
