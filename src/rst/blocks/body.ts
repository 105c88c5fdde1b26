import { explicitMarkup, isExplicit } from '../explicit/explicit.js';
import { gridTable, simpleTable } from '../tables/table-block.js';
import { type Block, isBlankAt, textAt } from './block.js';
import { blockQuote } from './block-quote.js';
import { bulletList } from './bullet-list.js';
import { definitionList } from './definition-list.js';
import { doctestBlock } from './doctest-block.js';
import { enumeratedList } from './enumerated-list.js';
import { enumeratorOf } from './enumerator.js';
import { fieldList, fieldMarker } from './field-list.js';
import { lineBlock } from './line-block.js';
import { isOptionMarker, optionList } from './option-list.js';
import { paragraph } from './paragraph.js';
import { isAdornment, overlinedTitleOrTransition, underlinedTitle } from './section-title.js';

/** Parses all lines of a block; constructs are tried in docutils' order. */
export function body(block: Block): void {
  while (block.at < block.lines.length) {
    if (isBlankAt(block, block.at)) block.at++;
    else next(block);
  }
}

function next(block: Block): void {
  const text = textAt(block, block.at) ?? '';
  const code = text.charCodeAt(0);
  if (code === 32) {
    blockQuote(block);
    return;
  }
  // Of the constructs, only enumerators start with a letter or a digit, as most lines do.
  if (isLetterOrDigit(code)) {
    if (!enumeratedList(block)) textBlock(block);
    return;
  }
  if (bulletList(block) || enumeratedList(block) || fieldList(block) || optionList(block)) return;
  if (doctestBlock(block) || lineBlock(block) || gridTable(block) || simpleTable(block)) return;
  if (explicitMarkup(block)) return;
  if (isAdornment(text) && overlinedTitleOrTransition(block)) return;
  textBlock(block);
}

function textBlock(block: Block): void {
  const below = textAt(block, block.at + 1);
  if (below?.startsWith(' ')) definitionList(block, isText);
  else if (below && isAdornment(below) && underlinedTitle(block)) return;
  else paragraph(block);
}

/** Whether a line is text, that is, does not start another construct. */
function isText(line: string): boolean {
  if (isLetterOrDigit(line.charCodeAt(0))) return enumeratorOf(line) === undefined;
  return !(
    /^(?:[-+*\u2022\u2023\u2043]|>>>|\|)(?: |$)/.test(line) ||
    enumeratorOf(line) !== undefined ||
    fieldMarker(line) !== undefined ||
    isOptionMarker(line) ||
    isExplicit(line) ||
    isAdornment(line) ||
    /^\+-[-+]+-\+$/.test(line) ||
    /^=+(?: +=+)+$/.test(line)
  );
}

const isLetterOrDigit = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
