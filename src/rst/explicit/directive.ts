import type { Element, ElementName } from '../../doc/nodes.js';
import { type Block, isBlankAt } from '../blocks/block.js';
import { body } from '../blocks/body.js';
import { fallback } from '../blocks/lists.js';
import { indentedBlock, type Line, lineSpan, linesSpan, textOfLines } from '../lines.js';
import type { DirectiveDefinition, SectionScope } from '../parser.js';
import type { Explicit } from './construct.js';
import { directiveParts } from './directive-block.js';

/** The marker of a directive with its name. */
export interface DirectiveMarker {
  readonly name: string;
  readonly nameStart: number;
  readonly length: number;
}

const name = '((?:(?!_)[\\p{L}\\p{N}_])+(?:[-._+:](?:(?!_)[\\p{L}\\p{N}_])+)*)';
const markerPattern = new RegExp(`^(\\.\\. +)${name} ?::(?: +|$)`, 'u');
const embeddedPattern = new RegExp(`^()${name}::(?: +|$)`, 'u');

/**
 *     .. name:: arguments
 *        ^~~~
 */
export const directiveMarker = (text: string): DirectiveMarker | undefined =>
  markerOf(markerPattern.exec(text));

/** The marker of a directive in a substitution definition, which has no dots. */
export const embeddedDirectiveMarker = (text: string): DirectiveMarker | undefined =>
  markerOf(embeddedPattern.exec(text));

const markerOf = (match: RegExpExecArray | null): DirectiveMarker | undefined =>
  match ? { name: match[2] ?? '', nameStart: match[1]?.length ?? 0, length: match[0].length } : undefined;

/** Runs the directive at the next line. `substitution` is the substitution definition that contains it. */
export function directive(block: Block, marker: DirectiveMarker, substitution?: Element): Explicit {
  const { parser } = block;
  const definition = parser.directive(marker.name);
  return definition ? run(block, marker, definition, substitution) : unknownDirective(block, marker);
}

function run(
  block: Block,
  marker: DirectiveMarker,
  definition: DirectiveDefinition,
  substitution: Element | undefined,
): Explicit {
  const { lines, parser } = block;
  const line = lines[block.at] ?? fallback(lines);
  const indented = indentedBlock(lines, block.at, { firstIndent: marker.length, keepTop: true });
  const written = lines.slice(block.at, indented.next);
  block.at = indented.next;
  const span = linesSpan(written, line);
  const nameSpan = {
    ...span,
    start: line.start + marker.nameStart,
    end: line.start + marker.nameStart + marker.name.length,
  };
  const blockText = textOfLines(written);
  const blankFinish = indented.blankFinish || isBlankAt(block, block.at);
  const parts = directiveParts(definition, indented.lines);
  if ('mismatch' in parts) {
    const report = parser.reporter.report({
      level: 3,
      rule: 'rst/directive',
      message: `Error in "${marker.name}" directive:\n${parts.mismatch}.`,
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
    name: marker.name,
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

function unknownDirective(block: Block, marker: DirectiveMarker): Explicit {
  const { lines, parser } = block;
  const line = lines[block.at] ?? fallback(lines);
  const indented = indentedBlock(lines, block.at, { firstIndent: 0, keepIndent: true });
  block.at = indented.next;
  const start = line.start + marker.nameStart;
  const span = { source: line.source, start, end: start + marker.name.length };
  const { reporter } = parser;
  const likely = parser.likelyName('directive', marker.name);
  const messages = [
    reporter.report({
      level: 1,
      isTreeOnly: true,
      rule: 'rst/unknown-directive',
      message: `No directive entry for "${marker.name}" in module "docutils.parsers.rst.languages.en".\nTrying "${marker.name}" as canonical directive name.`,
      span,
      at: line.start,
    }),
    reporter.report({
      level: 3,
      rule: 'rst/unknown-directive',
      message: `Unknown directive type "${marker.name}".`,
      ...(likely === undefined ? {} : { help: `Did you mean "${likely}"?` }),
      span,
      at: line.start,
      block: textOfLines(indented.lines),
    }),
  ];
  return { nodes: messages, blankFinish: indented.blankFinish };
}
