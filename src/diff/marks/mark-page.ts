import { escapeHtml } from '../../render/escape.js';
import type { PageChange, PageSection } from '../../render/renderer.js';
import { movedSections } from '../text/compare-sections.js';
import { matchSections } from '../text/match-sections.js';
import type { Page, Section } from '../text/section.js';
import { markHtml, markWhole } from './mark-html.js';

/** A page with its rendered sections. */
export interface RenderedPage {
  readonly page: Page;
  readonly sections: readonly PageSection[];
}

export interface MarkedPage {
  readonly sections: readonly PageSection[];
  readonly changes: readonly PageChange[];
}

/**
 * Marks the differences between two states of a page in the sections of the new one. Removed sections are inserted after those
 * that they followed. Each changed section begins with a note of what has happened to it.
 */
export function markPage(before: RenderedPage, after: RenderedPage): MarkedPage {
  const matched = matchSections([before.page], [after.page]);
  const moved = movedSections([before.page], [after.page], matched);
  const oldHtml = new Map(before.sections.map((section) => [section.key, section]));
  const current = new Map(after.page.sections.map((section) => [section.key, section]));
  const removed = removedSections(before, matched.after);
  const sections: PageSection[] = [];
  const changes: PageChange[] = [];
  const add = (section: PageSection, change: PageChange | undefined): void => {
    sections.push(section);
    if (change) changes.push(change);
  };
  for (const gone of removed.get(undefined) ?? []) add(...withNote(gone.section, gone.title, 'removed'));
  for (const section of after.sections) {
    const own = current.get(section.key);
    const old = own && matched.before.get(own);
    if (own && !old) add(...withNote(section, own.title, 'added'));
    else if (own && old) {
      const previous = oldHtml.get(old.key);
      const marked = previous && previous.html !== section.html ? marksBetween(previous, section) : undefined;
      const kinds = [
        ...(own.title === old.title ? [] : ['renamed']),
        ...(moved.has(own) ? ['moved'] : []),
        ...(marked === undefined || own.title !== old.title ? [] : ['changed']),
      ];
      if (kinds.length === 0) add(section, undefined);
      else
        add(
          ...withNote(
            { ...section, html: marked ?? section.html },
            own.title,
            kinds.join(', '),
            section.html,
          ),
        );
    } else add(section, undefined);
    for (const gone of removed.get(section.key) ?? []) add(...withNote(gone.section, gone.title, 'removed'));
  }
  return { sections, changes };
}

const known = new WeakMap<PageSection, WeakMap<PageSection, { readonly html: string | undefined }>>();

/** The marks between two rendered sections; the same sections are compared once. */
function marksBetween(before: PageSection, after: PageSection): string | undefined {
  const results = known.get(after) ?? new WeakMap<PageSection, { readonly html: string | undefined }>();
  known.set(after, results);
  const cached = results.get(before);
  if (cached) return cached.html;
  const html = markHtml(before.html, after.html);
  results.set(before, { html });
  return html;
}

interface RemovedSection {
  readonly section: PageSection;
  readonly title: string;
}

/** The removed sections by the key of the new section that they follow; `undefined` for those at the start. */
function removedSections(
  { page, sections }: RenderedPage,
  newOf: ReadonlyMap<Section, Section>,
): ReadonlyMap<string | undefined, readonly RemovedSection[]> {
  const html = new Map(sections.map((section) => [section.key, section]));
  const removed = new Map<string | undefined, RemovedSection[]>();
  let last: string | undefined;
  for (const own of page.sections) {
    const counterpart = newOf.get(own);
    const section = html.get(own.key);
    if (counterpart) last = counterpart.key;
    else if (section) {
      const list = removed.get(last);
      const gone = { section: { ...section, key: `removed:${section.key}`, ids: [] }, title: own.title };
      if (list) list.push(gone);
      else removed.set(last, [gone]);
    }
  }
  return removed;
}

/** A section with a note at its start, and the change for the list. */
function withNote(
  section: PageSection,
  title: string,
  kinds: string,
  unmarked = kinds === 'removed' ? '' : section.html,
): [PageSection, PageChange] {
  const id = `change:${section.ids[0] ?? section.key}`;
  const html =
    kinds === 'added'
      ? markWhole(section.html, 'inserted')
      : kinds === 'removed'
        ? markWhole(section.html, 'deleted')
        : section.html;
  const note = `<p class="change-note" id="${escapeHtml(id)}" tabindex="-1">${kinds}</p>\n`;
  return [
    { ...section, html: note + html, unmarked },
    { id, kinds, title },
  ];
}
