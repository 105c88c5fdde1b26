import type { PageSection } from '../render/renderer.js';

/** A page as it was at one time, in the pieces that are replaced one by one. */
export interface PageState {
  /** The page without its sections and the entries of its table of contents. */
  readonly frame: string;
  readonly style: string | undefined;
  /** The entries of the table of contents as HTML. */
  readonly contents: string | undefined;
  readonly sections: readonly LiveSection[];
}

export interface LiveSection extends PageSection {
  /** Whether its HTML holds no tag that authors wrote, and so closes all that it opens. */
  readonly isClosed: boolean;
}

type Place = readonly [key: string, id: string | undefined, level: number];

/** What makes of one state of a page another. */
export type Patch =
  | { readonly kind: 'reload' }
  | {
      readonly kind: 'replace';
      readonly style?: string;
      readonly contents?: string;
      /** All sections in their order, where others came, went, or moved. */
      readonly order?: readonly Place[];
      /** What stands in sections before those nested in them. */
      readonly sections: readonly { readonly key: string; readonly html: string }[];
    };

/** What a browser that shows `before` has to do to show `after`; `undefined`: nothing. */
export function patchBetween(before: PageState, after: PageState): Patch | undefined {
  if (before === after) return undefined;
  if (frameOf(before) !== frameOf(after)) return { kind: 'reload' };
  const known = new Map(before.sections.map((section) => [section.key, section]));
  const changed = after.sections.filter(({ key, html }) => known.get(key)?.html !== html);
  if (changed.some(({ key, isClosed }) => !isClosed || known.get(key)?.isClosed === false))
    return { kind: 'reload' };
  const order = sameOrder(before.sections, after.sections) ? undefined : after.sections.map(placeOf);
  const style = before.style === after.style ? undefined : after.style;
  const contents = before.contents === after.contents ? undefined : after.contents;
  if (changed.length === 0 && !order && style === undefined && contents === undefined) return undefined;
  return {
    kind: 'replace',
    ...(style !== undefined && { style }),
    ...(contents !== undefined && { contents }),
    ...(order && { order }),
    sections: changed.map(({ key, html }) => ({ key, html })),
  };
}

const frameOf = ({ frame, style }: PageState): string =>
  style === undefined ? frame : frame.replaceAll(style, '');

const placeOf = ({ key, ids, level }: PageSection): Place => [key, ids[0], level];

const sameOrder = (before: readonly PageSection[], after: readonly PageSection[]): boolean =>
  before.length === after.length &&
  before.every(({ key, ids, level }, i) => {
    const other = after[i];
    return other?.key === key && other.ids[0] === ids[0] && other.level === level;
  });
