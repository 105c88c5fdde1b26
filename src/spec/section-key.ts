import { type Element, textOf } from '../doc/nodes.js';

/**
 * The key of a section of a file. It does not depend on other sections, so that a section keeps it when another is inserted above. Sections
 * of the same title are numbered where their page is assembled.
 */
export const sectionKey = (path: string, title: Element | undefined): string =>
  `${path}: ${title ? textOf(title) : ''}`;
