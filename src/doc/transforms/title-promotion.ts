import { isPreBibliographic } from '../element-categories.js';
import { type Attributes, type Element, element, isElement, textOf } from '../nodes.js';
import { sectionsOf } from './section-numbers.js';
import type { Transform, TransformState } from './transform.js';

/** A lone section at the top becomes the document: its title the document's title, that of a lone section in it the subtitle. */
export const docTitle: Transform = {
  priority: 320,
  apply(state) {
    const { document, settings } = state;
    if (settings.doctitle_xform !== false && promoteTitle(document, state)) promoteSubtitle(document, state);
    const [title] = document.children;
    const shown = settings.title ?? (title?.type === 'title' ? textOf(title) : undefined);
    if (shown !== undefined) document.attributes.title ??= shown;
  },
};

/** The title of a lone section in a section becomes the subtitle. */
export const sectionSubTitle: Transform = {
  priority: 350,
  apply(state) {
    if (state.settings.sectsubtitle_xform === false) return;
    promoteSubtitles(state.document, state);
  },
};

function promoteSubtitles(parent: Element, state: TransformState): void {
  for (const section of sectionsOf(parent)) {
    promoteSubtitle(section, state);
    promoteSubtitles(section, state);
  }
}

/**
 *     <document>                 <document names="a title">
 *         <section names="a title">  <title>
 *             <title>          ->
 */
function promoteTitle(document: Element, state: TransformState): boolean {
  const found = loneSection(document);
  if (!found) return false;
  const { section, index } = found;
  addAttributes(document.attributes, section.attributes);
  state.setChildren(document, [
    ...section.children.slice(0, 1),
    ...document.children.slice(0, index),
    ...section.children.slice(1),
  ]);
  return true;
}

function promoteSubtitle(parent: Element, state: TransformState): void {
  const found = loneSection(parent);
  const [title] = found?.section.children ?? [];
  if (!found || !title || !isElement(title)) return;
  const { section, index } = found;
  const subtitle = element('subtitle', title);
  addAttributes(subtitle.attributes, section.attributes);
  const children = [
    ...parent.children.slice(0, 1),
    subtitle,
    ...parent.children.slice(1, index),
    ...section.children.slice(1),
  ];
  state.setChildren(parent, children);
  state.setChildren(subtitle, title.children);
}

/** The section that is all there is in an element, apart from what may stand before a title. */
function loneSection(parent: Element): { section: Element; index: number } | undefined {
  const index = parent.children.findIndex(({ type }) => !isPreBibliographic(type as Element['type']));
  const section = parent.children[index];
  if (!section || !isElement(section) || section.type !== 'section') return undefined;
  return index === parent.children.length - 1 ? { section, index } : undefined;
}

/** Lists are joined, other attributes replaced. */
function addAttributes(to: Attributes, from: Attributes): void {
  const { ids, names, dupnames, classes, ...others } = from;
  Object.assign(to, others);
  if (ids) to.ids = [...(to.ids ?? []), ...ids];
  if (names) to.names = [...(to.names ?? []), ...names];
  if (dupnames) to.dupnames = [...(to.dupnames ?? []), ...dupnames];
  if (classes) to.classes = [...(to.classes ?? []), ...classes];
}
