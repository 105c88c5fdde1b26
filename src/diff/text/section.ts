import type { Span } from '../../source/text.js';
import type { Block } from './blocks.js';

/** A section of a page: a title with its own blocks, without subsections. */
export interface Section {
  /** The key of its unit. */
  readonly key: string;
  /** The path of its page in the site. */
  readonly page: string;
  /** The anchors of its title, the preferred one first. */
  readonly ids: readonly string[];
  /** On one line; without one, the title of the section above; empty before the first title of a page. */
  readonly title: string;
  readonly parent: Section | undefined;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** A page with its sections in order. */
export interface Page {
  readonly path: string;
  readonly sections: readonly Section[];
  /** All anchors of the page, each with the section that contains it. */
  readonly anchors: ReadonlyMap<string, Section>;
}
