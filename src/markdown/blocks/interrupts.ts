import { startsWithBlockPlaceholder } from '../text/placeholder.js';
import { contentStart } from '../text/trim.js';
import { indentWidth } from './lines.js';

const thematicBreak = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/;
const atxHeading = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const blockQuote = /^ {0,3}>/;
const codeFence = /^ {0,3}(?:`{3,}[^`]*$|~{3,})/;
const anyListItem = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
const interruptingListItem = /^ {0,3}(?:[-+*]|1[.)])[ \t]+[^ \t]/;
const footnoteDefinition = /^ {0,3}\[\^[^\]\s]+\]:/;

const blockTags =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|' +
  'figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|' +
  'noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';
/** The start conditions 1 to 6 of HTML blocks (CommonMark 4.6). */
const htmlBlock = new RegExp(
  `^ {0,3}<(?:(?:script|pre|style|textarea)(?:[\\s>]|$)|!--|\\?|![A-Za-z]|!\\[CDATA\\[|/?(?:${blockTags})(?:[ \\t]|$|/?>))`,
  'i',
);

export const isThematicBreak = (line: string): boolean => thematicBreak.test(line);
export const isAtxHeading = (line: string): boolean => atxHeading.test(line);
export const isCodeFence = (line: string): boolean => codeFence.test(line);
export const startsHtmlBlock = (line: string): boolean => htmlBlock.test(line);

/**
 * Whether a line ends the paragraph before it. A line that lacks the markers of the paragraph's container is `lazy`: there any list item
 * begins a list.
 */
export function interruptsParagraph(line: string, lazy = false): boolean {
  if (indentWidth(line) > 3) return false;
  switch (line.charCodeAt(contentStart(line))) {
    case 35: // #
      return atxHeading.test(line);
    case 62: // >
      return blockQuote.test(line);
    case 60: // <
      return htmlBlock.test(line);
    case 91: // [
      return footnoteDefinition.test(line);
    case 96: // `
    case 126: // ~
      return codeFence.test(line);
    default:
      return (
        thematicBreak.test(line) ||
        (lazy ? anyListItem : interruptingListItem).test(line) ||
        startsWithBlockPlaceholder(line)
      );
  }
}
