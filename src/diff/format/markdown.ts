import type { Change } from '../change.js';
import {
  describeImpact,
  describeKind,
  describePart,
  groupChanges,
  shortValue,
  summarizeChanges,
} from './describe.js';

/** Formats changes as Markdown, for a comment on a pull request or for release notes. */
export function formatMarkdown(changes: readonly Change[]): string {
  const parts = groupChanges(changes).flatMap(({ name, subjects }) => [
    `## ${name}\n`,
    ...subjects.map(
      ({ subject, changes: list }) => `### ${code(subject.name)}\n\n${list.map(itemOf).join('')}`,
    ),
  ]);
  return `${[...parts, `${summarizeChanges(changes)}\n`].join('\n')}`;
}

function itemOf(change: Change): string {
  const { impact, subjects } = change;
  const [before, after] = [shortValue(change.before), shortValue(change.after)];
  const part = describePart(change);
  const values =
    before === undefined && after === undefined
      ? ''
      : ` (${before === undefined ? 'none' : code(before)} → ${after === undefined ? 'none' : code(after)})`;
  const others = subjects
    .slice(1)
    .map(({ name }) => `\n  - also ${code(name)}`)
    .join('');
  return `- **${describeImpact(impact)}**: ${part === '' ? '' : `${code(part)}: `}${describeKind(change)}${values}${others}\n`;
}

/** A code span: the delimiter is longer than any run of backticks in the text. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}
