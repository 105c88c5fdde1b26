import type { Footnotes } from '../footnotes.js';
import type { LinkDefinitions } from '../link-definitions.js';
import type { MarkdownOptions } from '../options.js';
import type { ShortcodeElements } from '../shortcode-elements.js';
import type { Slips } from '../slips/slips.js';

/** What inline constructs need to know of their document. */
export interface InlineContext {
  readonly options: MarkdownOptions;
  readonly links: LinkDefinitions;
  readonly footnotes: Footnotes;
  readonly shortcodes: ShortcodeElements;
  readonly quotes: QuoteCounts;
  readonly slips: Slips;
}

/** How many opening quotes of each kind wait for a closing one; counted through the document. */
export interface QuoteCounts {
  single: number;
  double: number;
}
