import type { PageSection } from '../render/renderer.js';

/** A state of a page, in the parts that are replaced separately. */
export interface PageState {
  /** The page without its sections and the entries of its table of contents. */
  readonly frame: string;
  readonly style: string | undefined;
  /** The entries of the table of contents as HTML. */
  readonly contents: string | undefined;
  readonly sections: readonly LiveSection[];
}

export interface LiveSection extends PageSection {
  /** Whether browsers end its elements where it ends: raw markup of authors can leave some open. */
  readonly isClosed: boolean;
}

type SectionPosition = readonly [key: string, id: string | undefined, level: number];

/** The difference between two states of a page. */
export type Patch =
  | { readonly kind: 'reload' }
  | {
      readonly kind: 'replace';
      /** Path of the style sheet. */
      readonly style?: string;
      /** The page around the sections. */
      readonly frame?: { readonly before: string; readonly after: string };
      readonly contents?: string;
      /** All sections in order, if any was added, removed or moved. */
      readonly order?: readonly SectionPosition[];
      /** The heads, with headings, of sections of which only the head changed: all sections after a new chapter. */
      readonly heads: readonly SectionPart[];
      /** The content of other changed sections, without their nested sections. */
      readonly sections: readonly SectionPart[];
    };

interface SectionPart {
  readonly key: string;
  readonly html: string;
}

/** The patch from `before` to `after`; `undefined` if they look the same. */
export function patchBetween(before: PageState, after: PageState): Patch | undefined {
  if (before === after) return undefined;
  if (headOf(before) !== headOf(after)) return { kind: 'reload' };
  const order = sameOrder(before.sections, after.sections) ? undefined : after.sections.map(positionOf);
  // The browser nests all later sections into an element that raw markup left open.
  if (order && [...before.sections, ...after.sections].some(({ isClosed }) => !isClosed))
    return { kind: 'reload' };
  const known = order && new Map(before.sections.map((section) => [section.key, section]));
  const heads: SectionPart[] = [];
  const changed: SectionPart[] = [];
  for (const [i, section] of after.sections.entries()) {
    const other = known ? known.get(section.key) : before.sections[i];
    if (other?.html === section.html) continue;
    if (!section.isClosed || other?.isClosed === false) return { kind: 'reload' };
    const { key, head, html } = section;
    if (other && differOnlyInHead(other, section)) heads.push({ key, html: head });
    else changed.push({ key, html });
  }
  const style = before.style === after.style ? undefined : after.style;
  const contents = before.contents === after.contents ? undefined : after.contents;
  const isFramed = frameOf(before) === frameOf(after);
  const isSame = isFramed && !order && style === undefined && contents === undefined;
  if (isSame && heads.length === 0 && changed.length === 0) return undefined;
  return {
    kind: 'replace',
    ...(!isFramed && { frame: { before: before.frame, after: after.frame } }),
    ...(style !== undefined && { style }),
    ...(contents !== undefined && { contents }),
    ...(order && { order }),
    heads,
    sections: changed,
  };
}

const differOnlyInHead = (before: PageSection, after: PageSection): boolean =>
  hasHeading(before) &&
  hasHeading(after) &&
  before.html.slice(before.head.length) === after.html.slice(after.head.length);

const hasHeading = ({ head, html }: PageSection): boolean =>
  /<\/h[1-6]>\n$/.test(head) && html.startsWith(head);

const frameOf = ({ frame, style }: PageState): string =>
  style === undefined ? frame : frame.replaceAll(style, '');

/** The parts of the head that the browser replaces like the frame. */
const replaceableInHead = /<title>[^<]*<\/title>|<meta (?:name="description"|property)[^>]*>/g;

/** The parts that require a reload if they change: scripts, and whether there is a table of contents. */
const headOf = (state: PageState): string => {
  const frame = frameOf(state);
  const head = frame.slice(0, frame.indexOf('</head>')).replace(replaceableInHead, '');
  return `${head}\0${state.contents === undefined}`;
};

const positionOf = ({ key, ids, level }: PageSection): SectionPosition => [key, ids[0], level];

const sameOrder = (before: readonly PageSection[], after: readonly PageSection[]): boolean =>
  before.length === after.length &&
  before.every(({ key, ids, level }, i) => {
    const other = after[i];
    return other?.key === key && other.ids[0] === ids[0] && other.level === level;
  });
