import type { Colors } from '../../diagnostics/colors.js';
import { printable } from '../../diagnostics/printable.js';
import type { Change } from '../change.js';
import type { Comparison } from '../comparison.js';
import type { BlockChange, LostAnchor, SectionChange } from '../text/changes.js';
import type { Part } from '../text/text-diff.js';
import {
  describeAddress,
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
  shortValue,
  summarizeComparison,
} from './describe.js';

const colorOf = { breaking: 'red', compatible: 'green', documentation: 'dim' } as const;

/** Formats a comparison for a terminal, grouped by API and page and by operation, event and section, with a summary at the end. */
export function formatPretty(comparison: Comparison, colors: Colors): string {
  const { changes, sections, requirements, anchors, newsfragments } = comparison;
  const heading = (text: string): string => colors('bold', printable(text));
  const lines = [
    ...groupChanges(changes).flatMap(({ name, subjects }) => [
      heading(name),
      ...subjects.flatMap(({ subject, changes: list }) => [
        `  ${printable(subject.name)}`,
        ...list.map((change) => `    ${changeLine(change, colors)}`),
      ]),
      '',
    ]),
    ...groupSections(sections).flatMap(({ page, sections: list }) => [
      heading(page),
      ...list.flatMap((section) => sectionLines(section, colors)),
      '',
    ]),
    ...part(
      'Requirements',
      [...groupRequirements(requirements)].flatMap(([place, list]) => [
        printable(place),
        ...list.map((change) => `  ${colors('bold', describeWords(change))}  ${printable(change.sentence)}`),
      ]),
    ),
    ...part('Lost anchors', anchors.map(anchorLine)),
    ...part('Without a newsfragment', (newsfragments?.undescribed ?? []).map(printable)),
    ...part('Newsfragments without a change', (newsfragments?.unmatched ?? []).map(printable)),
  ];
  return `${[...lines, summarizeComparison(comparison)].join('\n')}\n`;

  function part(title: string, list: readonly string[]): string[] {
    return list.length === 0 ? [] : [heading(title), ...list.map((line) => `  ${line}`), ''];
  }
}

function changeLine(change: Change, colors: Colors): string {
  const { impact, subjects } = change;
  const [before, after] = [shortValue(change.before), shortValue(change.after)];
  const part = describePart(change);
  const words = describeWordsOf(change);
  const values =
    words === undefined && [before, after].some((value) => value !== undefined)
      ? ` (${[before ?? 'none', after ?? 'none'].join(' → ')})`
      : '';
  const others = subjects.length > 1 ? `; also in ${subjects.length - 1} more` : '';
  const text = printable(`${part === '' ? '' : `${part}: `}${describeKind(change)}${values}${others}`);
  const prose = words === undefined ? '' : `: ${markedText(words, colors)}`;
  return `${colors(colorOf[severityOf(impact)], describeImpact(impact))}  ${text}${prose}`;
}

function sectionLines(section: SectionChange, colors: Colors): string[] {
  const isWhole = section.before === undefined || section.after === undefined;
  const { id } = section.after ?? section.before ?? {};
  return [
    `  ${printable(describeSection(section))}${id === undefined ? '' : colors('dim', printable(` #${id}`))}`,
    // The text of a section that is in one state only is not repeated.
    ...(isWhole ? [] : section.blocks.flatMap((block) => blockLines(block, colors))),
  ];
}

const marks = { deleted: ['[-', '-]', 'red'], inserted: ['{+', '+}', 'green'] } as const;
const lineMarks = { equal: '  ', deleted: '- ', inserted: '+ ' } as const;

function blockLines({ form, parts }: BlockChange, colors: Colors): string[] {
  if (form === 'code')
    return parts
      .filter(({ kind }) => kind !== 'equal')
      .flatMap(({ kind, text }) =>
        text
          .split('\n')
          .map((line) => printable(`${lineMarks[kind]}${line}`))
          .map((line) => `    ${kind === 'equal' ? line : colors(marks[kind][2], line)}`),
      );
  return [`    ${markedText(shortened(parts), colors)}`];
}

/** Text with its deletions and insertions in brackets. */
function markedText(parts: readonly Part[], colors: Colors): string {
  const texts = parts.map((part) => {
    const shown = printable(part.text);
    if (part.kind === 'equal') return shown;
    const [open, close, color] = marks[part.kind];
    return colors(color, `${open}${shown}${close}`);
  });
  return texts.join('');
}

const anchorLine = (anchor: LostAnchor): string =>
  printable(`${describeAddress({ ...anchor, title: '' })} → ${anchor.successor ?? 'none'}`);
