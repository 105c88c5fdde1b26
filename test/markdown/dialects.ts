import type { MarkdownOptions, ShortcodeSyntax } from '../../src/markdown/options.js';

const block: ShortcodeSyntax['flow'] = { '%': 'block', '<': 'block' };
const inline: ShortcodeSyntax['flow'] = { '%': 'inline', '<': 'inline' };

/** The dialect of pages with every construct. */
export const pages: MarkdownOptions = {
  typographer: true,
  bareUrls: true,
  definitionLists: true,
  headingAttributes: true,
  math: { inline: [['\\(', '\\)']], block: [['\\[', '\\]']] },
  shortcodes: new Map<string, ShortcodeSyntax>([
    ['boxes/note', { paired: true, flow: block }],
    ['boxes/rationale', { paired: true, flow: block }],
    ['boxes/warning', { paired: true, flow: block }],
    ['http-api', { paired: false, flow: block }],
    ['added-in', { paired: false, flow: inline }],
    ['changed-in', { paired: false, flow: inline }],
  ]),
};
