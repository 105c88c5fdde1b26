import { interruptsParagraph } from './interrupts.js';
import { dedent, indentWidth, isBlank, type LineSlice, lazyLine, lineEnd, sliceText } from './lines.js';
import { OpenParagraph } from './open-paragraph.js';

/** A footnote at the start of a text: `[^label]: text`, further lines indented by four columns. */
export interface FootnoteLines {
  readonly length: number;
  readonly label: string;
  readonly lines: readonly LineSlice[];
}

const marker = /^ {0,3}\[\^([^\]\s]+)\]:/;

/** Reads the footnote definition at the start of a text; `undefined` if there is none. */
export function readFootnote(text: string): FootnoteLines | undefined {
  const match = marker.exec(text);
  if (!match) return undefined;
  const [{ length: prefix }, label = ''] = match;
  const paragraph = new OpenParagraph();
  const lines: LineSlice[] = [];
  const push = (slice: LineSlice): void => {
    lines.push(slice);
    paragraph.push(sliceText(text, slice));
  };
  const firstEnd = lineEnd(text, 0);
  push(dedent(text, prefix, firstEnd, Number.POSITIVE_INFINITY));
  let length = firstEnd;
  let at = firstEnd + 1;
  let blankLines = 0;
  while (at < text.length) {
    const stop = lineEnd(text, at);
    const line = text.slice(at, stop);
    if (isBlank(line)) {
      blankLines++;
      push({ padding: 0, start: stop, end: stop });
      at = stop + 1;
      continue;
    }
    if (indentWidth(line) >= 4) push(dedent(text, at, stop, 4));
    else if (blankLines > 0 || !paragraph.isOpen || interruptsParagraph(line, true)) break;
    else lines.push(lazyLine(text, at, stop));
    blankLines = 0;
    length = stop;
    at = stop + 1;
  }
  lines.length -= blankLines;
  return { length, label, lines };
}
