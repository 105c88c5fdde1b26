import { interruptsParagraph, isThematicBreak } from './interrupts.js';
import { dedent, indentWidth, isBlank, type LineSlice, lazyLine, lineEnd, sliceText } from './lines.js';
import { OpenParagraph } from './open-paragraph.js';

/** A list at the start of a text. */
export interface ListLines {
  readonly length: number;
  /** `-`, `+` or `*`; `.` or `)` for an ordered list. */
  readonly marker: string;
  /** The number of the first item of an ordered list. */
  readonly start: number | undefined;
  readonly items: readonly ListItemLines[];
}

export interface ListItemLines {
  readonly start: number;
  /** The end of the last line with content. */
  readonly end: number;
  readonly lines: readonly LineSlice[];
}

interface ItemMarker {
  readonly kind: string;
  readonly number: number | undefined;
  /** The length of the indentation and the marker. */
  readonly length: number;
}

const itemMarker = /^( {0,3})(?:([-+*])|(\d{1,9})([.)]))(?=[ \t]|$)/;

function markerOf(line: string): ItemMarker | undefined {
  const match = itemMarker.exec(line);
  if (!match || isThematicBreak(line)) return undefined;
  const [{ length }, , bullet, number, delimiter] = match;
  return {
    kind: bullet ?? delimiter ?? '',
    number: number === undefined ? undefined : Number(number),
    length,
  };
}

/** Reads the list at the start of a text; `undefined` if there is none. */
export function readList(text: string): ListLines | undefined {
  const first = markerOf(text.slice(0, lineEnd(text, 0)));
  if (!first) return undefined;
  const items: ListItemLines[] = [];
  let next = 0;
  for (;;) {
    const marker = next < text.length ? markerOf(text.slice(next, lineEnd(text, next))) : undefined;
    if (marker?.kind !== first.kind) break;
    const item = readItem(text, next, marker);
    items.push(item.item);
    next = item.next;
  }
  const length = items.at(-1)?.end ?? 0;
  return { length, marker: first.kind, start: first.number, items };
}

/** Reads an item; `next` is the start of the line after it and the blank lines that follow. */
function readItem(
  text: string,
  start: number,
  marker: ItemMarker,
): { readonly item: ListItemLines; readonly next: number } {
  const paragraph = new OpenParagraph();
  const lines: LineSlice[] = [];
  const firstEnd = lineEnd(text, start);
  const content = text.slice(start + marker.length, firstEnd);
  const space = indentWidth(content, marker.length);
  const isEmpty = isBlank(content);
  // Five or more spaces begin indented code, one column after the marker.
  const indent = marker.length + (isEmpty || space > 4 ? 1 : space);
  const push = (slice: LineSlice): void => {
    lines.push(slice);
    paragraph.push(sliceText(text, slice));
  };
  push(dedent(text, start + marker.length, firstEnd, indent - marker.length, marker.length));
  let end = isEmpty ? start + marker.length : firstEnd;
  let at = firstEnd + 1;
  let blankLines = 0;
  while (at < text.length) {
    const stop = lineEnd(text, at);
    const line = text.slice(at, stop);
    if (isBlank(line)) {
      // An item may begin with one blank line, after its marker.
      if (isEmpty && lines.length === 1)
        return { item: { start, end, lines }, next: afterBlankLines(text, at) };
      blankLines++;
      push({ padding: 0, start: stop, end: stop });
      at = stop + 1;
      continue;
    }
    if (indentWidth(line) >= indent) push(dedent(text, at, stop, indent));
    else if (blankLines > 0 || !paragraph.isOpen || interruptsParagraph(line, true)) break;
    else lines.push(lazyLine(text, at, stop));
    blankLines = 0;
    end = stop;
    at = stop + 1;
  }
  if (blankLines > 0) lines.length -= blankLines;
  return { item: { start, end, lines }, next: at };
}

function afterBlankLines(text: string, start: number): number {
  let at = start;
  while (at < text.length && isBlank(text.slice(at, lineEnd(text, at)))) at = lineEnd(text, at) + 1;
  return at;
}
