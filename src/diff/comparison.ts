import type { Span } from '../source/text.js';
import type { Change } from './change.js';
import { compareStates } from './compare-states.js';
import type { FragmentProblems } from './newsfragments.js';
import type { SpecificationState } from './specification-state.js';
import type { LostAnchor, RequirementChange, SectionChange } from './text/changes.js';
import { compareSections } from './text/compare-sections.js';
import { lostAnchors } from './text/lost-anchors.js';
import { keywordChanges, keywordChangesBetween } from './text/requirements.js';

/** Everything that differs between two states of a specification. */
export interface Comparison {
  /** The changes of operations and events. */
  readonly changes: readonly Change[];
  /** The changes of text that no change above has reported. */
  readonly sections: readonly SectionChange[];
  /** The changes of normative words, in sections and in descriptions. */
  readonly requirements: readonly RequirementChange[];
  readonly anchors: readonly LostAnchor[];
  /** Absent if newsfragments are not compared. */
  readonly newsfragments?: FragmentProblems | undefined;
}

/** Compares two states by data, by text and by anchors. */
export function compareSpecifications(before: SpecificationState, after: SpecificationState): Comparison {
  const changes = compareStates(before, after);
  const reported = new Set([...before.dataFiles, ...after.dataFiles]);
  for (const { beforeSpan, afterSpan } of changes)
    for (const span of [beforeSpan, afterSpan]) if (span) reported.add(span.source.path);
  const isReported = ({ source }: Span): boolean => reported.has(source.path);
  const { changes: sections, matched } = compareSections(before.pages, after.pages, isReported);
  return {
    changes,
    sections,
    requirements: [...requirementsInDescriptions(changes), ...requirementsIn(sections)],
    anchors: lostAnchors(before.pages, after.pages, matched),
  };
}

/** Whether two states are equal. */
export const isEmpty = ({ changes, sections, anchors }: Comparison): boolean =>
  changes.length === 0 && sections.length === 0 && anchors.length === 0;

const requirementsInDescriptions = (changes: readonly Change[]): RequirementChange[] =>
  changes
    .filter(({ kind }) => kind === 'description-changed')
    .flatMap(({ subject, before = '', after = '' }) =>
      keywordChangesBetween(before, after).map((change) => ({ at: subject, ...change })),
    );

const requirementsIn = (sections: readonly SectionChange[]): RequirementChange[] =>
  sections.flatMap(({ before, after, blocks }) => {
    const at = after ?? before;
    if (!at) return [];
    return blocks
      .filter(({ form }) => form !== 'code')
      .flatMap(({ parts }) => keywordChanges(parts).map((change) => ({ at, ...change })));
  });
