import { isPreBibliographic } from '../element-categories.js';
import { type Attributes, type Element, element, isElement, textOf } from '../nodes.js';
import { sectionsOf } from './section-numbers.js';
import type { Transform, TransformState } from './transform.js';

/** Promotes the title of a lone top-level section to the document title, and the title of a lone subsection to the subtitle. */
export const docTitle: Transform = {
  priority: 320,
  apply(state) {
    const { document, settings } = state;
    if (settings.doctitle_xform !== false && promoteTitle(document, state)) promoteSubtitle(document, state);
    const [title] = document.children;
    const titleText = settings.title ?? (title?.type === 'title' ? textOf(title) : undefined);
    if (titleText !== undefined) document.attributes.title ??= titleText;
  },
};

/** Promotes the title of a lone subsection of any section to a subtitle. */
export const sectionSubTitle: Transform = {
  priority: 350,
  apply(state) {
    if (!state.settings.sectsubtitle_xform) return;
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
  const lone = loneSection(document);
  if (!lone) return false;
  const { section, index } = lone;
  addAttributes(document.attributes, section.attributes);
  state.setChildren(document, [
    ...section.children.slice(0, 1),
    ...document.children.slice(0, index),
    ...section.children.slice(1),
  ]);
  return true;
}

function promoteSubtitle(parent: Element, state: TransformState): void {
  const lone = loneSection(parent);
  const [title] = lone?.section.children ?? [];
  if (!lone || !title || !isElement(title)) return;
  const { section, index } = lone;
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

/** The only section of an element, if no other children follow elements that may precede a title. */
function loneSection(parent: Element): { section: Element; index: number } | undefined {
  const index = parent.children.findIndex(({ type }) => !isPreBibliographic(type as Element['type']));
  const section = parent.children[index];
  if (!section || !isElement(section) || section.type !== 'section') return undefined;
  return index === parent.children.length - 1 ? { section, index } : undefined;
}

/** Merges attributes: lists are concatenated, other values replaced. */
function addAttributes(to: Attributes, from: Attributes): void {
  const { ids, names, dupnames, classes, ...others } = from;
  Object.assign(to, others);
  if (ids) to.ids = [...(to.ids ?? []), ...ids];
  if (names) to.names = [...(to.names ?? []), ...names];
  if (dupnames) to.dupnames = [...(to.dupnames ?? []), ...dupnames];
  if (classes) to.classes = [...(to.classes ?? []), ...classes];
}
