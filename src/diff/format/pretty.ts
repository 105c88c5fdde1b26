import type { Colors } from '../../diagnostics/colors.js';
import { printable } from '../../diagnostics/printable.js';
import type { Change } from '../change.js';
import {
  describeImpact,
  describeKind,
  describePart,
  groupChanges,
  severityOf,
  shortValue,
  summarizeChanges,
} from './describe.js';

const colorOf = { breaking: 'red', compatible: 'green', documentation: 'dim' } as const;

/** Formats changes for a terminal, grouped by API and by operation or event, with a summary at the end. */
export function formatPretty(changes: readonly Change[], colors: Colors): string {
  const lines = groupChanges(changes).flatMap(({ name, subjects }) => [
    colors('bold', printable(name)),
    ...subjects.flatMap(({ subject, changes: list }) => [
      `  ${printable(subject.name)}`,
      ...list.map((change) => `    ${changeLine(change, colors)}`),
    ]),
    '',
  ]);
  return `${[...lines, summarizeChanges(changes)].join('\n')}\n`;
}

function changeLine(change: Change, colors: Colors): string {
  const { impact, subjects } = change;
  const [before, after] = [shortValue(change.before), shortValue(change.after)];
  const part = describePart(change);
  const values = [before, after].some((value) => value !== undefined)
    ? ` (${[before ?? 'none', after ?? 'none'].join(' → ')})`
    : '';
  const others = subjects.length > 1 ? `; also in ${subjects.length - 1} more` : '';
  const text = printable(`${part === '' ? '' : `${part}: `}${describeKind(change)}${values}${others}`);
  return `${colors(colorOf[severityOf(impact)], describeImpact(impact))}  ${text}`;
}
