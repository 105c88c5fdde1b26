import { interruptsParagraph } from './interrupts.js';
import { dedent, isBlank, type LineSlice, lazyLine, lineEnd, sliceText } from './lines.js';
import { OpenParagraph } from './open-paragraph.js';

/** A block quote at the start of a text: its length and its lines without `>`. */
export interface BlockQuoteLines {
  readonly length: number;
  readonly lines: readonly LineSlice[];
}

const marker = /^ {0,3}>/;

/** Reads the block quote at the start of a text; `undefined` if there is none. */
export function readBlockQuote(text: string): BlockQuoteLines | undefined {
  if (!marker.test(text)) return undefined;
  const lines: LineSlice[] = [];
  const paragraph = new OpenParagraph();
  let at = 0;
  let length = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    const prefix = marker.exec(line)?.[0].length;
    if (prefix !== undefined) {
      const slice = dedent(text, at + prefix, end, 1, prefix);
      lines.push(slice);
      paragraph.push(sliceText(text, slice));
    } else if (paragraph.isOpen && !isBlank(line) && !interruptsParagraph(line, true))
      lines.push(lazyLine(text, at, end));
    else break;
    length = end;
    at = end + 1;
  }
  return { length, lines };
}
