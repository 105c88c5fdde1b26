import { type Element, element, type Node, text } from '../../doc/nodes.js';
import { anchorize } from '../../markdown/anchorize.js';
import type { Span } from '../../source/text.js';
import type { Fragment } from '../generate/changelog.js';
import { type GeneratedUnit, paragraph } from '../generate/generated.js';
import type { ChangelogConventions, Release } from '../layouts/release-conventions.js';
import type { ContentFile } from './content-file.js';
import type { PageMetadata } from './front-matter.js';
import type { SiteConfiguration } from './site-configuration.js';
import { simpleTable } from './tables.js';
import type { UnreleasedArea } from './unreleased.js';

/** `v1.19`. */
export const releaseName = ({ major, minor }: Release): string => `v${major}.${minor}`;

/** Whether a page describes the changes since the last release. */
export const isUnreleased = ({ linkTitle }: PageMetadata): boolean => linkTitle?.toLowerCase() === 'unstable';

/** The introduction of a changelog that is one page. */
export function changelogDescription(
  { release }: SiteConfiguration,
  protocol: string,
  span: Span,
): Element[] {
  if (release)
    return [
      element('paragraph', span, [
        text('This is version ', span),
        element('strong', span, [text(releaseName(release), span)]),
        text(` of the ${protocol} specification.`, span),
      ]),
    ];
  return [
    paragraph(span, `This is the unstable version of the ${protocol} specification.`),
    paragraph(span, 'It contains changes that are not part of a release yet, and may change at any time.'),
  ];
}

/** A row of the table of a release. */
export interface ReleaseFact {
  readonly label: string;
  readonly value: Node;
}

export const releaseTable = (facts: readonly ReleaseFact[], span: Span): Element =>
  simpleTable(
    span,
    undefined,
    facts.map(({ label, value }) => [[text(label, span)], [value]]),
    true,
  );

/** A link that shows its own address. */
export const addressLink = (uri: string, span: Span, shown = uri): Element =>
  element('reference', span, [text(shown, span)], { refuri: uri });

/** The address of a revision of the specification's repository. */
export const revisionUrl = (organization: string, repository: string, revision: string): string =>
  `${organization}${repository}/tree/${revision}`;

/** The English names of months. */
export const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** `July 8, 2026` for a date that begins with `2026-07-08`; other dates as written. */
export function longDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? date : `${name} ${Number(day)}, ${year}`;
}

/** The changes since the last release as a content file with a heading for each area. */
export function unreleasedFile(
  path: string,
  areas: readonly UnreleasedArea[],
  { title, depth }: { readonly title: string | undefined; readonly depth: number },
): ContentFile {
  const heading = (shown: string, span: Span, at: number) => ({
    title: element('title', span, [text(shown, span)]),
    depth: at,
    sourceLine: shown,
  });
  const [first] = areas;
  const top =
    title === undefined || !first
      ? []
      : [{ key: `${path}#title`, heading: heading(title, first.span, depth - 1), body: [] }];
  const units = areas.map((area) => ({
    key: `${path}#${area.title}`,
    heading: heading(area.title, area.span, depth),
    body: area.blocks,
  }));
  return { path, units: [...top, ...units] };
}

/** Text in front of the checklist of a page. */
export interface ChecklistHead {
  /** The title of the site. */
  readonly site: string;
  /** `v1.19 Changelog`. */
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
}

/** A changelog as Markdown with a checkbox for each change. */
export function checklist(
  markdown: string,
  head: ChecklistHead,
  { checklistHasHeader }: ChangelogConventions,
): string {
  if (checklistHasHeader) {
    const rows = head.facts.map(([label, value]) => `| ${label} | ${value} |\n`);
    const table = rows.length === 0 ? '' : `| | |\n|---|---|\n${rows.join('')}\n`;
    return `# ${head.site} ${head.title}\n\n${table}${withCheckboxes(markdown).trimStart()}`;
  }
  const content = markdown.replace(/<!--.*?-->\n?/gs, '').replace(/^.*<th>Checklist<\/th>.*\n?/gm, '');
  return withCheckboxes(content).trimStart();
}

const withCheckboxes = (markdown: string): string => markdown.replace(/^- /gm, '- [ ] ');

/** The key of the section with the changes of one release. */
export const changesKey = 'changes';

/** The sections of the changes of one release in a changelog that lists newsfragments one by one, in the order of their files. */
export function changeUnits(
  areas: readonly UnreleasedArea[],
  { organization, conventions, span }: ChangeContext,
): GeneratedUnit[] {
  const top = element('title', span, [text('Changes since last release', span)], { ids: ['api-changes'] });
  const sections = areas.map((area): GeneratedUnit => {
    const id = area.title.startsWith('Internal') ? 'internal' : anchorize(area.title);
    const kinds = area.kinds.flatMap(({ directory, name }) => {
      const fragments = area.fragments.filter(({ kind }) => kind === directory);
      if (fragments.length === 0) return [];
      const items = fragments.map((fragment) => changeItem(fragment, { organization, conventions, span }));
      const list = element('bullet_list', area.span, items, { bullet: '-' });
      return [element('list_item', area.span, [paragraph(area.span, name), list])];
    });
    const body =
      kinds.length > 0
        ? element('bullet_list', area.span, kinds, { bullet: '-' })
        : paragraph(area.span, 'No significant changes.');
    const title = element('title', area.span, [text(area.title, area.span)], { ids: [id] });
    return { key: `changes#${id}`, title, body: [body], depth: 2 };
  });
  return [{ key: changesKey, title: top, body: [] }, ...sections];
}

export interface ChangeContext {
  readonly organization: string;
  readonly conventions: ChangelogConventions;
  readonly span: Span;
}

function changeItem(
  { issue, span, blocks }: Fragment,
  { organization, conventions }: ChangeContext,
): Element {
  const isFormer = Number(issue) > conventions.formerIssuesAbove;
  const repository = isFormer ? conventions.formerRepository : conventions.repository;
  const refuri = `${organization}${repository}/issues/${issue}`;
  const link = issue === '' ? [] : [element('reference', span, [text(`${issue}: `, span)], { refuri })];
  const [first, ...others] = blocks;
  const children =
    first?.type === 'paragraph'
      ? [{ ...first, children: [...link, ...first.children] }, ...others]
      : [element('paragraph', span, link), ...blocks];
  return element('list_item', span, children);
}
