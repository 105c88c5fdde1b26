import { type Element, element, isElement, type Node, text } from '../nodes.js';
import { sectionNumbers } from '../numbering.js';
import type { Transform, TransformState } from './transform.js';

/** Prefixes section titles with numbers as requested by `sectnum`. */
export const sectionNumbering: Transform = {
  priority: 710,
  apply(state, pending) {
    for (const directive of pending) {
      state.replace(new Map<Element, Node[]>([[directive, []]]));
      if (state.settings.sectnum_xform !== false) numberSections(directive, state);
    }
  },
};

function numberSections({ attributes }: Element, state: TransformState): void {
  const { depth, start, prefix, suffix } = attributes.data ?? {};
  const titles: Element[] = [];
  const levels: number[] = [];
  collectTitles(state.document, 1, titles, levels);
  const numbers = sectionNumbers(levels, {
    depth: typeof depth === 'number' ? depth : undefined,
    start: typeof start === 'number' ? start : undefined,
    prefix: typeof prefix === 'string' ? prefix : undefined,
    suffix: typeof suffix === 'string' ? suffix : undefined,
  });
  for (const [i, title] of titles.entries()) {
    const number = numbers[i];
    if (number === undefined) continue;
    const span = { source: title.source, start: title.start, end: title.start };
    // Like docutils, separate the number from the title by three no-break spaces.
    const prefixed = text(`${number}\u00a0\u00a0\u00a0`, span);
    state.setChildren(title, [
      element('generated', span, [prefixed], { classes: ['sectnum'] }),
      ...title.children,
    ]);
    title.attributes.auto = 1;
  }
}

function collectTitles(parent: Element, level: number, titles: Element[], levels: number[]): void {
  for (const section of sectionsOf(parent)) {
    const [title] = section.children;
    if (title?.type === 'title') {
      titles.push(title);
      levels.push(level);
    }
    collectTitles(section, level + 1, titles, levels);
  }
}

/** The sections that are direct children of an element. */
export const sectionsOf = (parent: Element): Element[] =>
  parent.children.filter((child): child is Element => isElement(child) && child.type === 'section');
