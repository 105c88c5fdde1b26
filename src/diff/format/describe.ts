import type { Change, Impact, Subject } from '../change.js';
import type { Comparison } from '../comparison.js';
import { isBreaking } from '../impact.js';
import { oneLine } from '../text/blocks.js';
import type { RequirementChange, SectionAddress, SectionChange } from '../text/changes.js';
import { diffWords, type Part } from '../text/text-diff.js';

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

/** The words that differ between two versions of a description; `undefined` for other changes. */
export function describeWordsOf({ kind, before, after }: Change): readonly Part[] | undefined {
  if (kind !== 'description-changed' || before === undefined || after === undefined) return undefined;
  return shortened(diffWords(oneLine(before), oneLine(after)));
}

/** A value on one line, shortened to a readable length. */
export function shortValue(value: string | undefined): string | undefined {
  const line = value === undefined ? undefined : oneLine(value);
  return line !== undefined && line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Changes with the same first subject. */
export interface SubjectChanges {
  readonly subject: Subject;
  readonly changes: readonly Change[];
}

/** Changes of one API, or of events. */
export interface ChangeGroup {
  /** The folder of the API, or `events`. */
  readonly name: string;
  readonly subjects: readonly SubjectChanges[];
}

/** Adds an item to a list, which is created for the first. */
function appended<Item>(list: Item[] | undefined, item: Item): Item[] {
  if (!list) return [item];
  list.push(item);
  return list;
}

/** Groups changes by API and subject, in the order of their first occurrence. */
export function groupChanges(changes: readonly Change[]): readonly ChangeGroup[] {
  const groups = new Map<string, Map<string, Change[]>>();
  for (const change of changes) {
    const { kind, group, name } = change.subject;
    const groupName = kind === 'event' ? 'events' : (group ?? '');
    const subjects = groups.get(groupName) ?? new Map<string, Change[]>();
    groups.set(groupName, subjects.set(name, appended(subjects.get(name), change)));
  }
  return [...groups].map(([name, subjects]) => ({
    name,
    subjects: [...subjects.values()].flatMap((list) =>
      list[0] ? [{ subject: list[0].subject, changes: list }] : [],
    ),
  }));
}

/** Changes of sections on one page. */
export interface PageChanges {
  readonly page: string;
  readonly sections: readonly SectionChange[];
}

/** Groups changes of sections by page, in the order of their first occurrence. */
export function groupSections(sections: readonly SectionChange[]): readonly PageChanges[] {
  const pages = new Map<string, SectionChange[]>();
  for (const section of sections) {
    const { page = '' } = section.after ?? section.before ?? {};
    pages.set(page, appended(pages.get(page), section));
  }
  return [...pages].map(([page, list]) => ({ page, sections: list }));
}

/** What has happened to a section: `renamed, changed: Old title → New title`. */
export function describeSection({ kinds, before, after, above, subsections }: SectionChange): string {
  const titles = new Set(
    [before, after].flatMap((address) => (address ? [address.title || 'introduction'] : [])),
  );
  const also = subsections === 0 ? '' : ` with ${plural(subsections, 'subsection')}`;
  const from = before && after && before.page !== after.page ? ` from ${before.page}` : '';
  const moved =
    above === undefined || above.before === above.after
      ? from
      : ` from “${above.before}” to “${above.after}”`;
  return `${kinds.join(', ')}${moved}: ${[...titles].join(' → ')}${also}`;
}

/** `PAGE#ID`, or the page for a section without an anchor. */
export const describeAddress = ({ page, id }: SectionAddress): string =>
  id === undefined ? page : `${page}#${id}`;

/** The name of an operation or event, or the address of a section. */
const describePlace = (at: SectionAddress | Subject): string =>
  'page' in at ? describeAddress(at) : at.name;

/** Groups changes of normative words by their place. */
export function groupRequirements(
  requirements: readonly RequirementChange[],
): ReadonlyMap<string, readonly RequirementChange[]> {
  const places = new Map<string, RequirementChange[]>();
  for (const change of requirements) {
    const place = describePlace(change.at);
    places.set(place, appended(places.get(place), change));
  }
  return places;
}

/** `SHOULD → MUST`. */
export const describeWords = ({ before, after }: RequirementChange): string =>
  `${before ?? 'none'} → ${after ?? 'none'}`;

/** The number of characters of unchanged text that are shown around a change. */
const contextLength = 40;

/** Texts in both versions, shortened to the words around changes. */
export function shortened(parts: readonly Part[]): readonly Part[] {
  return parts.map((part, i) => {
    const { kind, text } = part;
    if (kind !== 'equal' || text.length <= contextLength * 2) return part;
    const start = i === 0 ? '' : text.slice(0, contextLength).replace(/\S*$/, '');
    const end = i === parts.length - 1 ? '' : text.slice(-contextLength).replace(/^\S*/, '');
    return { kind, text: `${start}…${end}` };
  });
}

/** The number of changes of each severity in words; `no changes` if there are none. */
export function summarizeComparison({ changes, sections, requirements, anchors }: Comparison): string {
  const parts = [
    ...(changes.length > 0 ? [summarizeChanges(changes)] : []),
    ...(sections.length > 0 ? [`${plural(sections.length, 'section')} changed`] : []),
    ...(requirements.length > 0 ? [`${plural(requirements.length, 'requirement')} changed`] : []),
    ...(anchors.length > 0 ? [`${plural(anchors.length, 'anchor')} lost`] : []),
  ];
  return parts.length === 0 ? 'no changes' : parts.join('; ');
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function summarizeChanges(changes: readonly Change[]): string {
  const count = (severity: Severity): number =>
    changes.filter(({ impact }) => severityOf(impact) === severity).length;
  return `${plural(changes.length, 'change')}: ${count('breaking')} breaking, ${count('compatible')} compatible, ${count('documentation')} documentation only`;
}
