import type { Change, Impact, Subject } from '../change.js';
import { isBreaking } from '../impact.js';

/** How severe a change is: `breaking` for clients or servers, `compatible`, or `documentation` only. */
export type Severity = 'breaking' | 'compatible' | 'documentation';

/** The severity of an impact. */
export function severityOf(impact: Impact): Severity {
  if (isBreaking(impact)) return 'breaking';
  return impact.isDocumentation ? 'documentation' : 'compatible';
}

/** The severity in words: `breaking for clients`, `compatible`, `documentation only`. */
export function describeImpact(impact: Impact): string {
  const { breaksClients, breaksServers } = impact;
  if (breaksClients && breaksServers) return 'breaking';
  if (breaksClients) return 'breaking for clients';
  if (breaksServers) return 'breaking for servers';
  return impact.isDocumentation ? 'documentation only' : 'compatible';
}

/** The kind of a change in words: `required parameter added`. */
export const describeKind = ({ kind }: Change): string => kind.replaceAll('-', ' ');

/** The location of a change within its subject: `response 200 rooms.join`; empty for the whole subject. */
export const describePart = ({ part, path }: Change): string => [part, path].filter(Boolean).join(' ');

/** A value on one line, shortened to a readable length. */
export function shortValue(value: string | undefined): string | undefined {
  const line = value?.replace(/\s+/g, ' ');
  return line !== undefined && line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Changes with the same first subject. */
export interface SubjectChanges {
  readonly subject: Subject;
  readonly changes: readonly Change[];
}

/** Changes of one API, or those of events. */
export interface ChangeGroup {
  /** The folder of the API, or `events`. */
  readonly name: string;
  readonly subjects: readonly SubjectChanges[];
}

/** Groups changes by API and subject, in the order of their first occurrence. */
export function groupChanges(changes: readonly Change[]): readonly ChangeGroup[] {
  const groups = new Map<string, Map<string, Change[]>>();
  for (const change of changes) {
    const { kind, group, name } = change.subject;
    const groupName = kind === 'event' ? 'events' : (group ?? '');
    const subjects = groups.get(groupName) ?? new Map<string, Change[]>();
    groups.set(groupName, subjects.set(name, [...(subjects.get(name) ?? []), change]));
  }
  return [...groups].map(([name, subjects]) => ({
    name,
    subjects: [...subjects.values()].flatMap((list) =>
      list[0] ? [{ subject: list[0].subject, changes: list }] : [],
    ),
  }));
}

/** The number of changes of each severity in words; `no changes` if there are none. */
export function summarizeChanges(changes: readonly Change[]): string {
  if (changes.length === 0) return 'no changes';
  const count = (severity: Severity): number =>
    changes.filter(({ impact }) => severityOf(impact) === severity).length;
  const total = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
  return `${total}: ${count('breaking')} breaking, ${count('compatible')} compatible, ${count('documentation')} documentation only`;
}
