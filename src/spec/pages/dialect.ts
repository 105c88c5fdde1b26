import type { MarkdownOptions, MathDelimiters, ShortcodeSyntax } from '../../markdown/options.js';
import type { ModernConventions } from '../layouts/release-conventions.js';

type DialectConventions = Pick<ModernConventions, 'addedInFlow' | 'dataHasShortcodes'>;

const block: ShortcodeSyntax = { paired: false, flow: { '%': 'block', '<': 'block' } };
const box: ShortcodeSyntax = { ...block, paired: true };
const inline: ShortcodeSyntax = { paired: false, flow: { '%': 'inline', '<': 'inline' } };

/** The boxes that authors can put text in. */
export const boxKinds: ReadonlyMap<string, string> = new Map([
  ['boxes/note', 'note'],
  ['boxes/warning', 'warning'],
  ['boxes/rationale', 'rationale'],
  ['boxes/added-in-paragraph', 'added-in'],
]);

const boxes = [...boxKinds.keys()].map((name) => [name, box] as const);

/** Shortcodes that produce blocks or sections. */
const blockShortcodes = [
  'changelog/changelog-changes',
  'changelog/changelog-description',
  'changelog/changelog-rendered',
  'changelog/changelogs',
  'cs-module',
  'cs-modules',
  'definition',
  'diagram',
  'event',
  'event-fields',
  'event-group',
  'http-api',
  'msgtypes',
  'proposal-tables',
  'rver-fragment',
  'sas-emojis',
] as const;

export type BlockShortcode = (typeof blockShortcodes)[number];

export const isBlockShortcode = (name: string): name is BlockShortcode =>
  blockShortcodes.some((known) => known === name);

/** Shortcodes that are replaced by plain text before Markdown is read, because they occur in attributes of HTML. */
const textShortcodes = ['ref', 'relref'] as const;

/** The Markdown of content files. */
export function pageDialect(
  { addedInFlow }: DialectConventions,
  math: MathDelimiters | undefined,
): MarkdownOptions {
  return {
    ...dialect(math),
    shortcodes: new Map<string, ShortcodeSyntax>([
      ...blockShortcodes.map((name) => [name, block] as const),
      ...inlineShortcodes(addedInFlow),
      ...textShortcodes.map((name) => [name, inline] as const),
    ]),
  };
}

/** The Markdown of descriptions in data files. */
export function dataDialect(
  { addedInFlow, dataHasShortcodes }: DialectConventions,
  math: MathDelimiters | undefined,
): MarkdownOptions {
  return dataHasShortcodes
    ? { ...dialect(math), shortcodes: new Map(inlineShortcodes(addedInFlow)) }
    : dialect(math);
}

const dialect = (math: MathDelimiters | undefined): MarkdownOptions => ({
  typographer: true,
  bareUrls: true,
  definitionLists: true,
  headingAttributes: true,
  ...(math && { math }),
});

const inlineShortcodes = (
  addedInFlow: DialectConventions['addedInFlow'],
): (readonly [string, ShortcodeSyntax])[] => {
  const note: ShortcodeSyntax = { paired: false, flow: { '%': addedInFlow, '<': 'inline' } };
  return [...boxes, ['added-in', note], ['changed-in', note]];
};
