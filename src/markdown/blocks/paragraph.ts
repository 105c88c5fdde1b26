import { blockPlaceholderLine, startsWithBlockPlaceholder } from '../text/placeholder.js';
import { type DefinitionItem, readDefinitions } from './definition-list.js';
import { interruptsParagraph } from './interrupts.js';
import { isBlank, lineEnd } from './lines.js';
import { isTableStart } from './table.js';

/** What begins with a line of text. */
export type ParagraphLines =
  | { readonly kind: 'paragraph'; readonly length: number }
  /** A line with nothing but block shortcodes. */
  | { readonly kind: 'shortcodes'; readonly length: number }
  | {
      readonly kind: 'heading';
      readonly length: number;
      readonly depth: 1 | 2;
      /** The end of the heading's text. */
      readonly textEnd: number;
    }
  | { readonly kind: 'definitions'; readonly length: number; readonly items: readonly DefinitionItem[] };

const setextUnderline = /^ {0,3}(=+|-+)[ \t]*$/;

/** Reads the paragraph, setext heading or definition list at the start of a text, which no other block begins with. */
export function readParagraph(text: string, hasDefinitions: boolean): ParagraphLines {
  const first = lineEnd(text, 0);
  if (startsWithBlockPlaceholder(text.slice(0, first)) && blockPlaceholderLine.test(text.slice(0, first)))
    return { kind: 'shortcodes', length: first };
  let end = first;
  let lineStart = 0;
  for (let at = first + 1; at < text.length; ) {
    const stop = lineEnd(text, at);
    const line = text.slice(at, stop);
    if (isBlank(line)) break;
    const underline = setextUnderline.exec(line)?.[1];
    if (underline)
      return { kind: 'heading', length: stop, depth: underline.startsWith('=') ? 1 : 2, textEnd: end };
    if (interruptsParagraph(line)) break;
    if (hasDefinitions && isDefinition(line)) break;
    if (lineStart > 0 && isTableStart(text.slice(lineStart, end), line)) {
      end = lineStart - 1;
      return { kind: 'paragraph', length: end };
    }
    lineStart = at;
    end = stop;
    at = stop + 1;
  }
  if (!hasDefinitions) return { kind: 'paragraph', length: end };
  let next = end + 1;
  while (next < text.length && isBlank(text.slice(next, lineEnd(text, next)))) next = lineEnd(text, next) + 1;
  if (!isDefinition(text.slice(next, lineEnd(text, next)))) return { kind: 'paragraph', length: end };
  return { kind: 'definitions', ...readDefinitions(text, end, next) };
}

const isDefinition = (line: string): boolean => /^:[ \t]/.test(line);
