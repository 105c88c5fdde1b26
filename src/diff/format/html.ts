import type { Templates } from '../../render/templates.js';
import type { Change } from '../change.js';
import type { Comparison } from '../comparison.js';
import type { BlockChange, SectionChange } from '../text/changes.js';
import type { Part } from '../text/text-diff.js';
import {
  describeImpact,
  describeKind,
  describePart,
  describeSection,
  describeWords,
  describeWordsOf,
  groupChanges,
  groupRequirements,
  groupSections,
  severityOf,
  shortened,
  summarizeComparison,
} from './describe.js';

/** Formats a comparison as a self-contained page with the template `diff_report`. */
export function formatHtml(comparison: Comparison, templates: Templates): string {
  const { changes, sections, requirements, anchors, newsfragments } = comparison;
  return templates.render('diff_report', {
    summary: summarizeComparison(comparison),
    groups: groupChanges(changes).map(({ name, subjects }) => ({
      name,
      subjects: subjects.map(({ subject, changes: list }) => ({
        name: subject.name,
        changes: list.map(changeValues),
      })),
    })),
    pages: groupSections(sections).map(({ page, sections: list }) => ({
      page,
      sections: list.map(sectionValues),
    })),
    requirements: [...groupRequirements(requirements)].map(([place, list]) => ({
      place,
      list: list.map((change) => ({ words: describeWords(change), sentence: change.sentence })),
    })),
    anchors: anchors.map(({ page, id, successor }) => ({ anchor: `${page}#${id}`, successor })),
    undescribed: newsfragments?.undescribed,
    unmatched: newsfragments?.unmatched,
  });
}

const changeValues = (change: Change): object => ({
  severity: severityOf(change.impact),
  impact: describeImpact(change.impact),
  kind: describeKind(change),
  part: describePart(change),
  before: change.before,
  after: change.after,
  words: describeWordsOf(change)?.map(partValues),
  hasValues: change.before !== undefined || change.after !== undefined,
  others: change.subjects.slice(1).map(({ name }) => name),
});

function sectionValues(section: SectionChange): object {
  const isWhole = section.before === undefined || section.after === undefined;
  return {
    title: describeSection(section),
    id: (section.after ?? section.before)?.id,
    blocks: isWhole ? [] : section.blocks.map(blockValues),
  };
}

const blockValues = ({ form, parts }: BlockChange): object => ({
  isCode: form === 'code',
  // Lines of a listing are joined without the line breaks between them.
  parts: (form === 'code'
    ? parts.map(({ kind, text }) => ({ kind, text: `${text}\n` }))
    : shortened(parts)
  ).map(partValues),
});

const partValues = ({ kind, text }: Part): object => ({
  text,
  isDeleted: kind === 'deleted',
  isInserted: kind === 'inserted',
});
