/**
 * Shortcodes are read before Markdown is, wherever they are; a placeholder of noncharacters takes the position of each in the text. Its
 * digits are the index of the shortcode.
 */
const blockOpen = '\ufdd0';
const inlineOpen = '\ufdd1';
const close = '\ufdd2';

/** Whether a text contains a character that placeholders consist of. */
export const hasNoncharacters = (text: string): boolean => /[\ufdd0-\ufdd2]/.test(text);

export const placeholder = (index: number, flow: 'block' | 'inline'): string =>
  `${flow === 'block' ? blockOpen : inlineOpen}${index}${close}`;

/** All placeholders in a text; the first group is the index. */
export const placeholders = /[\ufdd0\ufdd1](\d+)\ufdd2/g;

/** A placeholder at a position; the first group is the index. */
export const placeholderAt = /[\ufdd0\ufdd1](\d+)\ufdd2/y;

/** A line that consists of placeholders of block shortcodes. */
export const blockPlaceholderLine = /^[ \t]*(?:\ufdd0\d+\ufdd2[ \t]*)+$/;

/** Whether a line, its indentation aside, begins with the placeholder of a block shortcode. */
export const startsWithBlockPlaceholder = (line: string): boolean => /^[ \t]*\ufdd0/.test(line);
