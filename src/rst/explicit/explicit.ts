import { type Block, pushAll, unfinished } from '../blocks/block.js';
import { fallback } from '../blocks/lists.js';
import { lineSpan, linesSpan } from '../lines.js';
import { comment, markerLength } from './comment.js';
import type { Explicit, Malformed } from './construct.js';
import { directive, directiveMarker } from './directive.js';
import { citation, footnote } from './footnote.js';
import { substitutionDefinition } from './substitution-definition.js';
import { anonymousTarget, hyperlinkTarget } from './target.js';

export const isExplicit = (line: string): boolean => /^(?:\.\.|__)(?: |$)/.test(line);

const simpleName = '(?:(?!_)[\\p{L}\\p{N}_])+(?:[-._+:](?:(?!_)[\\p{L}\\p{N}_])+)*';
const footnoteMarker = new RegExp(`^\\.\\. +\\[([0-9]+|#|#${simpleName}|\\*)\\](?: +|$)`, 'u');
const citationMarker = new RegExp(`^\\.\\. +\\[(${simpleName})\\](?: +|$)`, 'u');
/** The first character after the dots determines the construct. */
const afterDots = /[^. ]/;
const targetMarker = /^\.\. +_(?! |$)/;
const substitutionMarker = /^\.\. +\|(?! |$)/;

/**
 * Parses a run of footnotes, citations, targets, substitution definitions, directives and comments without blank lines:
 *
 *     .. note:: Mind the gap.
 *     ^~
 */
export function explicitMarkup(block: Block): boolean {
  if (!isExplicit(block.lines[block.at]?.text ?? '')) return false;
  let blankFinish = construct(block);
  block.firstExplicitEnd = block.lines[block.at - 1];
  while (isExplicit(block.lines[block.at]?.text ?? '')) blankFinish = construct(block);
  block.firstExplicitEnd = undefined;
  const below = block.lines[block.at];
  if (!blankFinish && below && below.text !== '') unfinished(block, 'Explicit markup');
  return true;
}

function construct(block: Block): boolean {
  const line = block.lines[block.at] ?? fallback(block.lines);
  const start = block.at;
  const result = read(block, line.text);
  if (!('malformed' in result)) {
    pushAll(block, result.nodes);
    return result.blankFinish;
  }
  // Like docutils, parse the last line without the length of the marker as a comment, with the indented lines below it.
  block.at = start;
  const marker = markerLength(block);
  block.at = result.last;
  const at = (block.lines[result.last] ?? line).start;
  const { malformed: message, rule } = result;
  const note = comment(block, marker);
  const report = block.parser.reporter.report({ level: 2, rule, message, span: lineSpan(line), at });
  const span = linesSpan(block.lines.slice(start, block.at), line);
  for (const node of note.nodes) {
    node.start = span.start;
    node.end = span.end;
  }
  pushAll(block, [...note.nodes, report]);
  return note.blankFinish;
}

function read(block: Block, text: string): Explicit | Malformed {
  if (text.startsWith('__')) return anonymousTarget(block);
  switch (text.charCodeAt(text.search(afterDots))) {
    case 91: {
      const note = footnoteMarker.exec(text);
      if (note) return footnote(block, note[1] ?? '', note[0].length);
      const cited = citationMarker.exec(text);
      if (cited) return citation(block, cited[1] ?? '', cited[0].length);
      break;
    }
    case 95: {
      const target = targetMarker.exec(text);
      if (target) return hyperlinkTarget(block, target[0].length);
      break;
    }
    case 124: {
      const substitution = substitutionMarker.exec(text);
      if (substitution) return substitutionDefinition(block, substitution[0].length);
      break;
    }
    default: {
      const marker = directiveMarker(text);
      if (marker) return directive(block, marker);
    }
  }
  return comment(block);
}
