import { pairByLikeness } from './likeness.js';
import type { Page, Section } from './section.js';

/** The sections of two states that are versions of one section. */
export interface MatchedSections {
  /** The old section of each new one. */
  readonly before: ReadonlyMap<Section, Section>;
  /** The new section of each old one. */
  readonly after: ReadonlyMap<Section, Section>;
  /** The new path of each old page that has one. */
  readonly pages: ReadonlyMap<string, string>;
}

/**
 * Matches sections by anchor or by their titles on pages of the same path, then by anchor and title, title or text
 * anywhere, and finally by the words that they share. A key that several sections have identifies none of them.
 */
export function matchSections(before: readonly Page[], after: readonly Page[]): MatchedSections {
  const newOf = new Map<Section, Section>();
  const oldOf = new Map<Section, Section>();
  const all = (pages: readonly Page[]): Section[] => pages.flatMap(({ sections }) => sections);
  const [old, current] = [all(before), all(after)];
  const pair = (one: Section, other: Section): void => {
    newOf.set(one, other);
    oldOf.set(other, one);
  };
  for (const keysOf of keys) {
    const byKey = uniqueByKey(
      old.filter((section) => !newOf.has(section)),
      keysOf,
    );
    const others = uniqueByKey(
      current.filter((section) => !oldOf.has(section)),
      keysOf,
    );
    for (const [key, other] of others) {
      const one = byKey.get(key);
      if (one && other && !newOf.has(one) && !oldOf.has(other)) pair(one, other);
    }
  }
  const remaining = old.filter((section) => !newOf.has(section));
  const others = current.filter((section) => !oldOf.has(section));
  for (const [from, to] of pairByLikeness(remaining.map(wordsOf), others.map(wordsOf))) {
    const [one, other] = [remaining[from], others[to]];
    if (one && other) pair(one, other);
  }
  // Sections without text of their own are known by their subsections.
  for (const child of current.toReversed()) {
    const one = oldOf.get(child)?.parent;
    const other = child.parent;
    if (one && other && !newOf.has(one) && !oldOf.has(other)) pair(one, other);
  }
  return { before: oldOf, after: newOf, pages: matchPages(before, after, newOf) };
}

type KeysOf = (section: Section) => readonly string[];

/** An id that ends in a number may belong to a repeated title, which changes with the sections before it. */
const isPositional = (id: string): boolean => /-\d+$/.test(id);

const keys: readonly KeysOf[] = [
  ({ page, ids, title, parent }) => ids.map((id) => `${page} ${id} ${title} ${parent?.title}`),
  ({ page, title, parent }) => [`${page} ${title} ${parent?.title} ${parent?.parent?.title}`],
  ({ page, ids }) => ids.filter((id) => !isPositional(id)).map((id) => `${page} ${id}`),
  ({ page, title, parent }) => [`${page} ${title} ${parent?.title}`],
  ({ ids, title }) => ids.filter((id) => !isPositional(id)).map((id) => `${id} ${title}`),
  ({ page, ids, title }) => ids.map((id) => `${page} ${id} ${title}`),
  ({ title }) => (title === '' ? [] : [title]),
  ({ blocks }) => (blocks.length === 0 ? [] : [blocks.map(({ text }) => text).join('\n')]),
];

function uniqueByKey(sections: readonly Section[], keysOf: KeysOf): ReadonlyMap<string, Section | undefined> {
  const byKey = new Map<string, Section | undefined>();
  for (const section of sections)
    for (const key of keysOf(section)) byKey.set(key, byKey.has(key) ? undefined : section);
  return byKey;
}

/** The text of a section for likeness; a short one says too little about its origin. */
function wordsOf({ title, blocks }: Section): string {
  const text = [title, ...blocks.map((block) => block.text)].join(' ');
  return text.length < 60 ? '' : text;
}

/** Pages have the same path, or else most of their sections in common. */
function matchPages(
  before: readonly Page[],
  after: readonly Page[],
  newOf: ReadonlyMap<Section, Section>,
): ReadonlyMap<string, string> {
  const paths = new Set(after.map(({ path }) => path));
  const pages = new Map<string, string>();
  for (const { path, sections } of before) {
    if (paths.has(path)) {
      pages.set(path, path);
      continue;
    }
    const counts = new Map<string, number>();
    for (const section of sections) {
      const page = newOf.get(section)?.page;
      if (page !== undefined) counts.set(page, (counts.get(page) ?? 0) + 1);
    }
    for (const [page, count] of counts) if (count * 2 > sections.length) pages.set(path, page);
  }
  return pages;
}
