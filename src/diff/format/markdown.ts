import type { Change } from '../change.js';
import type { Comparison } from '../comparison.js';
import type { BlockChange, RequirementChange, SectionChange } from '../text/changes.js';
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
  shortened,
  shortValue,
  summarizeComparison,
} from './describe.js';

/** Formats a comparison as Markdown, for a comment on a pull request or for release notes. */
export function formatMarkdown(comparison: Comparison): string {
  const { changes, sections, requirements, anchors, newsfragments } = comparison;
  const parts = [
    ...groupChanges(changes).flatMap(({ name, subjects }) => [
      `## ${escaped(name)}\n`,
      ...subjects.map(
        ({ subject, changes: list }) => `### ${code(subject.name)}\n\n${list.map(itemOf).join('')}`,
      ),
    ]),
    ...groupSections(sections).map(
      ({ page, sections: list }) => `## ${code(page)}\n\n${list.map(sectionItem).join('')}`,
    ),
    ...(requirements.length > 0
      ? [`## Requirements\n\n${[...groupRequirements(requirements)].map(requirementItem).join('')}`]
      : []),
    ...(anchors.length > 0
      ? [
          `## Lost anchors\n\n${anchors
            .map(
              ({ page, id, successor }) =>
                `- ${code(`${page}#${id}`)} → ${successor === undefined ? 'none' : code(successor)}\n`,
            )
            .join('')}`,
        ]
      : []),
    ...list('Without a newsfragment', newsfragments?.undescribed ?? []),
    ...list('Newsfragments without a change', newsfragments?.unmatched ?? []),
  ];
  return `${[...parts, `${summarizeComparison(comparison)}\n`].join('\n')}`;
}

const list = (title: string, names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`## ${title}\n\n${names.map((name) => `- ${code(name)}\n`).join('')}`];

function itemOf(change: Change): string {
  const { impact, subjects } = change;
  const [before, after] = [shortValue(change.before), shortValue(change.after)];
  const part = describePart(change);
  const words = describeWordsOf(change);
  const values =
    words !== undefined
      ? `: ${words.map(marked).join('')}`
      : before === undefined && after === undefined
        ? ''
        : ` (${before === undefined ? 'none' : code(before)} → ${after === undefined ? 'none' : code(after)})`;
  const others = subjects
    .slice(1)
    .map(({ name }) => `\n  - also ${code(name)}`)
    .join('');
  return `- **${describeImpact(impact)}**: ${part === '' ? '' : `${code(part)}: `}${describeKind(change)}${values}${others}\n`;
}

function sectionItem(section: SectionChange): string {
  const isWhole = section.before === undefined || section.after === undefined;
  const { id } = section.after ?? section.before ?? {};
  const blocks = isWhole ? '' : section.blocks.map(blockItem).join('');
  return `- ${escaped(describeSection(section))}${id === undefined ? '' : ` (${code(`#${id}`)})`}\n${blocks}`;
}

const tags = { deleted: 'del', inserted: 'ins' } as const;

function blockItem({ form, parts }: BlockChange): string {
  if (form !== 'code') return `  - ${asParagraph(shortened(parts).map(marked).join(''))}\n`;
  const lines = parts
    .filter(({ kind }) => kind !== 'equal')
    .flatMap((part) => part.text.split('\n').map((text) => marked({ ...part, text })));
  return `  - ${lines.join('<br>')}\n`;
}

function marked({ kind, text }: Part): string {
  return kind === 'equal' ? escaped(text) : `<${tags[kind]}>${escaped(text)}</${tags[kind]}>`;
}

function requirementItem([place, list]: readonly [string, readonly RequirementChange[]]): string {
  const items = list.map((change) => `  - **${describeWords(change)}**: ${escaped(change.sentence)}\n`);
  return `- ${code(place)}\n${items.join('')}`;
}

/** A code span: the delimiter is longer than any run of backticks in the text. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** A line that begins no other block, such as a list. */
const asParagraph = (line: string): string => line.replace(/^(\d*)([-+#>.)])/, '$1\\$2');

/** Text without markup of Markdown or HTML. */
const escaped = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_[\]|~]/g, '\\$&');
