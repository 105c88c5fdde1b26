import { type Element, isElement, type Node, type Text } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import { type SectionUnit, variableOf } from './section.js';

/** A template variable in a text or in a literal block, where it is not expanded. */
export interface UnexpandedVariable {
  readonly name: string;
  readonly span: Span;
  readonly isInLiteralBlock: boolean;
}

const inText = /\{\{([^{}\n]*)\}\}/g;
/** In a literal block, braces within a line are code; a variable alone on its line was meant as a block. */
const onLine = /^([ \t]*)\{\{([^{}\n]*)\}\}[ \t]*$/gm;

/** Elements whose text is shown as written on purpose, is not shown, or has been reported. */
const skipped = new Set(['literal', 'comment', 'raw', 'math', 'math_block', 'problematic', 'system_message']);

const memoized = new WeakMap<SectionUnit, readonly UnexpandedVariable[]>();

/** Returns the template variables of a unit that are not the only content of a block; memoized by the unit. */
export function unexpandedVariables(unit: SectionUnit): readonly UnexpandedVariable[] {
  const known = memoized.get(unit);
  if (known) return known;
  const found: UnexpandedVariable[] = [];
  for (const node of unit.heading ? [unit.heading.title, ...unit.body] : unit.body) visit(node, found);
  memoized.set(unit, found);
  return found;
}

function visit(node: Node, found: UnexpandedVariable[]): void {
  if (!node.source.text.slice(node.start, node.end).includes('{{')) return;
  if (!isElement(node)) addFromText(node, found);
  else if (node.type === 'literal_block' || node.type === 'doctest_block') addFromBlock(node, found);
  else if (!skipped.has(node.type) && variableOf(node) === undefined)
    for (const child of node.children) visit(child, found);
}

function addFromText({ value, source, start }: Text, found: UnexpandedVariable[]): void {
  if (!value.includes('{{')) return;
  let from = start;
  for (const [written, name = ''] of value.matchAll(inText)) {
    const at = source.text.indexOf(written, from);
    if (at < 0) return;
    from = at + written.length;
    found.push({ name: name.trim(), span: { source, start: at, end: from }, isInLiteralBlock: false });
  }
}

function addFromBlock({ source, start, end }: Element, found: UnexpandedVariable[]): void {
  const text = source.text.slice(start, end);
  if (!text.includes('{{')) return;
  for (const { index, 0: line, 1: indent = '', 2: name = '' } of text.matchAll(onLine))
    found.push({
      name: name.trim(),
      span: {
        source,
        start: start + index + indent.length,
        end: start + index + line.trimEnd().length,
      },
      isInLiteralBlock: true,
    });
}
