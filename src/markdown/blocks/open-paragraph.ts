import { isAtxHeading, isCodeFence, isThematicBreak, startsHtmlBlock } from './interrupts.js';
import { indentWidth, isBlank } from './lines.js';

const container = /^(?: {0,3}>[ \t]?| {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$))+/;
const setextUnderline = /^ {0,3}(?:=+|-+)[ \t]*$/;
/** HTML blocks of conditions 1 to 5 end with a marker, the others with a blank line. */
const markedHtml: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![A-Za-z]/, />/],
];

/**
 * Follows the lines of a container to decide whether its innermost open block is a paragraph: only a paragraph is continued by a line
 * without the container's markers.
 */
export class OpenParagraph {
  #fence: RegExp | undefined;
  #html: RegExp | undefined;
  isOpen = false;

  /** Takes the next line of the container, without the container's markers. */
  push(line: string): void {
    if (this.#fence) {
      if (this.#fence.test(line)) this.#fence = undefined;
      return;
    }
    if (this.#html) {
      if (this.#html.test(line)) this.#html = undefined;
      return;
    }
    const markers = container.exec(line)?.[0] ?? '';
    const content = line.slice(markers.length);
    this.isOpen = this.#continues(content, markers !== '');
  }

  #continues(line: string, isNested: boolean): boolean {
    if (isBlank(line)) return false;
    const wasOpen = this.isOpen && !isNested;
    if (indentWidth(line) > 3) return wasOpen;
    if (wasOpen && setextUnderline.test(line)) return false;
    if (isAtxHeading(line) || isThematicBreak(line)) return false;
    if (isCodeFence(line)) {
      const fence = /`+|~+/.exec(line)?.[0] ?? '';
      this.#fence = new RegExp(`^\\s*\\${fence.charAt(0)}{${fence.length},}\\s*$`);
      return false;
    }
    if (startsHtmlBlock(line)) {
      const end = markedHtml.find(([start]) => start.test(line))?.[1] ?? /^\s*$/;
      if (!end.test(line)) this.#html = end;
      return false;
    }
    return true;
  }
}
