import type { Element, ElementName } from '../../doc/nodes.js';
import { type Block, isBlankAt } from '../blocks/block.js';
import { body } from '../blocks/body.js';
import { fallback } from '../blocks/lists.js';
import { indentedBlock, type Line, lineSpan, linesSpan, textOfLines } from '../lines.js';
import type { DirectiveDefinition, SectionScope } from '../parser.js';
import type { Explicit } from './construct.js';
import { directiveParts } from './directive-block.js';

/** The head of a directive: its name, and how long the marker is. */
export interface DirectiveMarker {
  readonly name: string;
  readonly nameStart: number;
  readonly length: number;
}

const name = '((?:(?!_)[\\p{L}\\p{N}_])+(?:[-._+:](?:(?!_)[\\p{L}\\p{N}_])+)*)';
const marker = new RegExp(`^(\\.\\. +)${name} ?::(?: +|$)`, 'u');
const embeddedMarker = new RegExp(`^()${name}::(?: +|$)`, 'u');

/**
 *     .. name:: arguments
 *        ^~~~
 */
export const directiveMarker = (text: string): DirectiveMarker | undefined => markerOf(marker.exec(text));

/** The head of a directive in a substitution definition, where the two dots stand before the name that is defined. */
export const embeddedDirectiveMarker = (text: string): DirectiveMarker | undefined =>
  markerOf(embeddedMarker.exec(text));

const markerOf = (match: RegExpExecArray | null): DirectiveMarker | undefined =>
  match ? { name: match[2] ?? '', nameStart: match[1]?.length ?? 0, length: match[0].length } : undefined;

/** Runs the directive at the next line. `substitution` is the definition that it stands in, if any. */
export function directive(block: Block, called: DirectiveMarker, substitution?: Element): Explicit {
  const { parser } = block;
  const definition = parser.directive(called.name);
  return definition ? run(block, called, definition, substitution) : unknownDirective(block, called);
}

function run(
  block: Block,
  called: DirectiveMarker,
  definition: DirectiveDefinition,
  substitution: Element | undefined,
): Explicit {
  const { lines, parser } = block;
  const line = lines[block.at] ?? fallback(lines);
  const found = indentedBlock(lines, block.at, { firstIndent: called.length, keepTop: true });
  const written = lines.slice(block.at, found.next);
  block.at = found.next;
  const span = linesSpan(written, line);
  const nameSpan = {
    ...span,
    start: line.start + called.nameStart,
    end: line.start + called.nameStart + called.name.length,
  };
  const blockText = textOfLines(written);
  const blankFinish = found.blankFinish || isBlankAt(block, block.at);
  const parts = directiveParts(definition, found.lines);
  if ('mismatch' in parts) {
    const report = parser.reporter.report({
      level: 3,
      rule: 'rst/directive',
      message: `Error in "${called.name}" directive:\n${parts.mismatch}.`,
      ...(parts.help === undefined ? {} : { help: parts.help }),
      span: parts.line ? lineSpan(parts.line) : nameSpan,
      at: span.start,
      block: blockText,
    });
    return { nodes: [report], blankFinish };
  }
  const parent: ElementName | undefined = block.parentType;
  const insert = (inserted: readonly Line[]): void =>
    body({ ...block, lines: inserted, at: 0, firstExplicitEnd: undefined });
  const insertSections = (inserted: readonly Line[], scope: SectionScope): void => {
    const joins = block.firstExplicitEnd !== undefined;
    if (block.sink.within) block.sink.within({ ...scope, joins }, () => insert(inserted));
    else insert(inserted);
  };
  const call = {
    name: called.name,
    ...parts,
    blockText,
    span,
    nameSpan,
    parent,
    substitution,
    insert,
    insertSections,
  };
  const nodes = definition.run(call, parser);
  return { nodes, blankFinish };
}

function unknownDirective(block: Block, called: DirectiveMarker): Explicit {
  const { lines, parser } = block;
  const line = lines[block.at] ?? fallback(lines);
  const found = indentedBlock(lines, block.at, { firstIndent: 0, keepIndent: true });
  block.at = found.next;
  const start = line.start + called.nameStart;
  const span = { source: line.source, start, end: start + called.name.length };
  const { reporter } = parser;
  const likely = parser.likelyName('directive', called.name);
  const notes = [
    reporter.report({
      level: 1,
      rule: 'rst/unknown-directive',
      message: `No directive entry for "${called.name}" in module "docutils.parsers.rst.languages.en".\nTrying "${called.name}" as canonical directive name.`,
      span,
      at: line.start,
    }),
    reporter.report({
      level: 3,
      rule: 'rst/unknown-directive',
      message: `Unknown directive type "${called.name}".`,
      ...(likely === undefined ? {} : { help: `Did you mean "${likely}"?` }),
      span,
      at: line.start,
      block: textOfLines(found.lines),
    }),
  ];
  return { nodes: notes, blankFinish: found.blankFinish };
}
