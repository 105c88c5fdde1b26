import { interruptsParagraph } from './interrupts.js';
import { dedent, indentWidth, isBlank, type LineSlice, lazyLine, lineEnd, sliceText } from './lines.js';
import { OpenParagraph } from './open-paragraph.js';

/** Terms, one a line, and their definitions. */
export interface DefinitionItem {
  readonly terms: readonly LineSlice[];
  readonly definitions: readonly DefinitionLines[];
}

export interface DefinitionLines {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly LineSlice[];
}

/** Reads the definitions of the terms that end at `termsEnd`; the first definition begins at `start`. */
export function readDefinitions(
  text: string,
  termsEnd: number,
  start: number,
): { readonly length: number; readonly items: readonly DefinitionItem[] } {
  const terms: LineSlice[] = [];
  for (let at = 0; at < termsEnd; ) {
    const end = lineEnd(text, at);
    terms.push({ padding: 0, start: at, end });
    at = end + 1;
  }
  const definitions: DefinitionLines[] = [];
  let at = start;
  while (at < text.length && /^:[ \t]/.test(text.slice(at, at + 2))) {
    const { definition, next } = readDefinition(text, at);
    definitions.push(definition);
    at = next;
  }
  return { length: definitions.at(-1)?.end ?? termsEnd, items: [{ terms, definitions }] };
}

/** Reads one definition; `next` is the start of the line after it and the blank lines that follow. */
function readDefinition(
  text: string,
  start: number,
): { readonly definition: DefinitionLines; readonly next: number } {
  const paragraph = new OpenParagraph();
  const lines: LineSlice[] = [];
  const firstEnd = lineEnd(text, start);
  const space = indentWidth(text.slice(start + 1, firstEnd), 1);
  // Eight or more spaces begin indented code.
  const indent = (space >= 8 ? 5 : space) + 1;
  const push = (slice: LineSlice): void => {
    lines.push(slice);
    paragraph.push(sliceText(text, slice));
  };
  push(dedent(text, start + 1, firstEnd, indent - 1, 1));
  let end = firstEnd;
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
    if (indentWidth(line) >= indent) push(dedent(text, at, stop, indent));
    else if (blankLines > 0 || !paragraph.isOpen || /^:[ \t]/.test(line) || interruptsParagraph(line, true))
      break;
    else lines.push(lazyLine(text, at, stop));
    blankLines = 0;
    end = stop;
    at = stop + 1;
  }
  lines.length -= blankLines;
  return { definition: { start, end, lines }, next: at };
}
